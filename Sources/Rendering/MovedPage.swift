internal import Bytes
internal import CommonMark
internal import Markup
internal import PageMarkup
internal import SiteModel
internal import SitePaths

/// What lies at a former address: a page that leads on, and says where to.
///
/// A script leads on with the fragment. Without one a refresh does, which forgets the fragment: so where links may name
/// headings it counts only where no script runs, and the page holds their ids, each at a link to the heading, for browsers
/// that are told not to refresh. Either way the target is fixed when the site is built, so nobody can be led anywhere else,
/// and the address is replaced in the browser's history, so Back works.
package enum MovedPage {
    private static let scriptSource = """
        // Leads on from a former address, and keeps the fragment.
        "use strict";
        const target = new URL(document.currentScript.dataset.to, location.href);
        target.hash = location.hash;
        location.replace(target);

        """

    /// The script of all of these pages, by its content, since hosts let browsers keep it for ever.
    static let script: OutputFile = {
        let bytes = Array(scriptSource.utf8)
        return OutputFile(path: SitePath.assetsFolder + "moved-\(ContentHash.name(of: bytes)).js", bytes: bytes)
    }()

    /// - Parameters:
    ///   - move: from where to where.
    ///   - headings: those of the page, where links may name them.
    ///   - site: the site.
    /// - Returns: the page.
    static func file(for move: Move, headings: [MarkdownDocument.Heading] = [], in site: Site) -> OutputFile {
        let root = move.from.root
        let address = root + PercentEncoding.path(move.to.text)
        var html = HTMLBuffer()
        html.markup("<!DOCTYPE html>\n<html lang=\"")
        html.text(site.configuration.language)
        html.markup("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        html.text(move.title)
        html.markup("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.markup("<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"canonical\" href=\"")
        html.address(site.configuration.baseURL.absolute + PercentEncoding.path(move.to.address))
        html.markup("\">\n<script src=\"")
        html.address(root + script.path)
        html.markup("\" data-to=\"")
        html.address(address)
        html.markup("\"></script>\n")
        let ids =
            headings.flatMap { heading in heading.ids.map { (id: $0, text: heading.text) } }
            + move.anchors.map { (id: $0, text: $0) }
        // Whoever follows the anchor of a code must not land elsewhere.
        if move.anchors.isEmpty {
            if !ids.isEmpty { html.markup("<noscript>") }
            html.markup("<meta http-equiv=\"refresh\" content=\"0; url=")
            html.address(address)
            html.markup(ids.isEmpty ? "\">\n" : "\"></noscript>\n")
        }
        html.markup("</head>\n<body>\n<main>\n<h1><a href=\"")
        html.address(address)
        html.markup("\">")
        html.text(move.title)
        html.markup("</a></h1>\n")
        if !ids.isEmpty { list(ids, at: address, &html) }
        html.markup("</main>\n</body>\n</html>\n")
        return OutputFile(path: move.from.text, bytes: html.finished().bytes, from: .moved)
    }

    /// Ids that others lead to, each at a link to where it is now.
    static func list(_ ids: [(id: String, text: String)], at address: String, _ html: inout HTMLBuffer) {
        html.markup("<ul>\n")
        for (id, text) in ids {
            html.markup("<li id=\"")
            html.text(id)
            html.markup("\"><a href=\"")
            html.address(address + "#" + PercentEncoding.fragment(id))
            html.markup("\">")
            html.text(text)
            html.markup("</a></li>\n")
        }
        html.markup("</ul>\n")
    }

    /// Where a page leads on to, as it was published, or `nil` where it is no such page.
    package static func target(of page: [UInt8]) -> String? {
        let text = String(decoding: page.prefix(4096), as: UTF8.self)
        guard text.contains("http-equiv=\"refresh\"") || text.contains("data-to=\"") else { return nil }
        guard let mark = text.firstRange(of: "rel=\"canonical\" href=\"") else { return nil }
        return String(text[mark.upperBound...].prefix { $0 != "\"" })
    }
}
