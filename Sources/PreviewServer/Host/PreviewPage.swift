internal import Markup

/// The pages that the preview itself has, for what the site has none for. They follow the author as the site's do.
enum PreviewPage {
    /// What stands in place of every page until there is a site to show.
    /// - Parameters:
    ///   - report: why there is none; `nil` where it is being built.
    ///   - edition: the edition of the site.
    /// - Returns: the answer, with a status that no program takes for the page that it asked for.
    static func noSite(_ report: PreviewReport?, at edition: PreviewEdition) -> HTTPResponse {
        let page = page(title: "No site yet", tag: PreviewScript.tag(file: "", mount: "/", edition)) { page in
            page.markup("<h1 id=\"docsite-headline\">")
            page.text(report?.headline ?? "The site is being built")
            page.markup("</h1>\n<pre id=\"docsite-report\" tabindex=\"0\">")
            page.text(report?.text ?? "")
            page.markup("</pre>\n<p>This page shows the site as soon as there is one.</p>\n")
        }
        var response = HTTPResponse(.serviceUnavailable, body: page.bytes[...])
        describe(&response)
        return response
    }

    /// What stands outside the path that the site lives under, and where the site has no page for what is not there.
    /// - Parameters:
    ///   - mount: the path that the site lives under.
    ///   - edition: the edition of the site.
    /// - Returns: the answer.
    static func notFound(mount: String, at edition: PreviewEdition) -> HTTPResponse {
        let page = page(
            title: "Not found",
            tag: PreviewScript.tag(file: PreviewedSite.missingPage, mount: mount, edition)
        ) { page in
            page.markup("<h1>Not found</h1>\n<p>The site lives under <a href=\"")
            page.address(mount)
            page.markup("\">")
            page.text(mount)
            page.markup("</a>.</p>\n")
        }
        var response = HTTPResponse(.notFound, body: page.bytes[...])
        describe(&response)
        return response
    }

    private static func describe(_ response: inout HTTPResponse) {
        response["Content-Type"] = MediaType.of(PreviewedSite.folderPage)
        response["Cache-Control"] = "no-store"
        response["Content-Security-Policy"] = PreviewScript.policy
    }

    private static func page(title: StaticString, tag: HTML, _ write: (inout HTMLBuffer) -> Void) -> HTML {
        var page = HTMLBuffer()
        page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        page.markup(title)
        page.markup(
            """
            </title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="stylesheet" href="/.docsite/preview.css">

            """
        )
        page.html(tag)
        page.markup("</head>\n<body>\n<main>\n")
        write(&page)
        page.markup("</main>\n</body>\n</html>\n")
        return page.finished()
    }
}
