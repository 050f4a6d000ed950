internal import Binding
internal import ContentReading
package import Diagnostics
internal import Files
package import Output
internal import PageAudit
package import PageMarkup
internal import Rendering
package import SiteModel
internal import TextBinding
internal import Theming
package import Work

/// The way from a content folder to a site: load, check, render, write. Each stage returns a value of its own, and
/// whatever is wrong with the content is returned beside it.
package struct SiteBuild: Sendable {
    /// What a build is made from, and how.
    package struct Options: Sendable {
        package var content: String
        package var theme: String
        /// The files of a theme, by their path in it, for whatever the folder does not have.
        package var inheritedTheme: [String: [UInt8]] = [:]
        /// Whether the theme folder must be there.
        package var requiresTheme = true
        package var output: String
        /// Takes the place of the `base_url` in `site.yml`.
        package var baseURL: BaseURL?
        /// The day that addresses get which were not released before, `YYYY-MM-DD`.
        package var release: String?
        /// Whether warnings forbid to build.
        package var isStrict = false
        /// Whether what is a draft is made as well, as for a preview.
        package var showsDrafts = false
        /// Whether everything else in the output folder is removed.
        package var cleans = false
        /// How many notes are read and pages made at a time.
        package var jobs: Int
        /// Where it is written down what a build was made from, so that the next may find nothing to do.
        package var records: Records?
        /// Is told how many entries are rendered, and of how many, each time some more are.
        package var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

        package init(content: String, theme: String, output: String, jobs: Int) {
            self.content = content
            self.theme = theme
            self.output = output
            self.jobs = jobs
        }
    }

    /// What came of a build.
    package struct Report: Sendable {
        package enum Result: Sendable {
            /// The faults forbid to build; nothing was written.
            case refused
            /// Everything is as the last build left it, so nothing was read.
            case unchanged(files: Int)
            /// The content is sound, and nothing was to be written.
            case checked(files: Int)
            /// The site was written.
            case written(OutputDirectory.Summary)
            /// The site was compared with what lies in the output folder.
            case compared([(path: String, difference: OutputComparison.Difference)], files: Int)
            /// The site is in memory.
            case rendered([OutputFile], baseURL: BaseURL)
        }

        package let result: Result
        /// In the order of the files, from top to bottom.
        package let diagnostics: [Diagnostic]
        package let times: StageTimes
        /// How many drafts were left out, where that is known.
        package fileprivate(set) var drafts = 0
        /// What the site was made from. It goes with the report, so that a process that ends with it leaves it to the system,
        /// which frees it all at once: piece by piece that takes a hundredth of a build.
        fileprivate(set) var sources: [any Sendable] = []
    }

    /// What happens to the files of the site.
    private enum Destination {
        case nowhere
        case folder(OutputDirectory, BuildRecord?)
        case comparison(OutputComparison)
        case memory(
            former: BuildMemory?,
            frame: BuildState?,
            known: KnownNotes,
            keep: @Sendable (OutputFile) -> OutputFile
        )
    }

    private let options: Options

    package init(_ options: Options) {
        self.options = options
    }

    /// Builds the site, unless all is as the last build left it.
    /// - Returns: what came of it.
    /// - Throws: ``OutputError`` where it cannot be written; what was there stays.
    package func build() async throws -> Report {
        try OutputPlace.check(options.output, against: [options.content, options.theme])
        // Beside looking at the content.
        async let remaining = BuildRecord.Remains(options)
        let listing = try? FolderListing(of: options.content)
        var record = try await BuildRecord(options, content: listing)
        let remains = try await remaining
        var edit: BuildRecord.Edit?
        switch remains.flatMap({ record?.former($0) }) {
        case .unchanged(let files, let diagnostics):
            return report(.unchanged(files: files), diagnostics, StageTimes())
        case .edited(let notes): edit = notes
        case nil: break
        }
        record?.noteRecentFiles()
        return try await run(listing, after: edit) { [record] _, _ in
            .folder(try OutputDirectory(at: options.output, holding: remains?.output), record)
        }
    }

    /// Does everything but write, and holds the result against the output folder.
    package func compare() async throws -> Report {
        try await run { _, _ in .comparison(OutputComparison(with: options.output)) }
    }

    /// Does everything but write.
    /// - Parameter asking: what more is to be found out of links that lead out of the site, once all else is sound.
    /// - Returns: what came of it.
    /// - Throws: what keeps threads from working.
    package func check(asking: (([ExternalLink]) async -> [Diagnostic])? = nil) async throws -> Report {
        let checked = try await run { _, _ in .nowhere }
        guard let asking, case .checked = checked.result,
            case .success(let reading) = try await SiteReading.read(options)
        else { return checked }
        return report(checked.result, checked.diagnostics + (await asking(reading.externalLinks)), checked.times)
    }

    /// Makes the site in memory and writes nothing.
    /// - Parameters:
    ///   - memory: what an earlier build with these options remembers; then this one's, where it came to make pages.
    ///   - keep: takes each file as soon as it is made, on several threads at a time, and returns what is kept: where it
    ///     knows the same bytes already, nothing is held twice.
    /// - Returns: what came of it.
    /// - Throws: what keeps threads from working.
    package func render(
        remembering memory: inout BuildMemory?,
        _ keep: @escaping @Sendable (OutputFile) -> OutputFile = { $0 }
    ) async throws -> Report {
        let former = memory
        // Before anything is read: a file that changes later has another stamp.
        let frame = try await BuildState.frame(of: options, content: try? FolderListing(of: options.content))
        var remembered = former
        defer { memory = remembered }
        return try await run(knowing: former?.notes ?? KnownNotes()) { content, known in
            var frame = frame
            frame?.add(content.notes)
            return .memory(former: former, frame: frame, known: known, keep: keep)
        } remembering: {
            remembered = $0
        }
    }

    /// - Parameters:
    ///   - listing: what lies in the content folder, or `nil` where it is still to be listed.
    ///   - edit: what has changed since the last build, where that is known.
    ///   - notes: notes that were read before, or `nil` where none is to be remembered.
    ///   - destination: what happens to the files of a sound content.
    ///   - remember: takes what a build in memory leaves for the next.
    /// - Returns: what came of it.
    /// - Throws: ``OutputError`` where files cannot be written.
    private func run(
        _ listing: FolderListing? = nil,
        after edit: BuildRecord.Edit? = nil,
        knowing notes: KnownNotes? = nil,
        _ destination: (_ content: Content, _ known: KnownNotes) throws -> Destination,
        remembering remember: (BuildMemory) -> Void = { _ in }
    ) async throws -> Report {
        var times = StageTimes()
        let start = ContinuousClock.now
        let reader = ContentReader(
            root: options.content,
            listing: listing,
            baseURL: options.baseURL,
            jobs: options.jobs,
            knowing: notes,
            leavingUnread: { edit?.isPlain($0) ?? false }
        )
        // On another thread, while this one lists the content folder.
        async let reading = ThemeReader(
            root: options.theme,
            inheriting: options.inheritedTheme,
            isOptional: !options.requiresTheme
        )
        .read()
        let (read, knownLedger, known, contentFaults) = try await reader.read()
        let (theme, themeFaults) = await reading
        times.add(start.duration(to: .now), to: .load)
        var diagnostics = contentFaults + themeFaults
        guard let whole = read else { return report(.refused, diagnostics, times) }
        let drafts = options.showsDrafts ? nil : Drafts(in: whole)
        let content = drafts?.content ?? whole

        // While this thread binds what was read.
        async let formerBytes = edit?.bytes()
        let (site, faults) = times.measure(.check) { SiteResolver.resolve(content) }
        // Of a note that was left unread no line can be shown.
        if edit != nil, content.leftUnread(anyOf: faults) {
            return try await run(listing, knowing: notes, destination, remembering: remember)
        }
        diagnostics += faults
        // While this thread looks at the addresses.
        let bytes = await formerBytes
        async let formerSite = edit?.former(bytes, of: site, whole, jobs: options.jobs)
        let permalinks = times.measure(.check) {
            Permalinks(of: site, against: knownLedger, movesAlong: options.baseURL != nil)
        }
        // A page that cannot be read keeps its addresses.
        let isComplete = !content.unreadable.contains { $0.hasPrefix("pages/") }
        diagnostics += permalinks.diagnostics.filter { isComplete || $0.code != .lostPermalink }
        guard let theme, !diagnostics.contains(where: { $0.severity == .error }) else {
            // The notes are gone through all the same: one run shows every fault.
            let faults = try await TextCheck.faults(of: site, jobs: options.jobs)
            return report(.refused, diagnostics + faults, times)
        }

        let ledger = permalinks.ledger(release: options.release)
        let renderer = times.measure(.render) {
            SiteRenderer(site: site, theme: theme, ledger: ledger, sources: options.content)
        }
        diagnostics += renderer.diagnostics
        switch try destination(whole, known) {
        case .nowhere:
            let files = try await render(renderer, site, &diagnostics, &times) { file in file.path }
            return report(.checked(files: files.count), diagnostics, times, drafts: drafts?.count)
        case .comparison(let comparison):
            let files = try await render(renderer, site, &diagnostics, &times) { file in
                (path: file.path, difference: try comparison.difference(of: file))
            }
            var rest = try comparison.rest(made: files.map(\.path))
            if !permalinks.isWritten(ledger) { rest.append((permalinks.path, .changed)) }
            let differences = files.compactMap { file in file.difference.map { (file.path, $0) } } + rest
            let result = Report.Result.compared(differences.sorted { $0.0 < $1.0 }, files: files.count)
            return report(result, diagnostics, times, drafts: drafts?.count)
        case .memory(let former, let frame, let known, let keep):
            let (files, made) = try await render(
                renderer,
                site,
                &diagnostics,
                &times,
                former: former?.site(for: frame, ledger),
                isKept: true
            ) { file in keep(file) }
            remember(BuildMemory(frame: frame, notes: known, ledger: ledger, made: made))
            return report(.rendered(files, baseURL: site.configuration.baseURL), diagnostics, times)
        case .folder(let directory, let record):
            // While pages are made, for it takes a while to put a large ledger into words.
            async let isWritten = permalinks.isWritten(ledger)
            var former: FormerSite<OutputDirectory.StagedFile>?
            let reading = ContinuousClock.now
            // Where addresses come in or go, so do pages.
            if edit != nil, await isWritten { former = try await formerSite }
            times.add(reading.duration(to: .now), to: .load)
            let (files, made) = try await render(
                renderer,
                site,
                &diagnostics,
                &times,
                former: former,
                isKept: false
            ) { file in try directory.stage(file) }
            guard !diagnostics.forbidBuilding(strict: options.isStrict) else {
                return report(.refused, diagnostics, times)
            }
            try LedgerFile.clearLeftovers(in: options.content, listing)
            // Beside putting the files into place, which is done on one thread.
            async let siteIsRecorded: Void? = record?.write(made, whole.notes)
            let plan = try times.measure(.write) { try directory.plan(files, cleaning: options.cleans) }
            // First the promise, then what keeps it: a build that is interrupted in between has promised no less.
            let writesLedger = await !isWritten
            if writesLedger { try LedgerFile.write(ledger, over: permalinks.text, to: permalinks.path) }
            let summary = try times.measure(.write) { try directory.commit(plan) }
            var report = report(.written(summary), diagnostics, times, drafts: drafts?.count)
            report.sources = [content, site, permalinks, ledger, renderer, former, made, files, directory]
            // One is trusted for the sake of the other, so it comes after it.
            _ = try await siteIsRecorded
            // While the folder is still held: what another build writes there does not belong to what this one read.
            try await record?.write(
                edit,
                files: files,
                made: plan.made,
                hasNewLedger: writesLedger,
                whole.notes,
                diagnostics: report.diagnostics
            )
            return report
        }
    }

    /// Makes every file, and hands each on as soon as it is made.
    /// - Returns: what came of the files.
    private func render<Outcome: Sendable>(
        _ renderer: SiteRenderer,
        _ site: Site,
        _ diagnostics: inout [Diagnostic],
        _ times: inout StageTimes,
        handOn: @escaping @Sendable (OutputFile) throws -> Outcome
    ) async throws -> [Outcome] {
        try await render(renderer, site, &diagnostics, &times, former: nil, isKept: false, handOn: handOn).outcomes
    }

    /// Makes every file but those that were made before and are as they were.
    private func render<Outcome: Sendable>(
        _ renderer: SiteRenderer,
        _ site: Site,
        _ diagnostics: inout [Diagnostic],
        _ times: inout StageTimes,
        former: FormerSite<Outcome>?,
        isKept: Bool,
        handOn: @escaping @Sendable (OutputFile) throws -> Outcome
    ) async throws -> (outcomes: [Outcome], made: RenderedSite<Outcome>) {
        let rendering = SiteRendering(
            renderer: renderer,
            site: site,
            jobs: options.jobs,
            progress: options.progress,
            former: former,
            isKept: isKept,
            handOn: handOn
        )
        let before = diagnostics
        func renderAll() async throws -> (outcomes: [Outcome], made: RenderedSite<Outcome>) {
            diagnostics = before
            return try await render(
                renderer,
                site,
                &diagnostics,
                &times,
                former: nil,
                isKept: isKept,
                handOn: handOn
            )
        }
        guard let made = try await rendering.run(&diagnostics) else { return try await renderAll() }
        let whole = made.whole
        times.add(whole.times)
        let blame = PageBlame(site, templates: renderer.ownTemplates, content: options.content)
        let faults = times.measure(.check) {
            PageLinkFaults(of: whole.links, blaming: blame, settings: renderer.settingsLinks, beside: diagnostics)
                .diagnostics
        }
        if let former, former.isRecorded, !faults.isEmpty {
            // Where a link stands that was written down shows when its page is made.
            return try await renderAll()
        }
        diagnostics += faults
        return (whole.outcomes, made)
    }

    private func report(
        _ result: Report.Result,
        _ diagnostics: [Diagnostic],
        _ times: StageTimes,
        drafts: Int? = nil
    ) -> Report {
        let refused = diagnostics.forbidBuilding(strict: options.isStrict)
        var report = Report(result: refused ? .refused : result, diagnostics: diagnostics.sortedByPlace(), times: times)
        report.drafts = drafts ?? 0
        return report
    }
}

extension Content {
    /// Whether one of the faults speaks of a note that was left unread.
    fileprivate func leftUnread(anyOf faults: [Diagnostic]) -> Bool {
        guard !faults.isEmpty else { return false }
        let unread = Set(notes.lazy.filter { !$0.isRead }.map { ObjectIdentifier($0.body.file) })
        return faults.contains { $0.places.contains { unread.contains(ObjectIdentifier($0.file)) } }
    }
}
