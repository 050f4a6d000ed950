internal import Diagnostics

/// The form of addresses that lead out of the site.
package enum ExternalAddress {
    /// The schemes that a link may have.
    private static let schemes = ["https", "http", "mailto", "tel"]

    /// The scheme of an address, in lower case, or `nil` where it has none (RFC 3986, section 3.1).
    package static func scheme(of address: some StringProtocol) -> String? {
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = address[..<colon].lowercased()
        let isScheme = scheme.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                index > 0
            default: false
            }
        }
        return isScheme && !scheme.isEmpty ? scheme : nil
    }

    /// The last parts of names of hosts that addresses without a scheme are known by.
    private static let domains: Set<String> = [
        "app", "cloud", "com", "dev", "edu", "example", "gov", "info", "io", "net", "org",
    ]

    /// What begins as the name of a host does, with the scheme that it lacks; `nil` for all else.
    package static func withScheme(_ text: some StringProtocol) -> String? {
        let host = text.prefix { !"/?#".contains($0) }.lowercased()
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, !labels.contains(""), host.utf8.allSatisfy({ $0 > 44 && $0 < 127 && $0 != 47 }),
            labels[0] == "www" || domains.contains(String(labels[labels.count - 1]))
        else { return nil }
        let address = "https://" + text
        return fault(of: address) == nil ? address : nil
    }

    /// What was meant by an address that is none, as people mistype it: `htps://h.test`, `https//h.test`, `http:/h.test`,
    /// `//h.test`; `nil` where it is not known.
    package static func meant(by text: some StringProtocol) -> String? {
        let end = text.firstIndex { ":/".contains($0) } ?? text.endIndex
        let written = text[..<end].lowercased()
        let rest = text[end...].drop { ":/".contains($0) }
        let slashes = text[end..<rest.startIndex].count { $0 == "/" }
        guard slashes > 0, rest.prefix(while: { $0 != "/" }).contains(".") else { return nil }
        let web = schemes.prefix(2)
        let hasColon = text[end...].hasPrefix(":")
        var scheme: String?
        if written.isEmpty {
            scheme = slashes == 2 ? schemes.first : nil
        } else if web.contains(written) {
            scheme = hasColon || slashes == 2 ? written : nil
        } else if slashes == 2, hasColon {
            scheme = SimilarNames.nearest(to: written, among: web)
        }
        guard let scheme else { return nil }
        let address = "\(scheme)://\(rest)"
        return address == String(text) || fault(of: address) != nil ? nil : address
    }

    /// What is wrong with an absolute address, as the end of a sentence, or `nil` where it is well formed.
    package static func fault(of address: some StringProtocol) -> String? {
        guard let scheme = scheme(of: address) else { return "is no absolute address" }
        guard schemes.contains(scheme) else { return "has the scheme `\(scheme):`, which a link may not have" }
        guard address.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 }) else {
            return "holds white space"
        }
        let rest = address.utf8.dropFirst(scheme.utf8.count + 1)
        if scheme == "mailto" || scheme == "tel" { return rest.isEmpty ? "names nobody" : nil }
        let authority = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
        guard rest.starts(with: "//".utf8), !authority.isEmpty else { return "names no host" }
        return nil
    }
}
