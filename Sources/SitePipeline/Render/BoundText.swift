internal import CommonMark
internal import Diagnostics
internal import Markup
internal import SiteModel
internal import SyntaxHighlighting

/// A Markdown text whose links are bound to what they lead to, ready to be rendered for any page.
struct BoundText: Sendable {
    /// An id that a link leads to on another page; whether it is there shows when that page's text is bound.
    struct FragmentLink: Sendable {
        /// The path of the page in the site.
        let path: String
        let fragment: String
        let range: SourceRange
    }

    /// How a text is fitted into a page.
    struct Placement: Sendable {
        /// The relative address of the site's root, such as `../../`.
        let root: String
        /// The level of the text's highest heading on the page.
        var topLevel = 2
        /// What the ids of headings begin with, where several texts share a page.
        var idPrefix = ""
        /// Whether it goes on in a line of the page, so that its paragraphs are no blocks of their own.
        var isInline = false
    }

    let events: [MarkdownEvent]
    let headings: [MarkdownDocument.Heading]
    /// Where the links, images and code spans among the events lead, by index.
    let targets: [Int: LinkTarget]
    let fragmentLinks: [FragmentLink]
    /// The links that lead out of the site.
    let externalLinks: [ExternalLink]
    let diagnostics: [Diagnostic]

    /// The text as HTML.
    /// - Parameters:
    ///   - placement: how it is fitted into the page.
    ///   - site: the site, for the addresses of its entries.
    /// - Returns: the text, with every address written as the page needs it.
    func html(_ placement: Placement, in site: Site) -> HTML {
        let top = headings.map(\.level).min() ?? placement.topLevel
        let renderer = MarkdownHTML(
            unsafeHTML: site.configuration.allowsUnsafeHTML,
            headingShift: placement.topLevel - top,
            idPrefix: placement.idPrefix,
            focusableCode: true,
            codeBlock: { language, literal in
                SyntaxLanguage(language).map { SyntaxHighlighter.highlighted(literal, as: $0) }
            }
        )
        return renderer.render(placed(placement, in: site))
    }

    /// The events with every address written as the page needs it.
    private func placed(_ placement: Placement, in site: Site) -> [MarkdownEvent] {
        guard !targets.isEmpty || placement.isInline else { return events }
        var placed: [MarkdownEvent] = []
        placed.reserveCapacity(events.count + 2 * targets.count)
        for (index, event) in events.enumerated() {
            guard let target = targets[index] else {
                if placement.isInline, case .enter(.paragraph, let range) = event {
                    placed.append(.enter(.paragraph(isTight: true), range))
                } else {
                    placed.append(event)
                }
                continue
            }
            let address = Self.address(of: target, placement, in: site)
            switch event {
            case .enter(.link(var link), let range):
                link.destination = address
                placed.append(.enter(.link(link), range))
            case .enter(.image(var image), let range):
                image.destination = address
                placed.append(.enter(.image(image), range))
            case .leaf(.code, let range):
                placed += [.enter(.link(.init(destination: address)), range), event, .exit]
            default:
                placed.append(event)
            }
        }
        return placed
    }

    private static func address(of target: LinkTarget, _ placement: Placement, in site: Site) -> String {
        switch target {
        case .external(let address): address
        case .site(let path, let fragment): placement.root + PercentEncoding.path(path) + suffix(fragment)
        case .entry(let index, let fragment): placement.root + site.entries[index].path + suffix(fragment)
        case .heading(let id): suffix(placement.idPrefix + id)
        }
    }

    private static func suffix(_ fragment: String?) -> String {
        fragment.map { "#" + PercentEncoding.fragment($0) } ?? ""
    }

    /// The text without markup and without code blocks.
    var plainText: String { events.plainText(includingCodeBlocks: false) }

    /// The text of its code blocks.
    var examples: String {
        events.compactMap { event in
            if case .leaf(.codeBlock(_, let literal), _) = event { literal } else { nil }
        }
        .joined(separator: "\n")
    }
}
