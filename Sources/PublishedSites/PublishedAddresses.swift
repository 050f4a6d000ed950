package import Binding
internal import ContentReading
internal import Diagnostics
internal import Files
package import Output
internal import SiteModel
internal import SourceReading

/// The addresses that a ledger or a built site holds.
package enum PublishedAddresses {
    /// - Parameters:
    ///   - path: a ledger, or the folder of a built site.
    ///   - permalinks: those of the site, whose patterns the folder's pages may have been made by.
    /// - Returns: the addresses.
    /// - Throws: ``OutputError/system(_:)`` where it is neither.
    package static func read(_ path: String, like permalinks: Permalinks) throws(OutputError)
        -> PermalinkDifference.Published
    {
        let kind: Paths.Kind?
        do {
            kind = try Paths.kind(of: path)
        } catch {
            throw .system(error.description)
        }
        if kind == .folder {
            let hasOperations = permalinks.current.contains { $0.target.kind == .operation }
            return try PublishedSiteReader.read(path, made: permalinks.allAddressing, hasOperations: hasOperations)
        }
        var faults: [Diagnostic] = []
        guard let file = SourceReader.read(path, as: path, atMost: SourceReader.mostCatalogBytes, &faults) else {
            throw .system("cannot read \(path): \(faults.first?.headline ?? "it is no text")")
        }
        return try addresses(of: file)
    }

    /// - Parameter text: a ledger, as it came from elsewhere.
    /// - Returns: the addresses.
    /// - Throws: ``OutputError/system(_:)`` where it is none.
    package static func read(ledger text: String) throws(OutputError) -> PermalinkDifference.Published {
        var faults: [Diagnostic] = []
        guard let file = SourceReader.text(of: Array(text.utf8), path: "standard input", &faults) else {
            throw .system("cannot read standard input: \(faults.first?.headline ?? "it is no text")")
        }
        return try addresses(of: file)
    }

    private static func addresses(of file: SourceFile) throws(OutputError) -> PermalinkDifference.Published {
        var faults: [Diagnostic] = []
        let reading = PermalinkLedgerReader.read(file, &faults)
        guard faults.isEmpty else { throw .system("\(file.path) is neither a ledger nor the folder of a built site") }
        return Dictionary(reading.ledger.permalinks.map { (ExactText($0.address), .some($0.target)) }) { first, _ in
            first
        }
    }
}
