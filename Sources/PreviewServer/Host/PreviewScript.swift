internal import Markup

/// The preview's own script: how it comes into a page, and where it is served. It is no part of a site, and never in a
/// built one.
enum PreviewScript {
    /// No site has a path that begins with it.
    static let folder = "/.docsite/"
    static let events = folder + "events"

    /// The policy of the preview's own files and pages: the strictest that they work under.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// The preview's own files, under the same policy as the site.
    static func response(at path: String) -> HTTPResponse? {
        let files = [
            folder + "preview.js": PreviewAssets.pageScript, folder + "preview-worker.js": PreviewAssets.workerScript,
            folder + "preview.css": PreviewAssets.stylesheet,
        ]
        guard let text = files[path] else { return nil }
        var response = HTTPResponse(.ok, body: Array(text.description.utf8)[...])
        response["Content-Type"] = MediaType.of(path)
        response["Cache-Control"] = "no-store"
        response["Content-Security-Policy"] = policy
        return response
    }

    /// A page with the script in its head.
    /// - Parameters:
    ///   - page: the page as the site has it.
    ///   - file: the path in the site that it was read from.
    ///   - mount: the path that the site lives under.
    ///   - edition: the edition of the site.
    /// - Returns: the page for the preview.
    static func inserted(into page: [UInt8], file: String, mount: String, at edition: PreviewEdition) -> [UInt8] {
        let end = Array("</head>".utf8)
        let place = page.indices.first { page[$0] == end[0] && page[$0...].starts(with: end) } ?? page.endIndex
        return page[..<place] + tag(file: file, mount: mount, edition).bytes + page[place...]
    }

    static func tag(file: String, mount: String, _ edition: PreviewEdition) -> HTML {
        var tag = HTMLBuffer()
        tag.markup("<script src=\"/.docsite/preview.js\" data-pages=\"")
        tag.text(edition.pages)
        tag.markup("\" data-styles=\"")
        tag.text(edition.styles)
        tag.markup("\" data-mount=\"")
        tag.text(mount)
        tag.markup("\" data-file=\"")
        tag.text(file)
        tag.markup("\" defer></script>\n")
        return tag.finished()
    }
}
