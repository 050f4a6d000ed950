internal import Diagnostics
internal import Markup
internal import SiteModel

/// A group as pages link to it, and with what some pages show in it.
final class GroupLinkContext: TemplateObject {
    let site: Site
    /// The index of the group.
    let index: Int
    /// How many of its codes are still sent.
    let count: Int
    /// Whether the page belongs to the group.
    let isCurrent: Bool
    /// Of the page that shows it.
    let common: CommonContext
    /// What more the page shows of the group.
    let further: NamedValues

    init(site: Site, index: Int, count: Int, isCurrent: Bool, common: CommonContext, further: NamedValues) {
        self.site = site
        self.index = index
        self.count = count
        self.isCurrent = isCurrent
        self.common = common
        self.further = further
    }

    func value(of name: TemplateName.Known) -> TemplateValue? {
        switch name {
        case .id: .text(group.source.id.value)
        case .title: .text(group.source.title.value)
        case .name: .text(titleWithoutStatus)
        case .url: .text(common.root + group.path)
        case .count: .text(String(count))
        case .status: .optional(group.source.status.map { String($0.code) })
        case .current: .flag(isCurrent)
        case .anchor: .text(group.anchor)
        case .anchors: .list(group.furtherAnchors.map(TemplateValue.text))
        case .fragment: .text("#" + PercentEncoding.fragment(group.anchor))
        default: further.value(of: name)
        }
    }

    /// Looked up anew for each name: a copy counts all the references in it.
    private var group: SiteGroup {
        site.groups[index]
    }

    private var titleWithoutStatus: String {
        let title = group.source.title.value
        guard let status = group.source.status, title.hasPrefix("\(status.code) ") else { return title }
        return String(title.dropFirst("\(status.code) ".count))
    }
}
