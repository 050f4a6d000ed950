internal import ContentReading
package import Diagnostics
internal import Files
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// The content folder that is imported into, as it is.
package struct ImportDestination: Sendable {
    package let root: String
    /// `nil` where there is no folder yet.
    let content: Content?
    let ledger: LedgerReading?
    /// The text of `site.yml`, where there is one.
    let settings: String?
    let record: ImportRecord
    /// The names that entries have, with the index of each.
    let names: [String: Int]

    /// Reads the folder.
    /// - Parameters:
    ///   - root: the folder, which need not be there.
    ///   - diagnostics: takes the faults that keep it from being read.
    /// - Returns: `nil` where such a fault is there.
    /// - Throws: where the system does not say what is there.
    package static func read(_ root: String, _ diagnostics: inout [Diagnostic]) async throws -> ImportDestination? {
        guard try Paths.kind(of: root) != nil else {
            return ImportDestination(root, nil, nil, nil, ImportRecord())
        }
        let (content, ledger, faults) = try await ContentReader(root: root, baseURL: nil, jobs: 1).read()
        let settings = try? FileReading.bytes(of: "\(root)/site.yml", atMost: SourceReader.mostTextBytes)
        // Where nothing is there yet, it is what is to be made.
        let expected: Set<DiagnosticCode> = settings == nil ? [.emptyCatalog, .missingFile] : [.emptyCatalog]
        let grave = faults.filter { !expected.contains($0.code) }
        guard let content, content.unread.isEmpty || settings == nil || !grave.forbidBuilding(strict: false) else {
            diagnostics += grave
            return nil
        }
        let record = ImportRecord.read(in: root, &diagnostics)
        let text = settings.map { String(decoding: $0, as: UTF8.self) }
        return ImportDestination(root, content, ledger, text, record)
    }

    private init(
        _ root: String,
        _ content: Content?,
        _ ledger: LedgerReading?,
        _ settings: String?,
        _ record: ImportRecord
    ) {
        self.root = root
        self.content = content
        self.ledger = ledger
        self.settings = settings
        self.record = record
        var names: [String: Int] = [:]
        for (index, entry) in (content?.catalog.entries ?? []).enumerated() {
            for name in [entry.id.rawValue] + entry.aliases.map(\.value) where names[name] == nil {
                names[name] = index
            }
        }
        self.names = names
    }

    /// Whether an entry is there already, under its id or as a former name of another.
    func holds(_ id: ErrorCode) -> Bool { names[id.rawValue] != nil }

    /// The notes that are there, by their paths.
    var notes: Set<String> { Set((content?.notes ?? []).map(\.path)) }
}
