internal import ContentReading
internal import Diagnostics
internal import Rendering
internal import SiteModel
internal import SitePaths
internal import Theming

/// A site that is not to be made, since something is wrong with its content or its theme. Its texts and pages are gone
/// through all the same, so that one run shows every fault; but none that comes of another.
struct UnsoundSite {
    let site: Site
    let content: Content
    let theme: Theme
    let ledger: PermalinkLedger
    let options: SiteBuild.Options

    /// Looks for what else is wrong.
    /// - Parameter known: what is known to be wrong.
    /// - Returns: all faults.
    /// - Throws: what keeps threads from working.
    func faults(beside known: [Diagnostic]) async throws -> [Diagnostic] {
        let renderer = SiteRenderer(site: site, theme: theme, ledger: ledger, sources: options.content)
        let rendering = SiteRendering<Void>(
            renderer: renderer,
            site: site,
            ledger: ledger,
            frontMatter: [],
            jobs: options.jobs,
            progress: options.progress,
            former: nil,
            internals: nil
        ) { _ in }
        var (made, faults, hidden) = try await rendering.run()
        var found = renderer.diagnostics + faults
        let told = known + found
        found += rendering.linkFaults(
            on: made,
            content: options.content,
            beside: told,
            hiding: &hidden,
            excusing: excuse(beside: told)
        )
        let known = known.filter { !isHidden($0, &hidden) }
        // An address that a name of a template was left out of.
        let names = known.filter { $0.code == .unknownVariable || $0.code == .unknownAsset }.map(\.range)
        let all =
            known
            + found.filter { fault in
                !content.unread.explains(fault) && !names.contains { $0.lies(in: fault.range) }
            }
        return hidden.told(in: all)
    }

    /// Whether a heading that was published is lost since something without an end takes it in.
    private func isHidden(_ fault: Diagnostic, _ hidden: inout HiddenHeadings) -> Bool {
        guard fault.code == .lostPermalink, !hidden.isEmpty,
            let line = fault.places.first(where: { $0.file.path.hasSuffix("/" + LedgerReading.fileName) })
        else { return false }
        let address = line.text.prefix { $0 != "\t" }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return false }
        return hidden.take(parts[1], on: SitePath(address: parts[0]).text, as: "this was published", from: line)
    }

    /// Whether something is not there for a fault that is told.
    private func excuse(beside told: [Diagnostic]) -> (_ path: String, _ fragment: String?) -> Bool {
        let sources = content.pages.map(\.path) + content.unreadable.filter { $0.hasPrefix("pages/") }
        let made = Set(site.pages.map(\.source.path) + [site.introduction?.path].compactMap { $0 })
        let missing = Set(sources.filter { !made.contains($0) }.map { SitePath(ofPage: $0).text })
        let isLost = told.contains { $0.code == .lostPermalink }
        let lacksNotes = !content.unreadable.isEmpty || told.contains { $0.code == .nestingTooDeep }
        let shown = lacksNotes ? Set(site.entries.map(\.path.text) + site.groups.map(\.path.text)) : []
        return { path, fragment in
            let folder = SitePath(path).address
            if missing.contains(path) || content.unread.mayHold(path + (fragment.map { "#" + $0 } ?? "")) {
                return true
            }
            if !theme.isSound, path.hasPrefix("assets/") { return true }
            if isLost, ledger[folder] != nil { return true }
            guard let fragment else { return false }
            if isLost, ledger[folder + "#" + fragment] != nil || ledger["#" + fragment] != nil { return true }
            if lacksNotes, shown.contains(path) { return true }
            return theme.unusedTemplates.contains { $0.text.contains(fragment) }
        }
    }
}

extension SourceRange {
    fileprivate func lies(in other: SourceRange) -> Bool {
        file.path == other.file.path && other.bounds.contains(bounds.lowerBound)
    }
}
