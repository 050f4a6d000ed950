internal import Markup
internal import SiteModel

/// What lies at a former address: a page that leads on at once, without a script, and says where to.
///
/// A refresh without delay replaces the address in the browser's history, so Back works; its target is fixed when the
/// site is built, so it can be led nowhere else.
enum MovedPage {
    static func file(for move: Move, in site: Site) -> OutputFile {
        let root = String(repeating: "../", count: move.from.count { $0 == "/" })
        let address = root + PercentEncoding.path(move.to)
        var html = HTMLBuffer()
        html.markup("<!DOCTYPE html>\n<html lang=\"")
        html.text(site.configuration.language)
        html.markup("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        html.text(move.title)
        html.markup("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.markup("<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"canonical\" href=\"")
        html.address(site.configuration.baseURL.absolute + PercentEncoding.path(move.to.asFolder))
        html.markup("\">\n<meta http-equiv=\"refresh\" content=\"0; url=")
        html.address(address)
        html.markup("\">\n</head>\n<body>\n<main>\n<h1><a href=\"")
        html.address(address)
        html.markup("\">")
        html.text(move.title)
        html.markup("</a></h1>\n</main>\n</body>\n</html>\n")
        return OutputFile(path: move.from, bytes: html.finished().bytes, from: .moved)
    }
}
