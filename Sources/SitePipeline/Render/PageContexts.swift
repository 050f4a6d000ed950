internal import Diagnostics
internal import Markup
internal import SiteModel

/// What templates are given, under the names of ``TemplateVocabulary``. A value that is absent is left out, so that
/// sections work; in what may stand inside an entry or a group it is ``TemplateValue/absent``, since a template looks for a
/// name that is left out further up, and would find the outer entry's.
struct PageContexts: Sendable {
    typealias Context = [String: TemplateValue]

    private let site: Site
    private let facts: SiteFacts
    private let theme: Theme
    private let errorBody: ErrorBody?
    private let groupCounts: [Int]
    /// What the pages two folders deep, nearly all of them, begin with.
    private let deep: Context

    init(site: Site, theme: Theme, errorBody: ErrorBody?) {
        self.site = site
        self.theme = theme
        self.errorBody = errorBody
        facts = SiteFacts(site)
        deep = Self.common(root: Self.deepRoot, facts, theme)
        groupCounts = site.groups.map { group in
            site.entries[group.entries].count { $0.isCurrent }
        }
    }

    /// The names that every template has.
    /// - Parameter root: the relative address of the site's root.
    /// - Returns: what every context begins with.
    func common(root: String) -> Context {
        root == Self.deepRoot ? deep : Self.common(root: root, facts, theme)
    }

    private static let deepRoot = "../../"

    private static func common(root: String, _ facts: SiteFacts, _ theme: Theme) -> Context {
        [
            "site": .object([
                "title": .text(facts.configuration.title),
                "description": .text(facts.configuration.description),
                "language": .text(facts.configuration.language),
                "direction": .text(facts.direction),
                "url": .text(facts.configuration.baseURL.absolute),
                "count": .text(String(facts.currentCount)),
            ]),
            "root": .text(root),
            "home": .text(root + "index.html"),
            "changes": .text(root + ChangeLog.path),
            "assets": .object(
                Dictionary(
                    uniqueKeysWithValues: theme.assets.map { (Theme.variable(for: $0.source), .text(root + $0.path)) }
                )
            ),
            "theme": .object(theme.frame.names(root: root)),
            "search": .object(["script": .text(root + "search/")]),
        ]
    }

    /// A group as pages link to it.
    /// - Parameters:
    ///   - index: the group.
    ///   - root: the relative address of the site's root.
    ///   - current: whether the page belongs to the group.
    /// - Returns: the names of a group link.
    func groupLink(_ index: Int, root: String, current: Bool = false) -> Context {
        let group = site.groups[index]
        let title = group.source.title.value
        var context: Context = [
            "id": .text(group.source.id.value),
            "title": .text(title),
            "name": .text(title),
            "url": .text(root + group.path),
            "count": .text(String(groupCounts[index])),
            "status": .absent,
            "current": .flag(current),
            "anchor": .text(group.anchor),
            "anchors": .list(group.furtherAnchors.map(TemplateValue.text)),
            "fragment": .text("#" + PercentEncoding.fragment(group.anchor)),
        ]
        if let status = group.source.status {
            let number = String(status.code)
            context["status"] = .text(number)
            if title.hasPrefix(number + " ") { context["name"] = .text(String(title.dropFirst(number.count + 1))) }
        }
        return context
    }

    /// An entry as pages link to it.
    func entryLink(_ index: Int, root: String) -> Context {
        let entry = site.entries[index]
        var context: Context = [
            "code": .text(entry.code.rawValue),
            "code_html": .html(BreakableCode.html(entry.code.rawValue)),
            "title": .text(entry.source.title.value),
            "url": .text(root + entry.path),
            "message": .text(entry.source.message.value),
            "state": .absent,
        ]
        if entry.source.retired != nil {
            context["state"] = .text("retired")
        } else if entry.source.deprecated != nil {
            context["state"] = .text("deprecated")
        }
        return context
    }

