internal import Diagnostics
internal import Foundation
internal import Markup
internal import Mustache
internal import SiteModel

/// What templates are given, under the names of ``TemplateVocabulary``. A value that is absent is left out, so that
/// sections work; in what may stand inside an entry or a group it is `NSNull`, since Mustache looks for a name that is
/// left out further up, and would find the outer entry's.
struct PageContexts: Sendable {
    typealias Context = [String: Any]

    private let site: Site
    private let facts: SiteFacts
    private let assets: [Theme.Asset]
    private let errorBody: ErrorBody?
    private let groupCounts: [Int]

    init(site: Site, assets: [Theme.Asset], errorBody: ErrorBody?) {
        self.site = site
        self.assets = assets
        self.errorBody = errorBody
        facts = SiteFacts(site)
        groupCounts = site.groups.map { group in
            site.entries[group.entries].count { $0.isCurrent }
        }
    }

    /// The names that every template has.
    /// - Parameter root: the relative address of the site's root.
    /// - Returns: what every context begins with.
    func common(root: String) -> Context {
        [
            "site": [
                "title": facts.configuration.title,
                "description": facts.configuration.description,
                "language": facts.configuration.language,
                "direction": facts.direction,
                "url": facts.configuration.baseURL.absolute,
                "count": String(facts.currentCount),
            ],
            "root": root,
            "home": root + "index.html",
            "changes": root + ChangeLog.path,
            "assets": Dictionary(uniqueKeysWithValues: assets.map { (Theme.variable(for: $0.source), root + $0.path) }),
            "search": ["script": root + "search/"],
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
            "id": group.source.id.value,
            "title": title,
            "name": title,
            "url": root + group.path,
            "count": String(groupCounts[index]),
            "status": NSNull(),
            "current": current,
            "anchor": group.anchor,
            "anchors": group.furtherAnchors,
            "fragment": "#" + PercentEncoding.fragment(group.anchor),
        ]
        if let status = group.source.status {
            let number = String(status.code)
            context["status"] = number
            if title.hasPrefix(number + " ") { context["name"] = String(title.dropFirst(number.count + 1)) }
        }
        return context
    }

    /// An entry as pages link to it.
    func entryLink(_ index: Int, root: String) -> Context {
        let entry = site.entries[index]
        var context: Context = [
            "code": entry.code.rawValue,
            "code_html": BreakableCode.html(entry.code.rawValue).string,
            "title": entry.source.title.value,
            "url": root + entry.path,
            "message": entry.source.message.value,
            "state": NSNull(),
        ]
        if entry.source.retired != nil {
            context["state"] = "retired"
        } else if entry.source.deprecated != nil {
            context["state"] = "deprecated"
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
        context["anchor"] = entry.code.rawValue
        context["anchors"] = entry.furtherAnchors
        context["fragment"] = fragment
        context["permalink"] = entry.permalink(at: site.configuration.baseURL)
        context["errors_url"] = root + "index.html" + fragment
        context["summary"] = (root.isEmpty ? rendered.summaryAtTop : rendered.summary).string
        context["messages"] = source.messages.map(\.value)
        context["has_messages"] = !source.messages.isEmpty
        context["see"] = entry.see.map { entryLink($0, root: root) }
        context["has_see"] = !entry.see.isEmpty
        context["tags"] = source.tags.map(\.value)
        context["has_tags"] = !source.tags.isEmpty
        context["current"] = entry.isCurrent
        context["group"] = groupLink(entry.group, root: root)
        if let status = entry.status {
            context["status"] = String(status.code)
            context["status_line"] = status.line
            context["client_error"] = (400...499).contains(status.code)
            context["server_error"] = (500...599).contains(status.code)
        }
        if let retry = source.retry { context["retry"] = Self.retry(retry) }
        if let since = source.since { context["since"] = since }
        if let note { context["note"] = note.string }
        if let errorBody { context["body"] = body(errorBody, of: entry) }
        if let deprecated = source.deprecated {
            context["deprecated"] = withdrawal(deprecated, of: entry, rendered.deprecationReason, root: root)
        }
        if let retired = source.retired {
            context["retired"] = withdrawal(retired, of: entry, rendered.retirementReason, root: root)
        }
        return context
    }

    private func body(_ body: ErrorBody, of entry: SiteEntry) -> Context {
        let text = body.text(for: entry, at: site.configuration.baseURL)
        var context: Context = ["html": body.html(of: text).string, "text": text]
        if let status = entry.status { context["status_line"] = "HTTP/1.1 " + status.line }
        return context
    }

    private func withdrawal(_ withdrawal: Withdrawal, of entry: SiteEntry, _ reason: HTML?, root: String) -> Context {
        var context: Context = [:]
        if let since = withdrawal.since { context["since"] = since }
        if let reason { context["reason"] = reason.string }
        if withdrawal.use != nil, let replacement = entry.replacement {
            context["use"] = entryLink(replacement, root: root)
        }
        return context
    }

    /// A day of the change log.
    func release(_ release: ChangeLog.Release, root: String) -> Context {
        func links(_ entries: [Int]) -> [Context] {
            entries.map { index in
                var link = entryLink(index, root: root)
                link["use"] = site.entries[index].replacement.map { entryLink($0, root: root) as Any } ?? NSNull()
                return link
            }
        }
        return [
            "name": release.name,
            "anchor": release.anchor,
            "is_released": release.isReleased,
            "added": links(release.added),
            "has_added": !release.added.isEmpty,
            "deprecated": links(release.deprecated),
            "has_deprecated": !release.deprecated.isEmpty,
            "retired": links(release.retired),
            "has_retired": !release.retired.isEmpty,
        ]
    }

    private static func retry(_ advice: RetryAdvice) -> Context {
        [
            "never": advice == .never,
            "after_change": advice == .afterChange,
            "after_delay": advice == .afterDelay,
            "safe": advice == .safe,
            "value": advice.rawValue,
        ]
    }
}
