internal import Bytes
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// What is wrong with the address of a site, and how it should be.
enum BaseAddressFault {
    /// - Parameter text: a text that is no such address.
    /// - Returns: the end of a sentence, and the address that was meant where that can be told.
    static func reason(of text: String) -> (reason: String, cure: String?) {
        if text.trimmed != text { return cured("has white space at its ends", text.trimmed) }
        guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else {
            let reason = "does not begin with `https://` or `http://`"
            if text.hasPrefix("//") { return cured(reason, "https:" + text) }
            return ExternalAddress.scheme(of: text) == nil ? cured(reason, "https://" + text) : (reason, nil)
        }
        let rest = text.dropFirst(scheme.count)
        let host = rest.prefix { !"/?#".contains($0) }
        if host.isEmpty { return ("names no host", nil) }
        if let mark = rest.first(where: { $0 == "?" || $0 == "#" }) {
            return cured("has a \(mark == "?" ? "query" : "fragment")", String(text.prefix { $0 != mark }))
        }
        if text.contains(where: \.isWhitespace) { return ("holds white space", nil) }
        if !host.allSatisfy(\.isASCII) { return ("has a host that is not ASCII, which is written as `xn--…`", nil) }
        return reason(ofPath: rest.dropFirst(host.count), behind: scheme + host)
    }

    private static func reason(ofPath path: Substring, behind origin: String) -> (reason: String, cure: String?) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast(
            path.hasSuffix("/") ? 1 : 0
        )
        if parts.contains("") {
            let filled = parts.filter { !$0.isEmpty }.map { "/" + $0 }.joined()
            return cured("has `//` in its path", origin + filled + "/")
        }
        if parts.contains(where: { [".", ".."].contains($0.lowercased().replacing("%2e", with: ".")) }) {
            return ("has a part of dots alone in its path", nil)
        }
        let wrong = path.first { !$0.isASCII || "\"<>\\^`{|}".contains($0) }
        let reason = wrong.map { "holds `\($0)`, which stands in an address encoded" } ?? "is none"
        return cured(reason, origin + PercentEncoding.path(String(path)))
    }

    private static func cured(_ reason: String, _ address: String) -> (reason: String, cure: String?) {
        (reason, BaseURL(address) == nil ? nil : address)
    }
}