    /// An entry in full.
    /// - Parameters:
    ///   - index: the entry.
    ///   - rendered: its texts.
    ///   - note: its note, where the page shows it.
    ///   - root: the relative address of the site's root.
    /// - Returns: the names of an entry.
    func entry(_ index: Int, _ rendered: RenderedEntry, note: HTML?, root: String) -> Context {
        let entry = site.entries[index]
        let source = entry.source
        let fragment = "#" + PercentEncoding.fragment(entry.code.rawValue)
        var context = entryLink(index, root: root)
        context["anchor"] = .text(entry.code.rawValue)
        context["anchors"] = .list(entry.furtherAnchors.map { .text($0) })
        context["fragment"] = .text(fragment)
        context["permalink"] = .text(entry.permalink(at: site.configuration.baseURL))
        context["errors_url"] = .text(root + "index.html" + fragment)
        context["summary"] = .html(root.isEmpty ? rendered.summaryAtTop : rendered.summary)
        context["messages"] = .list(source.messages.map { .text($0.value) })
        context["has_messages"] = .flag(!source.messages.isEmpty)
        context["see"] = .list(entry.see.map { .object(entryLink($0, root: root)) })
        context["has_see"] = .flag(!entry.see.isEmpty)
        context["tags"] = .list(source.tags.map { .text($0.value) })
        context["has_tags"] = .flag(!source.tags.isEmpty)
        context["current"] = .flag(entry.isCurrent)
        context["group"] = .object(groupLink(entry.group, root: root))
        if let status = entry.status {
            context["status"] = .text(String(status.code))
            context["status_line"] = .text(status.line)
            context["client_error"] = .flag((400...499).contains(status.code))
            context["server_error"] = .flag((500...599).contains(status.code))
        }
        if let retry = source.retry { context["retry"] = .object(Self.retry(retry)) }
        if let since = source.since { context["since"] = .text(since) }
        if let note { context["note"] = .html(note) }
        if let errorBody { context["body"] = .object(body(errorBody, of: entry)) }
        if let deprecated = source.deprecated {
            context["deprecated"] = .object(
                withdrawal(deprecated, of: entry, rendered.deprecationReason, root: root)
            )
        }
        if let retired = source.retired {
            context["retired"] = .object(
                withdrawal(retired, of: entry, rendered.retirementReason, root: root)
            )
        }
        return context
    }

    private func body(_ body: ErrorBody, of entry: SiteEntry) -> Context {
        let text = body.text(for: entry, at: site.configuration.baseURL)
        var context: Context = ["html": .html(body.html(of: text)), "text": .text(text)]
        if let status = entry.status { context["status_line"] = .text("HTTP/1.1 " + status.line) }
        return context
    }

    private func withdrawal(_ withdrawal: Withdrawal, of entry: SiteEntry, _ reason: HTML?, root: String) -> Context {
        var context: Context = [:]
        if let since = withdrawal.since { context["since"] = .text(since) }
        if let reason { context["reason"] = .html(reason) }
        if withdrawal.use != nil, let replacement = entry.replacement {
            context["use"] = .object(entryLink(replacement, root: root))
        }
        return context
    }

    /// A day of the change log.
    func release(_ release: ChangeLog.Release, root: String) -> Context {
        func links(_ entries: [Int]) -> TemplateValue {
            .list(
                entries.map { index in
                    var link = entryLink(index, root: root)
                    let replacement = site.entries[index].replacement
                    link["use"] = replacement.map { .object(entryLink($0, root: root)) } ?? .absent
                    return .object(link)
                }
            )
        }
        return [
            "name": .text(release.name),
            "anchor": .text(release.anchor),
            "is_released": .flag(release.isReleased),
            "added": links(release.added),
            "has_added": .flag(!release.added.isEmpty),
            "deprecated": links(release.deprecated),
            "has_deprecated": .flag(!release.deprecated.isEmpty),
            "retired": links(release.retired),
            "has_retired": .flag(!release.retired.isEmpty),
        ]
    }

    private static func retry(_ advice: RetryAdvice) -> Context {
        [
            "never": .flag(advice == .never),
            "after_change": .flag(advice == .afterChange),
            "after_delay": .flag(advice == .afterDelay),
            "safe": .flag(advice == .safe),
            "value": .text(advice.rawValue),
        ]
    }
}
