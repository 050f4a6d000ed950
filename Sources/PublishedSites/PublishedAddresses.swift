internal import ContentReading
internal import Diagnostics
internal import Files
package import Output
package import PermalinkBinding
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// The addresses that a ledger or a built site holds.
package enum PublishedAddresses {
    /// - Parameters:
    ///   - path: a ledger, or the folder of a built site.
    ///   - permalinks: those of the site, whose patterns the folder's pages may have been made by.
    /// - Returns: the addresses.
    /// - Throws: ``OutputError/system(_:)`` where it is neither.
    package static func read(_ path: String, like permalinks: Permalinks) throws(OutputError)
        -> PermalinkDifference.Former
    {
        let kind: Paths.Kind?
        do {
            kind = try Paths.kind(of: path)
        } catch {
            throw .system(error.description)
        }
        if kind == .folder {
            let hasOperations = permalinks.current.contains { $0.target.kind == .operation }
            return .init(
                published: try PublishedSiteReader.read(
                    path,
                    made: permalinks.allAddressing,
                    hasOperations: hasOperations
                )
            )
        }
        var faults: [Diagnostic] = []
        guard let file = SourceReader.read(path, as: path, atMost: SourceReader.mostCatalogBytes, &faults) else {
            throw .system("cannot read \(path): \(faults.first?.headline ?? "it is no text")")
        }
        return try addresses(of: file, like: permalinks)
    }

    /// - Parameters:
    ///   - text: a ledger, as it came from elsewhere.
    ///   - permalinks: those of the site.
    /// - Returns: the addresses.
    /// - Throws: ``OutputError/system(_:)`` where it is none.
    package static func read(ledger text: String, like permalinks: Permalinks) throws(OutputError)
        -> PermalinkDifference.Former
    {
        var faults: [Diagnostic] = []
        guard let file = SourceReader.text(of: Array(text.utf8), path: "standard input", &faults) else {
            throw .system("cannot read standard input: \(faults.first?.headline ?? "it is no text")")
        }
        return try addresses(of: file, like: permalinks)
    }

    private static func addresses(of file: SourceFile, like permalinks: Permalinks) throws(OutputError)
        -> PermalinkDifference.Former
    {
        var faults: [Diagnostic] = []
        let reading = PermalinkLedgerReader.read(file, &faults)
        guard faults.isEmpty else { throw .system("\(file.path) is neither a ledger nor the folder of a built site") }
        let known = reading.ledger.permalinks
        // Where nothing was published, nothing can break: whoever asks has named something else.
        guard !known.isEmpty else { throw .system("\(file.path) holds no addresses: it is no ledger of a site") }
        let published = known.lazy.filter { !$0.isUnreleased }.map { (ExactText($0.address), $0.target) }
        return .init(
            published: Dictionary(published.map { ($0, .some($1)) }) { first, _ in first },
            unreleased: Set(known.lazy.filter(\.isUnreleased).map { ExactText($0.address) }),
            move: permalinks.move(from: reading)
        )
    }
}
