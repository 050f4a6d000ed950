internal import Markup
internal import SiteModel

/// The files that hosts and crawlers read.
enum HostFiles {
    /// The policy that the pages are made for: nothing from elsewhere, nothing inline.
    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    ]
    .joined(separator: "; ")

    /// Headers for the hosts that read `_headers` (Netlify, Cloudflare Pages). They read it at the top of the folder
    /// that is published and match paths from there, whatever the site's base URL is.
    static var headers: OutputFile {
        OutputFile(
            path: "_headers",
            text: """
                /*
                  Content-Security-Policy: \(contentSecurityPolicy)
                  X-Content-Type-Options: nosniff
                  Referrer-Policy: strict-origin-when-cross-origin
                /assets/*
                  Cache-Control: public, max-age=31536000, immutable
                /search/*
                  Access-Control-Allow-Origin: *

                """
        )
    }

    /// Former addresses for the hosts that read `_redirects` (Netlify, Cloudflare Pages), or `nil` where there are
    /// none. Elsewhere the pages that lie there lead on.
    static func redirects(of site: Site) -> OutputFile? {
        guard !site.moves.isEmpty else { return nil }
        let lines = site.moves.map { move in
            "/\(PercentEncoding.path(move.from.asFolder)) /\(PercentEncoding.path(move.to.asFolder)) 301\n"
        }
        return OutputFile(path: "_redirects", text: lines.joined())
    }

    /// `robots.txt` (RFC 9309) with the address of the sitemap.
    static func robots(for baseURL: BaseURL) -> OutputFile {
        OutputFile(
            path: "robots.txt",
            text: """
                User-agent: *
                Allow: /
                Sitemap: \(baseURL.absolute)sitemap.xml

                """
        )
    }

    /// The sitemap (sitemaps.org, protocol 0.9): every page, with the day that its source names, if it names one.
    static func sitemap(of site: Site) -> OutputFile {
        var buffer = HTMLBuffer()
        buffer.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        buffer.markup("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        func add(_ folder: String, updated: String?) {
            buffer.markup("<url><loc>")
            buffer.text(site.configuration.baseURL.absolute)
            buffer.text(PercentEncoding.path(folder))
            buffer.markup("</loc>")
            if let updated {
                buffer.markup("<lastmod>")
                buffer.text(updated)
                buffer.markup("</lastmod>")
            }
            buffer.markup("</url>\n")
        }
        add("", updated: site.introduction?.frontMatter.updated)
        for group in site.groups { add(group.path.asFolder, updated: nil) }
        for entry in site.entries { add(entry.folder, updated: entry.note?.frontMatter.updated) }
        add(ChangeLog.path.asFolder, updated: nil)
        for page in site.pages { add(page.path.asFolder, updated: page.source.frontMatter.updated) }
        buffer.markup("</urlset>\n")
        return OutputFile(path: "sitemap.xml", bytes: buffer.finished().bytes)
    }
}
