package import Binding
internal import ContentReading
package import Diagnostics
internal import Files
package import Output
package import SiteModel
internal import SourceReading

/// A site that was read and bound, and its addresses, without a theme: what the work on permalinks needs.
package struct SiteReading: Sendable {
    /// That the content is not sound.
    package struct Faults: Error {
        package let diagnostics: [Diagnostic]
    }

    package let site: Site
    package let permalinks: Permalinks

    /// Reads a site. What is wrong with its permalinks does not matter here: it is what one looks into.
    /// - Parameter options: where the content lies, and for which place the site is.
    /// - Returns: the site, or why it is not sound.
    /// - Throws: what keeps threads from working.
    package static func read(_ options: SiteBuild.Options) async throws -> Result<SiteReading, Faults> {
        let reader = ContentReader(root: options.content, baseURL: options.baseURL, jobs: options.jobs)
        let (content, ledger, contentFaults) = try await reader.read()
        guard let content else { return .failure(Faults(diagnostics: contentFaults)) }
        let shown = options.showsDrafts ? content : Drafts(in: content).content
        let (site, faults) = SiteResolver.resolve(shown, after: ledger.reading.ledger)
        let all = contentFaults + faults
        guard !all.forbidBuilding(strict: false) else { return .failure(Faults(diagnostics: all.sortedByPlace())) }
        let permalinks = Permalinks(of: site, against: ledger, movesAlong: options.baseURL != nil)
        return .success(SiteReading(site: site, permalinks: permalinks))
    }

    /// Takes the addresses that a file holds into the ledger, and writes it.
    /// - Parameters:
    ///   - file: a list of addresses, or HTML.
    ///   - places: the addresses of sites or pages whose addresses are the site's now, beside its own.
    ///   - rules: how the addresses of pages of codes were made there.
    /// - Returns: what was taken over.
    /// - Throws: ``OutputError/system(_:)`` where a file cannot be read or written.
    package func takeOver(_ file: String, from places: [String], by rules: [AddressPattern]) throws(OutputError)
        -> PermalinkImport
    {
        var faults: [Diagnostic] = []
        guard let text = SourceReader.read(file, as: file, atMost: SourceReader.mostCatalogBytes, &faults)?.text else {
            throw .system("cannot read \(file): \(faults.first?.headline ?? "it is no text")")
        }
        let imported = PermalinkImport(text, into: permalinks.known, of: site, from: places, by: rules)
        if imported.added > 0 {
            try LedgerFile.write(imported.ledger, over: permalinks.text, to: permalinks.path)
        }
        return imported
    }
}

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
        if kind == .folder { return try PublishedSiteReader.read(path, made: permalinks.allAddressing) }
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
