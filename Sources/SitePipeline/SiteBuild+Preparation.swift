internal import Binding
internal import ContentReading
internal import Diagnostics
internal import Files
internal import KnownFaults
internal import PermalinkBinding
internal import Rendering
internal import SiteModel
internal import TemplateContexts
internal import TextBinding
internal import Theming
internal import Work

extension SiteBuild {
    /// What comes of a content that was read and bound.
    enum Preparation<Outcome: Sendable>: Sendable {
        case refused(Report)
        case sound(SoundSite<Outcome>)
    }

    /// A content and a theme as they were read.
    private struct Sources {
        let content: Content?
        let ledger: LedgerReading
        let theme: Theme
        let known: KnownFaults
        let diagnostics: [Diagnostic]
    }

    /// A content whose parts know each other.
    private struct Bound {
        /// What was read, drafts among it.
        let whole: Content
        let drafts: Drafts
        let site: Site
        let permalinks: Permalinks
        var diagnostics: [Diagnostic]

        var content: Content { drafts.content }
    }

    /// Reads the content and the theme, and binds one to the other.
    /// - Parameters:
    ///   - listing: what lies in the content folder, or `nil` where that cannot be listed.
    ///   - former: what is known of an earlier build, so that not all need be read.
    /// - Returns: a site that can be rendered, or all that is wrong.
    /// - Throws: ``FormerBuildDiffers``, or what keeps threads from working.
    func prepare<Outcome>(
        _ listing: FolderListing?,
        after former: FormerBuild<Outcome>?
    ) async throws -> Preparation<Outcome> {
        var times = StageTimes()
        let start = ContinuousClock.now
        let sources = try await read(listing) { former?.isPlain($0) ?? false }
        times.add(start.duration(to: .now), to: .load)
        guard let whole = sources.content else {
            return .refused(Report(.refused, sources.diagnostics, strict: options.isStrict, times: times))
        }
        var (bound, made) = try await bind(whole, sources, after: former, &times)
        let ledger = bound.permalinks.ledger(release: options.release)
        if options.refusesUnreleased, let fault = bound.permalinks.unreleased(in: ledger, of: bound.site) {
            bound.diagnostics.append(fault)
        }
        let new = sources.known.parted(bound.diagnostics).new
        guard whole.unread.isEmpty, !new.contains(where: { $0.severity == .error }) else {
            return .refused(try await refusal(of: bound, sources, ledger, times))
        }
        let renderer = times.measure(.render) {
            SiteRenderer(site: bound.site, theme: sources.theme, ledger: ledger, sources: options.content)
        }
        return .sound(
            SoundSite(
                options: options,
                content: whole,
                drafts: bound.drafts,
                site: bound.site,
                permalinks: bound.permalinks,
                ledger: ledger,
                renderer: renderer,
                former: FormerSite(made, of: former, ledger: ledger),
                known: sources.known,
                diagnostics: bound.diagnostics + renderer.diagnostics,
                times: times
            )
        )
    }

    /// Binds a content, and fetches what an earlier build made of it.
    private func bind<Outcome>(
        _ whole: Content,
        _ sources: Sources,
        after former: FormerBuild<Outcome>?,
        _ times: inout StageTimes
    ) async throws -> (bound: Bound, made: RenderedSite<Outcome>?) {
        let drafts = Drafts(in: whole, for: options.audience, showingDrafts: options.showsDrafts)
        let known = sources.ledger.reading.ledger
        let (site, faults) = times.measure(.check) { SiteResolver.resolve(drafts.content, after: known) }
        if whole.leftUnread(anyOf: faults) { throw FormerBuildDiffers() }
        // While this thread looks at the addresses.
        async let made = former?.made(site, whole, known)
        let permalinks = times.measure(.check) {
            Permalinks(
                of: site,
                against: sources.ledger,
                without: drafts,
                movesAlong: options.baseURL != nil,
                dropsData: options.dropsData
            )
        }
        // A page that cannot be read keeps its addresses.
        let isComplete = !whole.unreadable.contains { $0.hasPrefix("pages/") } && whole.unread.hasWholeCatalog
        let lost = permalinks.diagnostics.filter { isComplete || $0.code != .lostPermalink }
        let diagnostics = sources.diagnostics + faults + lost
        let bound = Bound(whole: whole, drafts: drafts, site: site, permalinks: permalinks, diagnostics: diagnostics)
        return (bound, try await made ?? nil)
    }

    /// Goes through the texts and pages of a content that is not sound all the same: one run shows every fault.
    private func refusal(
        of bound: Bound,
        _ sources: Sources,
        _ ledger: PermalinkLedger,
        _ times: StageTimes
    ) async throws -> Report {
        let unsound = UnsoundSite(
            site: bound.site,
            content: bound.content,
            theme: sources.theme,
            ledger: ledger,
            options: options
        )
        let faults = try await unsound.faults(beside: bound.diagnostics)
        if bound.whole.leftUnread(anyOf: faults) { throw FormerBuildDiffers() }
        // A fault may hide others, so what the list says of those is not held against it.
        let (new, known) = sources.known.parted(faults)
        return Report(.refused, new, known: known.count, strict: options.isStrict, times: times)
    }

    private func read(
        _ listing: FolderListing?,
        leavingUnread isLeftUnread: @escaping @Sendable (String) -> Bool
    ) async throws -> Sources {
        var reader = ContentReader(
            root: options.content,
            listing: listing,
            baseURL: options.baseURL,
            jobs: options.jobs,
            leavingUnread: isLeftUnread
        )
        let settings = reader.settings()
        // On another thread, while this one reads the rest of the content folder.
        async let reading = ThemeReader(
            root: options.theme,
            inheriting: options.inheritedTheme,
            vocabulary: PageKind.vocabulary,
            isOptional: !options.requiresTheme,
            fields: settings.flatMap {
                $0.fields.areUnknown ? nil : $0.fields.all.map(\.name.value) + $0.fields.unread
            },
            wording: SiteWording(language: settings?.language ?? "en", words: settings?.wording ?? SiteWords())
        )
        .read()
        let (content, ledger, faults) = try await reader.read()
        let known = KnownFaults(of: options.content, options.useOfKnownFaults)
        let (theme, themeFaults) = await reading
        return Sources(
            content: content,
            ledger: ledger,
            theme: theme,
            known: known,
            diagnostics: faults + known.diagnostics + themeFaults
        )
    }
}
