package import CommonMark
package import SiteModel

extension MarkdownDocument {
    /// Parses a text of a site, with its named links; `[text][invalid_card]` leads to that entry where no link is called so.
    package init(parsing text: String, in site: Site) {
        self.init(parsing: text, references: site.configuration.links) { label in
            site.entry(code: label).map { "#" + site.entries[$0].anchor.replacing("%", with: "%25") }
        }
    }
}
