package import Diagnostics
internal import Files
internal import SiteModel
internal import SourceReading

/// The ledger of a content folder as it was read.
package struct LedgerReading: Sendable {
    /// What the ledger is called.
    package static let fileName = "permalinks.txt"
    /// What a build that was killed leaves beside it, of this version and of an earlier one.
    package static let leftovers = [FileWriting.stagedName(of: fileName), fileName + ".new"]

    /// Where it lies.
    package let path: String
    /// Its text, or `nil` where there is none yet.
    package let text: String?
    package let reading: PermalinkLedgerReader.Reading
    package let diagnostics: [Diagnostic]

    /// Reads `permalinks.txt`.
    /// - Parameter content: the content folder.
    init(of content: String) {
        path = "\(content)/\(Self.fileName)"
        var diagnostics: [Diagnostic] = []
        let file = SourceReader.read(path, as: path, atMost: SourceReader.mostCatalogBytes, &diagnostics)
        // There is none before the first build, and what stands in its place is told with the folder's other files.
        diagnostics.removeAll { $0.code == .missingFile || $0.code == .notAFile }
        reading = file.map { PermalinkLedgerReader.read($0, &diagnostics) } ?? .none
        text = file?.text
        self.diagnostics = diagnostics
    }
}
