internal import Bytes
internal import Markup
internal import PageMarkup
internal import SiteModel
internal import SitePaths

/// The sitemap (sitemaps.org, protocol 0.9): every page, with the day that its source names, if it names one. No file of it
/// may have more than 50,000 addresses; of a larger site it is an index of several.
struct Sitemap {
    private static let mostAddresses = 50_000

    private let base: String
    private var pages: [(address: String, updated: String?)] = []

    init(of site: Site) {
        base = site.configuration.baseURL.absolute
        let errors = site.addresses.errors
        if errors == .front || site.hasFrontPage {
            add(SitePath.front.address, updated: site.introduction?.frontMatter.updated)
        }
        if errors != .front { add(errors.address, updated: nil) }
        for group in site.groups { add(group.path.address, updated: nil) }
        for entry in site.entries { add(entry.address, updated: entry.note?.frontMatter.updated) }
        for path in site.sharedCodePaths { add(path.address, updated: nil) }
        if !site.operations.isEmpty { add(SitePath.operations.address, updated: nil) }
        for operation in site.operations { add(operation.path.address, updated: nil) }
        add(SitePath.changes.address, updated: nil)
        for page in site.pages { add(page.path.address, updated: page.source.frontMatter.updated) }
    }

    private mutating func add(_ address: String, updated: String?) { pages.append((address, updated)) }

    var files: [OutputFile] {
        guard pages.count > Self.mostAddresses else {
            return [file(SitePath.sitemap.text, "urlset", "url", pages[...])]
        }
        let parts = stride(from: 0, to: pages.count, by: Self.mostAddresses).enumerated().map { number, start in
            let part = pages[start..<min(start + Self.mostAddresses, pages.count)]
            return file("sitemap-\(number + 1).xml", "urlset", "url", part)
        }
        let index = parts.map { (address: $0.path, updated: nil as String?) }
        return [file(SitePath.sitemap.text, "sitemapindex", "sitemap", index[...])] + parts
    }

    private func file(
        _ path: String,
        _ root: StaticString,
        _ item: StaticString,
        _ pages: ArraySlice<(address: String, updated: String?)>
    ) -> OutputFile {
        var buffer = HTMLBuffer()
        buffer.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
        buffer.markup(root)
        buffer.markup(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for page in pages {
            buffer.markup("<")
            buffer.markup(item)
            buffer.markup("><loc>")
            buffer.text(base)
            buffer.text(PercentEncoding.path(page.address))
            buffer.markup("</loc>")
            if let updated = page.updated {
                buffer.markup("<lastmod>")
                buffer.text(updated)
                buffer.markup("</lastmod>")
            }
            buffer.markup("</")
            buffer.markup(item)
            buffer.markup(">\n")
        }
        buffer.markup("</")
        buffer.markup(root)
        buffer.markup(">\n")
        return OutputFile(path: path, bytes: buffer.finished().bytes)
    }
}
