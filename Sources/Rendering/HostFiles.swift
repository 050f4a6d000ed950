internal import Bytes
package import Diagnostics
internal import Markup
package import PageMarkup
package import SiteModel
internal import SitePaths
internal import SourceReading

/// The files that hosts and crawlers read.
package enum HostFiles {
    /// The policy that the pages are made for: nothing from elsewhere, nothing inline.
    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    ]
    .joined(separator: "; ")

    /// What headers are sent for the paths that match a pattern.
    private struct HeaderRule {
        let pattern: String
        let headers: [(name: String, value: String)]
    }

    private static let headerRules = [
        HeaderRule(
            pattern: "/*",
            headers: [
                ("Content-Security-Policy", contentSecurityPolicy), ("X-Content-Type-Options", "nosniff"),
                ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ]
        ),
        HeaderRule(
            pattern: "/\(SitePath.assetsFolder)*",
            headers: [("Cache-Control", "public, max-age=31536000, immutable")]
        ),
        HeaderRule(pattern: "/\(SitePath.searchFolder)*", headers: [("Access-Control-Allow-Origin", "*")]),
    ]

    private static func folder(_ pattern: AddressPattern) -> String { pattern.folders.map { $0 + "/" }.joined() }

    /// Other sites' scripts may read what is for programs; search engines show the pages, and not their twins.
    private static func rules(of site: Site) -> [HeaderRule] {
        let data = site.data
        guard !data.published.isEmpty else { return headerRules }
        let open = ("Access-Control-Allow-Origin", "*")
        let unlisted = ("X-Robots-Tag", "noindex")
        var rules = headerRules
        if data.publish(.entries) || data.publish(.pages) {
            let type = ("Content-Type", "text/markdown; charset=utf-8")
            rules.append(HeaderRule(pattern: "/*.md", headers: [open, unlisted, type]))
        }
        // The search index lies in a folder of its own, and has its rule.
        let places: [(DataSettings.Class, String)] = [
            (.errors, SitePath.catalogData.text), (.entries, folder(site.addresses.entry) + "*.json"),
            (.groups, folder(site.addresses.group) + "*.json"), (.openapi, SitePath.openAPI.text),
        ]
        for (one, pattern) in places where data.publish(one) && pattern != "*.json" {
            rules.append(HeaderRule(pattern: "/" + pattern, headers: [open, unlisted]))
        }
        if data.hasSchema { rules.append(HeaderRule(pattern: "/" + SitePath.dataSchema.text, headers: [open])) }
        if data.publish(.llms) { rules.append(HeaderRule(pattern: "/" + SitePath.llms.text, headers: [open])) }
        return rules
    }

    /// Headers for the hosts that read `_headers` (Netlify, Cloudflare Pages). They read it at the top of the folder
    /// that is published and match paths from there, whatever the site's base URL is.
    static func headers(of site: Site) -> OutputFile {
        OutputFile(path: SitePath.headers.text, text: headers(rules(of: site)) { _, _ in false })
    }

    /// The site's own rules, but for headers that are left out, by their patterns and names.
    private static func headers(_ rules: [HeaderRule], leavingOut isLeftOut: (String, String) -> Bool) -> String {
        rules.map { rule in
            let lines = rule.headers.filter { !isLeftOut(rule.pattern, $0.name) }
                .map { "  \($0.name): \($0.value)\n" }
            return lines.isEmpty ? "" : rule.pattern + "\n" + lines.joined()
        }
        .joined()
    }

    /// Former addresses for the hosts that read `_redirects` (Netlify, Cloudflare Pages), or `nil` where there are
    /// none. Elsewhere the pages that lie there lead on. A host matches paths from the top of the folder that is
    /// published, and leads to a path of the whole host, so only that regards the base URL.
    static func redirects(of site: Site) -> OutputFile? {
        guard !site.moves.isEmpty else { return nil }
        let base = site.configuration.baseURL.path
        let lines = site.moves.map { move in
            "/\(PercentEncoding.path(move.from.address)) \(base)\(PercentEncoding.path(move.to.address)) 301\n"
        }
        return OutputFile(path: SitePath.redirects.text, text: lines.joined())
    }

    /// `robots.txt` (RFC 9309) with the address of the sitemap.
    static func robots(for baseURL: BaseURL) -> OutputFile {
        OutputFile(
            path: SitePath.robots.text,
            text: """
                User-agent: *
                Allow: /
                Sitemap: \(baseURL.absolute)\(SitePath.sitemap)

                """
        )
    }

    /// Keeps GitHub Pages from making pages of what is published as Markdown.
    static func noJekyll(of site: Site) -> OutputFile? {
        let hasMarkdown = site.data.publish(.entries) || site.data.publish(.pages)
        return hasMarkdown ? OutputFile(path: ".nojekyll", bytes: []) : nil
    }
}

// MARK: - Authors' own

