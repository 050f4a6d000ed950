import ContentReading
import Foundation
import SiteModel

/// Files in a folder of their own for one test.
final class Tree {
    let path: String

    /// - Parameter files: texts by path.
    /// - Throws: where they cannot be written.
    init(_ files: [String: String]) throws {
        // Without links, as the program finds its own folder.
        let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        let folder = temporary.appending(path: "scaffolding-\(UUID().uuidString)")
        path = folder.path
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// What is read of it as a content folder.
    func content() async throws -> Content? {
        try await ContentReader(root: path, baseURL: nil, jobs: 1).read().content
    }
}
