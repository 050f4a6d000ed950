internal import Binding
internal import ContentReading
internal import Diagnostics
internal import PermalinkBinding
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// Whether a site could still be built with a new entry: its names and addresses must be free.
enum NewEntryCheck {
    /// - Parameters:
    ///   - code: the code of the new entry.
    ///   - slug: the name of its page.
    ///   - groups: the catalog with the entry.
    ///   - content: the content without it.
    ///   - ledger: the addresses that were published.
    /// - Throws: a refusal with the first fault that the site would have because of it.
    static func refuse(
        _ code: ErrorCode,
        _ slug: Slug,
        _ groups: [ErrorGroup],
        in content: Content,
        _ ledger: LedgerReading
    ) throws(Refusal) {
        let known = Set(faults(of: content, ledger).map(\.headline))
        let path = "notes/\(slug).md"
        // It is still to be written, and what it says bears on no name.
        let note = MarkdownSource(unread: path, at: path)
        let isThere = content.notes.contains { $0.path == path }
        let with = Content(
            configuration: content.configuration,
            catalog: ErrorCatalog(groups: groups),
            notes: content.notes + (isThere ? [] : [note]),
            pages: content.pages,
            staticFiles: content.staticFiles,
            unreadable: content.unreadable,
            unread: content.unread
        )
        guard let fault = faults(of: with, ledger).first(where: { !known.contains($0.headline) }) else { return }
        throw Refusal(message: (["`\(code)` cannot be added: \(fault.headline)"] + fault.help).joined(separator: "\n"))
    }

    /// The errors of a site that bear on names and addresses.
    private static func faults(of content: Content, _ ledger: LedgerReading) -> [Diagnostic] {
        let (site, faults) = SiteResolver.resolve(content, after: ledger.reading.ledger)
        let permalinks = Permalinks(of: site, against: ledger, without: nil, movesAlong: true)
        return (faults + permalinks.diagnostics).filter { $0.severity == .error }
    }
}
