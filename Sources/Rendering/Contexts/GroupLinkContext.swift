internal import Bytes
internal import Diagnostics
internal import Markup
internal import SiteModel
internal import Theming

/// A group as pages link to it, and with what some pages show in it.
final class GroupLinkContext: TemplateObject {
    private let group: SiteGroup
    /// How many of its codes are still sent, and not better avoided.
    private let count: Int
    /// Whether the page belongs to the group.
    private let isCurrent: Bool
    /// What more the page shows of the group.
    private let further: NamedValues

    init(_ group: SiteGroup, count: Int, isCurrent: Bool, further: NamedValues) {
        self.group = group
        self.count = count
        self.isCurrent = isCurrent
        self.further = further
    }

    func value(of name: TemplateName.Known) -> TemplateValue? {
        switch name {
        case .id: .text(group.source.id.value)
        case .title: .text(group.source.title.value)
        case .name: .text(titleWithoutStatus)
        case .url: .path(group.path)
        case .count: .text(String(count))
        case .total: .text(String(group.entries.count))
        case .status: .optional(group.source.status.map { String($0.code) })
        case .current: .flag(isCurrent)
        case .anchor: .text(group.anchor)
        case .anchors: .list(group.furtherAnchors.map(TemplateValue.text))
        case .fragment: .text("#" + PercentEncoding.fragment(group.anchor))
        default: further.value(of: name)
        }
    }

    private var titleWithoutStatus: String {
        let title = group.source.title.value
        guard let status = group.source.status else { return title }
        let prefix = "\(status.code) "
        return title.hasPrefix(prefix) ? String(title.dropFirst(prefix.count)) : title
    }
}
