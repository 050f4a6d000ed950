import Diagnostics
import Foundation

@testable import CatalogImport
@testable import FieldMapping
@testable import ImportSources
@testable import ImportWriting

/// A source, and the content folder that it is imported into.
final class ImportFixture {
    let root: String

    init(_ files: [String: String] = [:]) throws {
        // Without links, as the program finds its own folder.
        let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        root = temporary.appending(path: "import-\(UUID().uuidString)").path
        for (path, text) in files { try write(text, to: path) }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func write(_ text: String, to path: String) throws {
        let file = URL(filePath: "\(root)/\(path)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func text(_ path: String) -> String { (try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)) ?? "" }

    /// Every file of the content folder, by its path.
    var files: [String: String] {
        var files: [String: String] = [:]
        for path in (FileManager.default.enumerator(atPath: root)?.allObjects as? [String]) ?? []
        where path.contains(".") {
            files[path] = text(path)
        }
        return files
    }

    static func plan(json: String, map: String? = nil) -> ImportPlan {
        var faults: [Diagnostic] = []
        let said = map.flatMap { FieldMapReader.read(SourceFile($0, "fields.yml"), &faults) } ?? FieldMap()
        let found = RecordReader.read([SourceFile(json, "errors.json")], at: said.entries, &faults)[0].found
        return ImportPlan([.init(name: "errors.json", found: found)], said)
    }

    /// Imports and writes.
    @discardableResult
    func take(json: String, map: String? = nil, updating isUpdate: Bool = false) async throws -> ImportChanges {
        try await take(Self.plan(json: json, map: map), updating: isUpdate)
    }

    @discardableResult
    func take(_ plan: ImportPlan, updating isUpdate: Bool = false) async throws -> ImportChanges {
        var faults: [Diagnostic] = []
        guard let destination = try await ImportDestination.read(root, &faults) else {
            throw Unreadable(faults: faults.map(\.headline))
        }
        let changes = ImportChanges(plan, in: destination, updating: isUpdate)
        try changes.write()
        return changes
    }

    struct Unreadable: Error { let faults: [String] }
}
