internal import Binding
internal import CommonMark
internal import Diagnostics
internal import SiteModel

/// The ids of the headings that links from elsewhere may lead to: those of the introduction and of the free pages.
struct SiteHeadings {
    let introduction: [MarkdownDocument.Heading]
    /// By page.
    let pages: [[MarkdownDocument.Heading]]

    init(of site: Site) {
        func headings(_ source: MarkdownSource) -> [MarkdownDocument.Heading] {
            let text = AudienceBlocks.text(String(source.body.text), for: site.readership.audience)
            return MarkdownDocument(parsing: text, in: site).headings
        }
        introduction = site.introduction.map(headings) ?? []
        pages = site.pages.map { headings($0.source) }
    }
}
