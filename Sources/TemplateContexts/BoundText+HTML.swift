internal import Bytes
internal import CommonMark
package import MarkdownEvents
package import MarkdownRendering
internal import Markup
package import SiteModel
internal import SitePaths
internal import SyntaxHighlighting
package import Templates
internal import TextBinding
internal import Theming

/// How the Markdown texts of a site become HTML, in the words of its theme.
package struct TextRenderer: Sendable {
    package let site: Site
    package let words: MarkdownWords

    package init(site: Site, words: Words) {
        self.site = site
        self.words = MarkdownWords(
            alerts: [
                .note: words.text(.alertNote), .tip: words.text(.alertTip), .important: words.text(.alertImportant),
                .warning: words.text(.alertWarning), .caution: words.text(.alertCaution),
            ],
            table: words.text(.table),
            done: words.text(.taskDone),
            toDo: words.text(.taskOpen),
            wrong: words.text(.codeWrong),
            right: words.text(.codeRight),
            details: words.text(.details),
            internal: words.text(.internal),
            markets: { words.text(.markets, ["markets": $0]) }
        )
    }
}

extension BoundText {
    /// The text as HTML, rendered once for all pages that show it.
    /// - Parameters:
    ///   - texts: the site, for the addresses of its entries, and its words.
    ///   - isInline: whether it goes on in a line of the page, so that its paragraphs are no blocks of their own.
    /// - Returns: the HTML, with gaps where pages differ.
    package func rendered(by texts: TextRenderer, isInline: Bool = false) -> RenderedText {
        let site = texts.site
        let renderer = MarkdownHTML(
            unsafeHTML: site.configuration.allowsUnsafeHTML,
            focusableCode: true,
            words: texts.words,
            codeBlock: site.configuration.highlightsCode ? { Self.highlighted($0, in: $1) } : nil
        )
        let html = renderer.placeable(
            isInline ? events.map(Self.inline) : events,
            destinations: targets.map { ($0.index, Self.destination($0.target, in: site)) }
        )
        return RenderedText(html: html, topLevel: headings.map(\.level).min())
    }

    private static func highlighted(_ code: String, in language: Substring) -> HTML? {
        SyntaxLanguage(language).map { SyntaxHighlighter.highlighted(code, as: $0) }
    }

    private static func inline(_ event: MarkdownEvent) -> MarkdownEvent {
        guard case .enter(.paragraph, let range) = event else { return event }
        return .enter(.paragraph(isTight: true), range)
    }

    private static func destination(_ target: LinkTarget, in site: Site) -> MarkdownHTML.Destination {
        switch target {
        case .external(let address): .address(address)
        case .site(let path, let fragment): .site(PercentEncoding.path(path.text) + suffix(fragment))
        case .file(let path, let rest): .site(PercentEncoding.path(path) + rest)
        case .entry(let index, let fragment): .site(site.entries[index].path.text + suffix(fragment))
        case .shared(let index): .site(address(of: site.sharedCodes[index], in: site))
        case .heading(let id): .heading(PercentEncoding.fragment(id))
        case .place(let fragment): .address(fragment)
        }
    }

    /// Where the entries are told apart that share a code.
    private static func address(of code: SharedCode, in site: Site) -> String {
        PercentEncoding.path((code.path ?? site.addresses.errors).text) + suffix(code.path == nil ? code.anchor : nil)
    }

    private static func suffix(_ fragment: String?) -> String {
        fragment.map { "#" + PercentEncoding.fragment($0) } ?? ""
    }
}
