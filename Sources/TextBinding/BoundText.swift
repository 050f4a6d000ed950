package import CommonMark
internal import Diagnostics
package import MarkdownEvents
internal import SiteModel
internal import SitePaths

/// A Markdown text whose links are bound to what they lead to, ready to be rendered for any page. A class, so that handing
/// one on doesn't count the references in it.
package final class BoundText: Sendable {
    /// An id that a link leads to on another page; whether it is there shows when that page's text is bound.
    package struct FragmentLink: Sendable {
        /// The path of the page in the site.
        let path: SitePath
        let fragment: String
        let range: SourceRange
    }

    package let events: [MarkdownEvent]
    package let headings: [MarkdownDocument.Heading]
    /// Where the links, images and code spans among the events lead, each with its index, in their order.
    package let targets: [(index: Int, target: LinkTarget)]
    let fragmentLinks: [FragmentLink]
    /// The links by whole addresses, which lead out of the site or to its own.
    let externalLinks: [ExternalLink]
    let diagnostics: [Diagnostic]

    init(
        events: [MarkdownEvent],
        headings: [MarkdownDocument.Heading],
        targets: [(index: Int, target: LinkTarget)],
        fragmentLinks: [FragmentLink],
        externalLinks: [ExternalLink],
        diagnostics: [Diagnostic]
    ) {
        self.events = events
        self.headings = headings
        self.targets = targets
        self.fragmentLinks = fragmentLinks
        self.externalLinks = externalLinks
        self.diagnostics = diagnostics
    }

    /// The text without markup and without code blocks.
    package var plainText: String { events.plainText(includingCodeBlocks: false) }

    /// The text of its code blocks, with the names of files and tabs.
    package var examples: String {
        events.compactMap { event in
            switch event {
            case .leaf(.codeBlock(let info, let literal), _):
                CodeFence(info, of: literal).file.map { "\($0)\n\(literal)" } ?? literal
            case .enter(.codeTab(let name), _): name
            default: nil
            }
        }
        .joined(separator: "\n")
    }
}
