internal import Bytes
internal import SiteModel
internal import SitePaths

/// Where an address on a page leads to.
enum PageAddress {
    /// A file of the site, or of where it should be, and an id in it; no path means the page itself.
    case site(path: String?, fragment: String?)
    /// Out of the site, by a whole address.
    case elsewhere
    /// Out of the site, by too many steps up.
    case astray

    /// Follows an address.
    /// - Parameters:
    ///   - address: the address, character references resolved.
    ///   - page: the path of the page that it stands on.
    ///   - baseURL: where the site lives.
    init(_ address: String, on page: String, at baseURL: BaseURL) {
        let isWhole = ExternalAddress.scheme(of: address) != nil || address.hasPrefix("//")
        guard !isWhole || baseURL.path(of: address) != nil else {
            self = .elsewhere
            return
        }
        let address = baseURL.path(of: address) ?? address
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? Self.id(in: parts[1]) : nil
        let path = PercentEncoding.decoded(parts[0].prefix { $0 != "?" })
        guard !path.isEmpty else {
            self = .site(path: nil, fragment: fragment)
            return
        }
        var folders = path.hasPrefix("/") ? [] : page.split(separator: "/").dropLast().map(String.init)
        var rest = path[...]
        if path.hasPrefix("/") {
            // The 404 page is shown at any address, so it names the site's own path.
            guard path.hasPrefix(baseURL.path) else {
                self = .astray
                return
            }
            rest = path.dropFirst(baseURL.path.count)
        }
        for part in rest.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard folders.popLast() != nil else {
                    self = .astray
                    return
                }
            default: folders.append(String(part))
            }
        }
        var target = folders.joined(separator: "/")
        // A host leads on from a folder without `/` at its end, and a whole address is always asked of a host.
        let isFolder = isWhole && folders.last?.contains(".") == false
        if rest.isEmpty || rest.hasSuffix("/") || isFolder { target += (target.isEmpty ? "" : "/") + SitePath.index }
        self = .site(path: target, fragment: fragment)
    }

    /// The id that a fragment names, or `nil` where it leads to the page's beginning, for which there need be none (HTML,
    /// section 7.4.6.4), or to words of its text (URL Fragment Text Directives).
    private static func id(in fragment: Substring) -> String? {
        let end = fragment.firstRange(of: ":~:")?.lowerBound ?? fragment.endIndex
        let id = PercentEncoding.decoded(fragment[..<end])
        return id.isEmpty || id.lowercased() == "top" ? nil : id
    }
}

/// The hashes of what an address leads to, for the great number of addresses that need no decoding: enough to see
/// whether it is there, without a text being made.
struct AddressHash {
    /// The hash of the file's path; `nil` is the page itself, or with no fragment either, nothing of the site.
    let path: UInt64?
    /// The hash of the id; `nil` where the address has no fragment, or an empty one.
    let fragment: UInt64?

    init(path: UInt64?, fragment: UInt64?) {
        self.path = path
        self.fragment = fragment
    }

