internal import Binding
internal import Diagnostics
internal import KnownFaults
internal import PageAudit
internal import PageMarkup
internal import PermalinkBinding
internal import Rendering
internal import SiteModel
internal import TextBinding
internal import Work

/// A site that can be rendered. What its texts and its finished pages still lack shows then.
struct SoundSite<Outcome: Sendable>: Sendable {
    let options: SiteBuild.Options
    /// What was read, drafts among it.
    let content: Content
    /// What is left out.
    let drafts: Drafts
    let site: Site
    let permalinks: Permalinks
    /// The ledger as it is to be kept.
    let ledger: PermalinkLedger
    let renderer: SiteRenderer
    /// What an earlier build made of it.
    let former: FormerSite<Outcome>?
    let known: KnownFaults
    /// The kinds of faults that were not looked for.
    var unasked: Set<DiagnosticCode> = [.deadLink]
    /// All that was found, known or not.
    var diagnostics: [Diagnostic]
    var times: StageTimes

    /// Makes every file but those that were made before and are as they were, and hands each on as soon as it is made.
    /// - Parameter handOn: takes a file, on several threads at a time, and says what came of it.
    /// - Returns: what was made.
    /// - Throws: what `handOn` throws, ``FormerBuildDiffers``, or what keeps threads from working.
    mutating func render(_ handOn: @escaping @Sendable (OutputFile) throws -> Outcome) async throws
        -> RenderedSite<Outcome>
    {
        let rendering = SiteRendering(
            renderer: renderer,
            site: site,
            ledger: ledger,
            frontMatter: content.frontMatterOfNotes,
            jobs: options.jobs,
            progress: options.progress,
            former: former,
            internals: InternalCodes(site.readership),
            handOn: handOn
        )
        var (made, found, hidden) = try await rendering.run()
        diagnostics += found + InternalCodes.faults(made.sightings)
        times.add(made.times)
        let leadsOfTexts = hidden.count
        let faults = times.measure(.check) {
            // Where a known fault is let pass, no page has the link.
            let told = known.parted(diagnostics)
            return rendering.linkFaults(
                on: made,
                content: options.content,
                beside: told.new + told.known.filter { $0.code != .unresolvedLink },
                hiding: &hidden
            )
        }
        // Where a link stands that was written down shows when its page is made.
        if let former, former.build.isRecorded, !faults.isEmpty || hidden.count > leadsOfTexts {
            throw FormerBuildDiffers()
        }
        diagnostics = hidden.told(in: diagnostics + faults)
        if content.leftUnread(anyOf: diagnostics) { throw FormerBuildDiffers() }
        return made
    }

    /// The links of what was made that lead out of the site, in the order of the texts.
    func externalLinks(of made: RenderedSite<Outcome>) -> [ExternalLink] {
        made.wholeLinks(renderer.texts()).filter { site.configuration.baseURL.path(of: $0.address) == nil }
    }

    /// Whether a fault that is not let pass forbids to build.
    var isForbidden: Bool {
        known.parted(diagnostics).new.forbidBuilding(strict: options.isStrict)
    }

    func report(_ result: SiteBuild.Report.Result) -> SiteBuild.Report {
        let (new, known) = self.known.parted(diagnostics)
        return SiteBuild.Report(
            result,
            new + self.known.outdated(beside: known, unasked: unasked),
            known: known.count,
            strict: options.isStrict,
            times: times,
            drafts: drafts.count,
            internals: drafts.internals,
            advice: advice
        )
    }

    /// What is still cheap to change, since nobody can know the addresses yet.
    private var advice: SiteBuild.Report.Advice? {
        guard let folder = site.configuration.doubledFolder, ledger.permalinks.allSatisfy(\.isUnreleased) else {
            return nil
        }
        return .doubledFolder(folder, below: site.configuration.baseURL)
    }
}

extension Content {
    /// Whether one of the faults speaks of a note that was left unread, so that no line of it can be shown.
    func leftUnread(anyOf faults: [Diagnostic]) -> Bool {
        guard !faults.isEmpty else { return false }
        let unread = Set(notes.lazy.filter { !$0.isRead }.map { ObjectIdentifier($0.body.file) })
        return faults.contains { $0.places.contains { unread.contains(ObjectIdentifier($0.file)) } }
    }
}
