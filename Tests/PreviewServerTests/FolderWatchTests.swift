import Files
import Foundation
import PreviewServer
import Testing

/// Each way of writing in a folder of its own, watched as the system tells it and by looking again and again.
@Suite(.serialized, .timeLimit(.minutes(5))) struct FolderWatchTests {
    private func changes(polling: Bool, _ act: (_ root: String) throws -> Void) async throws -> FileChanges {
        let root = try Paths.resolved("/tmp") + "/docsite-watch-\(UInt64.random(in: .min ... .max))"
        try FileWriting.makeFolder("\(root)/notes")
        try FileWriting.write([1], to: "\(root)/notes/a.md")
        defer { remove(root) }
        let watch = FolderWatch(roots: [root])
        #expect(await watch.begin(polling: polling) == nil)
        let task = Task { try await watch.run() }
        defer { task.cancel() }
        try act(root)
        var changes = await next(watch)
        changes.paths = Set(changes.paths.map { String($0.dropFirst(root.count + 1)) })
        return changes
    }

    /// The next changes. The bell may have rung for some that were taken already.
    private func next(_ watch: FolderWatch) async -> FileChanges {
        for await _ in watch.bell {
            let changes = await watch.settled()
            if !changes.isEmpty { return changes }
        }
        return FileChanges()
    }

    private func remove(_ root: String) {
        guard let listing = try? FolderListing(of: root) else { return }
        for item in listing.items { try? FileWriting.removeFile("\(root)/\(item.path)") }
        for folder in listing.folders.reversed() { _ = try? FileWriting.removeFolderIfEmpty("\(root)/\(folder)") }
        _ = try? FileWriting.removeFolderIfEmpty(root)
    }

    @Test(arguments: [false, true])
    func `a file that is written is told by its path`(polling: Bool) async throws {
        let changes = try await changes(polling: polling) { try FileWriting.write([2, 3], to: "\($0)/notes/a.md") }
        #expect(changes.paths == ["notes/a.md"])
    }

    @Test(arguments: [false, true])
    func `an editor that writes beside and renames changes one file`(polling: Bool) async throws {
        let changes = try await changes(polling: polling) { root in
            try FileWriting.write([2], to: "\(root)/notes/4913")
            try FileWriting.removeFile("\(root)/notes/4913")
            try FileWriting.rename("\(root)/notes/a.md", to: "\(root)/notes/a.md~")
            try FileWriting.write([2], to: "\(root)/notes/.a.md.swp")
            try FileWriting.rename("\(root)/notes/.a.md.swp", to: "\(root)/notes/a.md")
        }
        #expect(changes.paths == ["notes/a.md"])
    }

    @Test(arguments: [false, true])
    func `a file that is removed is told`(polling: Bool) async throws {
        let changes = try await changes(polling: polling) { try FileWriting.removeFile("\($0)/notes/a.md") }
        #expect(changes.paths == ["notes/a.md"])
    }

    @Test(arguments: [false, true])
    func `files in a folder that has just come are not missed`(polling: Bool) async throws {
        let changes = try await changes(polling: polling) { root in
            try FileWriting.makeFolder("\(root)/pages/deep")
            try FileWriting.write([2], to: "\(root)/pages/deep/b.md")
        }
        #expect(changes.isOpen || changes.paths == ["pages/deep/b.md"])
    }

    @Test func `one more name for a file is told`() async throws {
        let changes = try await changes(polling: false) { root in
            try FileManager.default.linkItem(atPath: "\(root)/notes/a.md", toPath: "\(root)/notes/b.md")
        }
        #expect(changes.paths.contains("notes/b.md"))
    }

    @Test func `a folder above that is replaced is followed`() async throws {
        let base = try temporaryFolder()
        try FileWriting.makeFolder("\(base)/site/content")
        defer { try? FileManager.default.removeItem(atPath: base) }
        let watch = FolderWatch(roots: ["\(base)/site/content"])
        #expect(await watch.begin(polling: false) == nil)
        let task = Task { try await watch.run() }
        defer { task.cancel() }
        try FileManager.default.removeItem(atPath: "\(base)/site")
        try FileWriting.makeFolder("\(base)/site/content/notes")
        #expect(await next(watch).isOpen)
        try FileWriting.write([1], to: "\(base)/site/content/notes/a.md")
        #expect(await next(watch).paths == ["\(base)/site/content/notes/a.md"])
    }

    @Test func `a link on the way that leads elsewhere is followed`() async throws {
        let base = try temporaryFolder()
        try FileWriting.makeFolder("\(base)/one/content")
        try FileWriting.makeFolder("\(base)/two/content")
        defer { try? FileManager.default.removeItem(atPath: base) }
        try FileManager.default.createSymbolicLink(atPath: "\(base)/current", withDestinationPath: "one")
        try FileManager.default.createSymbolicLink(atPath: "\(base)/content", withDestinationPath: "current/content")
        let watch = FolderWatch(roots: ["\(base)/content"])
        #expect(await watch.begin(polling: false) == nil)
        let task = Task { try await watch.run() }
        defer { task.cancel() }
        try FileManager.default.createSymbolicLink(atPath: "\(base)/new", withDestinationPath: "two")
        try FileWriting.rename("\(base)/new", to: "\(base)/current")
        #expect(await next(watch).isOpen)
        try FileWriting.write([1], to: "\(base)/two/content/site.yml")
        #expect(await next(watch).paths == ["\(base)/content/site.yml"])
    }

    private func temporaryFolder() throws -> String {
        try Paths.resolved("/tmp") + "/docsite-root-\(UInt64.random(in: .min ... .max))"
    }

    @Test func `a root that vanishes and comes back is watched again`() async throws {
        let base = try temporaryFolder()
        try FileWriting.makeFolder("\(base)/content")
        defer { remove(base) }
        let watch = FolderWatch(roots: ["\(base)/content"])
        #expect(await watch.begin(polling: false) == nil)
        let task = Task { try await watch.run() }
        defer { task.cancel() }
        try FileWriting.removeFolderIfEmpty("\(base)/content")
        try FileWriting.makeFolder("\(base)/content")
        #expect(await next(watch).isOpen)
        try FileWriting.write([1], to: "\(base)/content/site.yml")
        #expect(await next(watch).paths == ["\(base)/content/site.yml"])
    }
}
