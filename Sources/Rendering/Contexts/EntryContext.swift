internal import Bytes
internal import CommonMark
internal import Diagnostics
internal import Markup
internal import SiteModel
internal import TextBinding
internal import Theming

/// An entry as pages link to it.
extension SiteEntry: TemplateObject {
    func value(of name: TemplateName.Known) -> TemplateValue? {
        switch name {
        case .code: .text(code.rawValue)
        case .codeHTML: .code(code.rawValue)
        case .title: .text(source.title.value)
        case .url: .path(path)
        case .message: .text(source.message.value)
        case .state:
            source.isDraft
                ? .text("draft")
                : source.retired != nil ? .text("retired") : source.deprecated != nil ? .text("deprecated") : .absent
        default: nil
        }
    }
}

/// An entry in full.
final class EntryContext: TemplateObject {
    private let contexts: PageContexts
    private let entry: SiteEntry
    /// What its code was before.
    private let formerCodes: [String]
    private let rendered: RenderedEntry
    /// The note, where the page shows it.
    private let note: RenderedText?

    init(
        contexts: PageContexts,
        entry: SiteEntry,
        formerCodes: [String],
        rendered: RenderedEntry,
        note: RenderedText?
    ) {
        self.contexts = contexts
        self.entry = entry
        self.formerCodes = formerCodes
        self.rendered = rendered
        self.note = note
    }

    private var source: CatalogEntry { entry.source }
    private var fragment: String { "#" + PercentEncoding.fragment(entry.anchor) }

    func value(of name: TemplateName.Known) -> TemplateValue? {
        switch name {
        case .anchor: .text(entry.anchor)
        case .anchors: .list(entry.furtherAnchors.map(TemplateValue.text))
        case .fragment: .text(fragment)
        case .permalink: .text(entry.permalink(in: contexts.site.configuration))
        case .errorsURL: .path(contexts.site.addresses.errors, rest: fragment)
        case .summary: .rendered(rendered.summary)
        case .messages: .list(source.messages.map { .text($0.value) })
        case .hasMessages: .flag(!source.messages.isEmpty)
        case .see: .list(entry.see.map { .object(contexts.site.entries[$0]) })
        case .hasSee: .flag(!entry.see.isEmpty)
        case .tags: .list(source.tags.map { .text($0.value) })
        case .hasTags: .flag(!source.tags.isEmpty)
        case .tagLinks: .list(source.tags.map { tagLink($0.value) })
        case .otherGroup: .flag(hasOtherGroup)
        case .formerly: .list(formerCodes.map(TemplateValue.text))
        case .hasFormerly: .flag(!formerCodes.isEmpty)
        case .current: .flag(entry.isCurrent)
        case .group: .object(contexts.groupLink(entry.group))
        case .status: .optional(entry.status.map { String($0.code) })
        case .statusLine: .optional(entry.status?.line)
        case .clientError: .flag(entry.status.map { (400...499).contains($0.code) } ?? false)
        case .serverError: .flag(entry.status.map { (500...599).contains($0.code) } ?? false)
        // What is no longer sent has no request to send again.
        case .retry: entry.retry.map { .names(Self.retry($0)) } ?? .absent
        case .since: .optional(source.since?.value)
        case .note: note.map(TemplateValue.rendered) ?? .absent
        case .body: contexts.errorBody.map { .names(body($0)) } ?? .absent
        case .deprecated: withdrawal(source.deprecated, rendered.deprecationReason)
        case .retired: withdrawal(source.retired, rendered.retirementReason)
        default: entry.value(of: name)
        }
    }

    private func body(_ body: ErrorBody) -> NamedValues {
        let text = body.text(for: entry, in: contexts.site.configuration)
        return [
            .html: .html(body.html(of: text, highlighting: contexts.site.configuration.highlightsCode)),
            .text: .text(text),
            .statusLine: .optional(entry.status.map { "HTTP/1.1 " + $0.line }),
        ]
    }

    private func withdrawal(_ withdrawal: Withdrawal?, _ reason: RenderedText?) -> TemplateValue {
        guard let withdrawal else { return .absent }
        let replacement = withdrawal.use != nil ? entry.replacement : nil
        let names: NamedValues = [
            .since: .optional(withdrawal.since?.value),
            .reason: reason.map(TemplateValue.rendered) ?? .absent,
            .use: replacement.map { .object(contexts.site.entries[$0]) } ?? .absent,
        ]
        return .names(names)
    }

    /// Whether the status does not say the group, so that a head names both.
    private var hasOtherGroup: Bool {
        guard let status = entry.status else { return false }
        let group = contexts.site.groups[entry.group].source
        let title = group.title.value
        let saysStatus = title.hasPrefix("\(status.code) ") || status.line == "\(status.code) \(title)"
        return group.status != status || !saysStatus
    }

    /// The errors page, filtered by a tag.
    private func tagLink(_ tag: String) -> TemplateValue {
        .names([
            .title: .text(tag),
            .url: .path(contexts.site.addresses.errors, rest: "?tag=" + PercentEncoding.queryValue(tag)),
        ])
    }

    private static func retry(_ advice: RetryAdvice) -> NamedValues {
        [
            .never: .flag(advice == .never),
            .afterChange: .flag(advice == .afterChange),
            .afterCheck: .flag(advice == .afterCheck),
            .afterDelay: .flag(advice == .afterDelay),
            .safe: .flag(advice == .safe),
            .value: .text(advice.rawValue),
        ]
    }
}
