package import CommonMark
package import SiteModel

extension MarkdownDocument {
    /// Parses a text of a site, with its named links; `[text][invalid_card]` leads to that entry where no link is called so.
    package init(parsing text: String, in site: Site) {
        self.init(parsing: text, references: site.configuration.links) { label in
            let anchor =
                site.entry(named: label).map { site.entries[$0].anchor }
                ?? site.sharedCode(anchor: label).map { site.sharedCodes[$0].anchor }
            return anchor.map { "#" + $0.replacing("%", with: "%25") }
        }
    }
}
