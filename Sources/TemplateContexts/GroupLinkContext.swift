internal import Bytes
internal import Diagnostics
package import SiteModel
package import Templates

/// A group as pages link to it.
package final class GroupLinkContext: TemplateSubject, TemplateObject {
    package static let variables = TemplateVariables<GroupLinkContext>(
        called: "group link",
        [
            .text("id") { $0.group.source.id.value },
            .text("title") { $0.group.source.title.value },
            .text("name", "the title without its status") { $0.titleWithoutStatus },
            .text("status") { $0.group.source.status.map { String($0.code) } },
            .path("url") { $0.group.path },
            .text("count", "of its codes that are sent and not deprecated") { String($0.count) },
            .text("total", "of its codes") { String($0.group.entries.count) },
            .flag("current") { $0.isCurrent },
            .text("anchor") { $0.group.anchor },
            .texts("anchors") { $0.group.furtherAnchors },
            .text("fragment") { "#" + PercentEncoding.fragment($0.group.anchor) },
        ]
    )

    private let group: SiteGroup
    /// How many of its codes are still sent, and not better avoided.
    private let count: Int
    /// Whether the page belongs to the group.
    private let isCurrent: Bool

    package init(_ group: SiteGroup, count: Int, isCurrent: Bool) {
        self.group = group
        self.count = count
        self.isCurrent = isCurrent
    }

    private var titleWithoutStatus: String {
        let title = group.source.title.value
        guard let status = group.source.status else { return title }
        let prefix = "\(status.code) "
        return title.hasPrefix(prefix) ? String(title.dropFirst(prefix.count)) : title
    }
}