    /// Follows an address by its bytes.
    /// - Returns: `nil` where ``PageAddress`` has to be asked: it holds an escape, a query, a `.` or an empty part, or
    ///   leads too far up.
    init?(_ html: Span<UInt8>, _ address: Range<Int>, on page: borrowing PagePath) {
        var offset = address.lowerBound
        var ups = 0
        // The 404 page is shown at any address, so it names the site's own path.
        let isPath = offset < address.upperBound && html[offset] == UInt8(ascii: "/")
        let isWhole = !isPath && page.isAbsoluteBase(of: html, address)
        let isAbsolute = isPath || isWhole
        if isAbsolute {
            guard isWhole || page.isBase(of: html, address) else { return nil }
            offset += isWhole ? page.absoluteBase.count : page.base.count
            ups = page.depth
        }
        while !isAbsolute, Self.leadsUp(html, offset..<address.upperBound) {
            ups += 1
            offset += 3
        }
        guard ups <= page.depth else { return nil }
        var hash = page.folder(up: ups)
        var previous = UInt8(ascii: "/")
        let start = offset
        while offset < address.upperBound {
            let byte = html[offset]
            // All that means something is below the letters.
            if byte < UInt8(ascii: "@") {
                switch byte {
                case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "?"): return nil
                case UInt8(ascii: ":"):
                    guard ups == 0, !isAbsolute, Self.isScheme(html, start..<offset),
                        !page.isHost(of: html, offset..<address.upperBound)
                    else { return nil }
                    self.init(path: nil, fragment: nil)
                    return
                case UInt8(ascii: "."), UInt8(ascii: "/"):
                    guard previous != UInt8(ascii: "/") else { return nil }
                default: break
                }
            }
            if byte == UInt8(ascii: "#") { break }
            hash.add(byte)
            previous = byte
            offset += 1
        }
        // A whole address may lead to a folder all the same.
        guard !isWhole || previous == UInt8(ascii: "/") else { return nil }
        let isOwn = offset == start && ups == 0 && !isAbsolute
        if previous == UInt8(ascii: "/") { hash.add(SitePath.index) }
        let path = isOwn ? nil : hash.value
        guard offset + 1 < address.upperBound, !Self.isTop(html, offset + 1..<address.upperBound) else {
            self.init(path: path, fragment: nil)
            return
        }
        guard let fragment = Self.hash(ofFragment: html, offset + 1..<address.upperBound) else { return nil }
        self.init(path: path, fragment: fragment)
    }

    /// Whether the rest of an address begins with `../`.
    private static func leadsUp(_ html: Span<UInt8>, _ rest: Range<Int>) -> Bool {
        rest.count >= 3 && html[rest.lowerBound] == UInt8(ascii: ".")
            && html[rest.lowerBound + 1] == UInt8(ascii: ".") && html[rest.lowerBound + 2] == UInt8(ascii: "/")
    }

    /// Whether a fragment leads to the page's beginning.
    private static func isTop(_ html: Span<UInt8>, _ fragment: Range<Int>) -> Bool {
        fragment.count == 3 && html[fragment.lowerBound] | 0x20 == UInt8(ascii: "t")
            && html[fragment.lowerBound + 1] | 0x20 == UInt8(ascii: "o")
            && html[fragment.lowerBound + 2] | 0x20 == UInt8(ascii: "p")
    }

    /// The hash of an id, unless it holds an escape, or words that are looked for.
    private static func hash(ofFragment html: Span<UInt8>, _ fragment: Range<Int>) -> UInt64? {
        var id = ByteHash()
        for index in fragment {
            let byte = html[index]
            guard byte != UInt8(ascii: "%"), byte != UInt8(ascii: "&"), byte != UInt8(ascii: "~") else { return nil }
            id.add(byte)
        }
        return id.value
    }

    /// Whether it consists of letters alone, as the schemes do that pages have: of any other, ``PageAddress`` is asked.
    private static func isScheme(_ html: Span<UInt8>, _ range: Range<Int>) -> Bool {
        !range.isEmpty && range.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(html[$0] | 0x20) }
    }
}

/// The path of a page, with what its addresses are counted from.
struct PagePath {
    /// The hash of the path.
    let hash: UInt64
    /// The hashes of the folders that it lies in, the site's root first, each with `/` at its end.
    private let folders: [ByteHash]
    /// The path that the site lives under, beginning and ending in `/`.
    let base: [UInt8]
    /// The address of the site's root.
    let absoluteBase: [UInt8]

    init(_ text: String, base: [UInt8], absoluteBase: [UInt8]) {
        self.base = base
        self.absoluteBase = absoluteBase
        var hash = ByteHash()
        var folders: [ByteHash] = []
        folders.reserveCapacity(4)
        folders.append(hash)
        for byte in text.utf8 {
            hash.add(byte)
            if byte == UInt8(ascii: "/") { folders.append(hash) }
        }
        self.folders = folders
        self.hash = hash.value
    }

    /// How many folders it lies in.
    var depth: Int { folders.count - 1 }

    /// Whether an address begins with the path that the site lives under.
    func isBase(of html: Span<UInt8>, _ address: Range<Int>) -> Bool {
        address.count >= base.count && base.indices.allSatisfy { html[address.lowerBound + $0] == base[$0] }
    }

    /// Whether an address begins with that of the site's root, as it stands in the site's own pages.
    func isAbsoluteBase(of html: Span<UInt8>, _ address: Range<Int>) -> Bool {
        address.count >= absoluteBase.count
            && absoluteBase.indices.allSatisfy { html[address.lowerBound + $0] == absoluteBase[$0] }
    }

    /// Whether the host of a whole address is the site's, from the `:` of its scheme on and in any case.
    func isHost(of html: Span<UInt8>, _ rest: Range<Int>) -> Bool {
        guard let colon = absoluteBase.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let host = absoluteBase[colon...].dropLast(base.count)
        guard rest.count >= host.count else { return false }
        return host.indices.allSatisfy { html[rest.lowerBound + $0 - colon] | 0x20 == absoluteBase[$0] | 0x20 }
    }

    /// Whether an address is counted from the site's root, so that it leads to the same place from every page that lies
    /// as deep.
    func isRooted(_ html: Span<UInt8>, _ address: Range<Int>) -> Bool {
        guard !address.isEmpty else { return false }
        if html[address.lowerBound] == UInt8(ascii: "/") { return true }
        guard depth > 0, address.count >= 3 * depth else { return false }
        return (0..<3 * depth).allSatisfy { offset in
            html[address.lowerBound + offset] == (offset % 3 == 2 ? UInt8(ascii: "/") : UInt8(ascii: "."))
        }
    }

    /// The hash of the folder so many steps up, at most ``depth``.
    func folder(up steps: Int) -> ByteHash { folders[depth - steps] }
}