extension HostFiles {
    /// A static file with the site's own lines for hosts, where there are any.
    ///
    /// The site's come first. Of redirects hosts take the first that matches, and Cloudflare wants those with placeholders
    /// behind all others; headers of all rules that match are sent, so a header that both set would be sent twice.
    /// - Parameters:
    ///   - file: the static file.
    ///   - location: what it is called in reports.
    ///   - site: the site.
    ///   - diagnostics: takes lines that say what the site itself says.
    /// - Returns: the file as it is published, or `nil` where it is no text.
    package static func joined(
        _ file: OutputFile,
        at location: String,
        of site: Site,
        _ diagnostics: inout [Diagnostic]
    )
        -> OutputFile?
    {
        let path = SitePath(file.path)
        guard [.headers, .redirects].contains(path) else { return file }
        guard let source = SourceReader.text(of: file.bytes, path: location, &diagnostics) else { return nil }
        let own =
            path == .headers
            ? ownHeaders(beside: source, rules(of: site), &diagnostics)
            : ownRedirects(beside: source, of: site, &diagnostics)
        let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return OutputFile(path: file.path, bytes: Array(own.utf8) + file.bytes.dropFirst(hasMark ? 3 : 0))
    }

    private static func ownHeaders(
        beside source: SourceFile,
        _ rules: [HeaderRule],
        _ diagnostics: inout [Diagnostic]
    ) -> String {
        let own = headerLines(of: source)
        func key(_ pattern: String, _ name: String) -> String { "\(pattern) \(name.lowercased())" }
        // Of a pattern of docsite's the author's word is the last.
        let replaced = Set(own.map { key($0.pattern, $0.name) })
        let detached = Set(own.filter { $0.value == nil }.map { key($0.pattern, $0.name) })
        for line in own where !detached.contains(key(line.pattern, line.name)) {
            let clash = rules.first { rule in
                rule.pattern != line.pattern && overlap(rule.pattern, line.pattern)
                    && rule.headers.contains { header in
                        header.name.lowercased() == line.name.lowercased() && header.value != line.value
                            && !replaced.contains(key(rule.pattern, header.name))
                    }
            }
            guard let clash else { continue }
            diagnostics.append(
                Diagnostic(
                    .hostRuleClash,
                    "docsite sends `\(line.name)` for `\(clash.pattern)`, and hosts join both values to one",
                    at: line.range,
                    help:
                        "write it for `\(clash.pattern)` in place of `\(line.pattern)`: that takes the place of docsite's"
                )
            )
        }
        return headers(rules) { replaced.contains(key($0, $1)) }
    }

    /// The headers of an author's rules. One without a value is taken away from those of other rules, as Cloudflare reads
    /// `! Name`.
    private static func headerLines(
        of source: SourceFile
    ) -> [(pattern: String, name: String, value: String?, range: SourceRange)] {
        var pattern = ""
        return lines(of: source).compactMap { line in
            let text = String(line.text).trimmed
            guard line.text.first == " " || line.text.first == "\t" else {
                pattern = text
                return nil
            }
            if text.hasPrefix("!") { return (pattern, String(text.dropFirst()).trimmed, nil, line.range) }
            guard let colon = text.firstIndex(of: ":") else { return nil }
            let value = String(text[text.index(after: colon)...]).trimmed
            return (pattern, String(text[..<colon]).trimmed, value, line.range)
        }
    }

    /// Whether a path may match both of two patterns, as far as that shows before their first wildcard.
    private static func overlap(_ one: String, _ other: String) -> Bool {
        let (one, other) = (beginning(of: one), beginning(of: other))
        if one.isWhole, other.isWhole { return one.path == other.path }
        if one.isWhole { return one.path.hasPrefix(other.path) }
        if other.isWhole { return other.path.hasPrefix(one.path) }
        return one.path.hasPrefix(other.path) || other.path.hasPrefix(one.path)
    }

    /// A pattern up to its first wildcard or placeholder, without a host, and whether that is all of it.
    private static func beginning(of pattern: String) -> (path: Substring, isWhole: Bool) {
        var path = pattern[...]
        if let scheme = path.firstRange(of: "://") {
            let host = path[scheme.upperBound...]
            path = host.drop { $0 != "/" }
        }
        let end = path.indices.first { path[$0] == "*" || (path[$0] == ":" && path[..<$0].last == "/") }
        return (path[..<(end ?? path.endIndex)], end == nil)
    }

    private static func ownRedirects(
        beside source: SourceFile,
        of site: Site,
        _ diagnostics: inout [Diagnostic]
    ) -> String {
        guard let own = redirects(of: site) else { return "" }
        func key(_ path: some StringProtocol) -> String {
            let decoded = PercentEncoding.decoded(path)
            return decoded.count > 1 && decoded.hasSuffix("/") ? String(decoded.dropLast()) : decoded
        }
        let targets = Dictionary(
            site.moves.map { (key("/" + $0.from.address), $0.to.address) }
        ) { first, _ in first }
        for line in lines(of: source) {
            let path = line.text.split { $0 == " " || $0 == "\t" }.first ?? ""
            guard let target = targets[key(path)] else { continue }
            diagnostics.append(
                Diagnostic(
                    .hostRuleClash,
                    "`\(path)` is a former address that leads on to `\(target)`, so this line is never read",
                    at: line.range,
                    help: "remove the line, or the alias"
                )
            )
        }
        return String(decoding: own.bytes, as: UTF8.self)
    }

    /// The lines that say something.
    private static func lines(of source: SourceFile) -> [(text: Substring, range: SourceRange)] {
        var offset = 0
        return source.text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            defer { offset += line.utf8.count + 1 }
            let isSaying = line.contains { $0 != " " && $0 != "\t" } && !String(line).trimmed.hasPrefix("#")
            let indentation = line.utf8.prefix { $0 == 32 || $0 == 9 }.count
            return isSaying ? (line, source.range(offset + indentation..<offset + line.utf8.count)) : nil
        }
    }
}
