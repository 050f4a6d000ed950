internal import Bytes
internal import Markup
internal import PageMarkup
internal import SiteModel
internal import SitePaths
internal import TemplateContexts
internal import Templates
internal import Theming

extension PageOutput {
    /// The pages that tell apart entries of one code. They are free pages to a theme, so that it needs no template for them.
    func sharedCodePages() -> [OutputFile] {
        guard !site.sharedCodes.isEmpty else { return [] }
        let codes = Dictionary(grouping: site.sharedCodes) { $0.path }
        return site.sharedCodePaths.map { page(of: codes[$0] ?? [], at: $0) }
    }

    private func page(of codes: [SharedCode], at path: SitePath) -> OutputFile {
        let title = codes.map(\.code.rawValue).joined(separator: ", ")
        let description = theme.words.text(.sharedCodeText)
        let url = url(of: path)
        let head = PageHead(
            .page,
            at: path,
            title: title,
            description: description,
            url: url,
            editURL: nil,
            data: structuredData.page(title: title, description: description, url: url)
        )
        var html = HTMLBuffer()
        html.markup("<p>")
        html.text(description)
        html.markup("</p>\n")
        for code in codes {
            if codes.count > 1 {
                html.markup("<h2><code>")
                html.text(code.code.rawValue)
                html.markup("</code></h2>\n")
            }
            html.markup("<ul>\n")
            for index in code.holders { write(site.entries[index], on: path, to: &html) }
            html.markup("</ul>\n")
        }
        let context = FreePageContext(head: head, content: html.finished(), headings: [])
        return layout(.page, root: path.root).file(context)
    }

    private func write(_ entry: SiteEntry, on path: SitePath, to html: inout HTMLBuffer) {
        html.markup("<li><a href=\"")
        html.address(path.root + PercentEncoding.path(entry.path.text))
        html.markup("\">")
        html.text((entry.scope ?? entry.code).rawValue)
        html.markup("</a> ")
        html.text(entry.nameBesideCode ?? "")
        if let status = entry.status {
            html.markup(" <span class=\"status\">")
            html.text(String(status.code))
            html.markup("</span>")
        }
        html.markup("</li>\n")
    }
}
