internal import Binding
internal import Files
internal import Output
internal import PermalinkBinding
internal import Work

/// The last step of a build: what was staged is put into place, the ledger is kept, and it is written down what the build
/// was made from.
struct SiteWriting: Sendable {
    private let options: SiteBuild.Options
    /// What lies in the content folder.
    private let listing: FolderListing?
    /// What lay in the output folder before.
    private let remains: BuildRecord.Remains?
    private let record: BuildRecord?

    init(
        _ options: SiteBuild.Options,
        _ listing: FolderListing?,
        _ remains: BuildRecord.Remains?,
        _ record: BuildRecord?
    ) {
        self.options = options
        self.listing = listing
        self.remains = remains
        var record = record
        record?.noteRecentFiles()
        self.record = record
    }

    /// Opens the output folder, which is held from then on.
    /// - Throws: ``OutputError`` where it cannot be written to.
    func open() throws -> OutputDirectory {
        try OutputDirectory(at: options.output, holding: remains?.output)
    }

    /// Puts everything into place.
    /// - Parameters:
    ///   - made: what was made, and staged.
    ///   - site: what it was made of.
    ///   - directory: where it was staged.
    /// - Returns: what came of the build.
    /// - Throws: ``OutputError`` where the system refuses, or what keeps threads from working.
    func write(
        _ made: RenderedSite<OutputDirectory.StagedFile>,
        of site: inout SoundSite<OutputDirectory.StagedFile>,
        to directory: OutputDirectory
    ) async throws -> SiteBuild.Report {
        try LedgerFile.clearLeftovers(in: options.content, listing)
        // Beside putting the files into place, which is done on one thread.
        async let siteIsRecorded: Void? = record?.write(made)
        let (permalinks, ledger) = (site.permalinks, site.ledger)
        let files = made.outcomes
        let plan = try site.times.measure(.write) { try directory.plan(files, cleaning: options.cleans) }
        // First the promise, then what keeps it: a build that is interrupted in between has promised no less.
        let writesLedger = options.keepsLedger && !permalinks.isWritten(ledger)
        if writesLedger { try LedgerFile.write(ledger, over: permalinks.text, to: permalinks.path) }
        let committed = try site.times.measure(.write) { try directory.commit(plan) }
        let report = site.report(.written(committed.summary))
        // One is trusted for the sake of the other, so it comes after it.
        _ = try await siteIsRecorded
        // While the folder is still held: what another build writes there does not belong to what this one read.
        try await record?.write(
            committed,
            after: remains,
            hasNewLedger: writesLedger,
            site.content,
            found: site.diagnostics,
            told: report
        )
        return report
    }
}
