internal import Binding
internal import ContentReading
package import Diagnostics
internal import KnownFaults
package import Output
package import PermalinkBinding
package import PublishedSites
package import SiteModel
package import SitePaths
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
        let drafts = Drafts(in: content, for: options.audience, showingDrafts: options.showsDrafts)
        let shown = drafts.content
        let (site, faults) = SiteResolver.resolve(shown, after: ledger.reading.ledger)
        let known = KnownFaults(of: options.content, options.useOfKnownFaults)
        let all = known.parted(contentFaults + faults).new + known.diagnostics
        guard !all.forbidBuilding(strict: false) else { return .failure(Faults(diagnostics: all.sortedByPlace())) }
        let permalinks = Permalinks(of: site, against: ledger, without: drafts, movesAlong: options.baseURL != nil)
        return .success(SiteReading(site: site, permalinks: permalinks))
    }

    /// Takes the addresses that a file holds into the ledger, and writes it.
    /// - Parameters:
    ///   - file: a list of addresses, or HTML.
    ///   - places: the addresses of sites or pages whose addresses are the site's now, beside its own.
    ///   - rules: how the addresses of pages of codes were made there.
    /// - Returns: what was taken over.
    /// - Throws: ``OutputError/system(_:)`` where a file cannot be read or written.
    package func takeOver(fileAt file: String, from places: [String], by rules: [AddressPattern]) throws(OutputError)
        -> PermalinkImport
    {
        var faults: [Diagnostic] = []
        guard let text = SourceReader.read(file, as: file, atMost: SourceReader.mostCatalogBytes, &faults)?.text else {
            throw .system("cannot read \(file): \(faults.first?.headline ?? "it is no text")")
        }
        return try takeOver(text, from: places, by: rules)
    }

    /// Takes the addresses that a text holds into the ledger.
    package func takeOver(_ text: String, from places: [String], by rules: [AddressPattern]) throws(OutputError)
        -> PermalinkImport
    {
        let imported = PermalinkImport(text, into: permalinks.known, of: site, from: places, by: rules)
        if imported.added > 0 {
            try LedgerFile.write(imported.ledger, over: permalinks.text, to: permalinks.path)
        }
        return imported
    }
}
