package import Diagnostics

/// What could not be read of `site.yml` and the catalog. A link to what may be defined there is no fault: that the file
/// cannot be read is told, and nothing else that comes of it.
package struct UnreadContent: Sendable {
    /// Whether there is no `site.yml` to go by.
    package var hasNoConfiguration = false
    /// Whether something of the catalog was not read at all, so that it may define anything.
    package private(set) var definesAnything = false
    /// The words of the files that were read but not understood, as names are compared.
    private var names: Set<String> = []

    package init() {}

    /// Whether all was read.
    package var isEmpty: Bool { !hasNoConfiguration && hasWholeCatalog }

    package var hasWholeCatalog: Bool { !definesAnything && names.isEmpty }

    /// Takes in a file of the catalog.
    /// - Parameters:
    ///   - path: where it lies.
    ///   - text: what stands in it, as far as that is known.
    package mutating func add(catalog path: String, text: String?) {
        // The page of a group is also named by its file.
        let name = path.split(separator: "/").last ?? ""
        names.insert(Self.folded(name.prefix { $0 != "." }))
        guard let text, !text.utf8.contains(0), Self.saysAnything(text) else {
            definesAnything = true
            return
        }
        for word in text.utf8.split(whereSeparator: { $0 <= 32 || ",[]{}\"'".utf8.contains($0) }) {
            names.insert(Self.folded(Substring(word)))
        }
    }

    /// Whether a file of YAML holds more than comments.
    private static func saysAnything(_ text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).contains { line in
            line.first { !$0.isWhitespace }.map { $0 != "#" } ?? false
        }
    }

    /// Takes in an entry that is left out.
    /// - Parameter code: what stands in the place of its code.
    package mutating func add(code: String?) {
        guard let code, !Self.folded(code).isEmpty else {
            definesAnything = true
            return
        }
        names.insert(Self.folded(code))
    }

    /// That there is no catalog at all.
    package mutating func addCatalog() {
        definesAnything = true
    }

    /// Whether a name may be that of a code, a note, a slug or a group in what was not read.
    package func mayDefine(_ name: some StringProtocol) -> Bool {
        if definesAnything { return true }
        guard !names.isEmpty else { return false }
        let folded = Self.folded(name)
        return folded.isEmpty || names.contains(folded)
            || folded.hasPrefix("group-") && names.contains(String(folded.dropFirst("group-".count)))
            || mayDefine(id: folded)
    }

    /// Whether a name may be a scope and a code that stand apart there.
    private func mayDefine(id folded: String) -> Bool {
        guard names.contains("scope") else { return false }
        return folded.utf8.indices.contains { place in
            folded.utf8[place] == UInt8(ascii: "-") && names.contains(String(folded[..<place]))
                && names.contains(String(folded[folded.utf8.index(after: place)...]))
        }
    }

    /// Whether an address, as it stands in a text or on a page, may lead to what was not read.
    package func mayHold(_ address: some StringProtocol) -> Bool {
        guard !hasWholeCatalog else { return false }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count > 1, mayDefine(parts[1]) { return true }
        let path = (parts.first ?? "").split(separator: "/").filter { $0 != "index.html" }
        guard let last = path.last else { return false }
        // Where names are known, no other is excused.
        let isOfCatalog =
            !definesAnything || address.hasSuffix("/index.html")
            || path.contains { ["errors", "groups", "catalog", "notes"].contains($0) }
            || path.count == 1 && last.hasSuffix(".md")
        let name = [".md", ".yml", ".yaml"].first(where: last.hasSuffix).map { last.dropLast($0.utf8.count) } ?? last
        return isOfCatalog && mayDefine(name)
    }

    /// Whether a fault may come of what was not read.
    package func explains(_ fault: Diagnostic) -> Bool {
        guard !isEmpty else { return false }
        var named: Substring {
            fault.headline.split(separator: "`", omittingEmptySubsequences: false).dropFirst().first ?? ""
        }
        switch fault.code {
        // What may be linked to by a name, and whether HTML is shown, stands in `site.yml`.
        case .unknownLinkName, .unresolvedReference, .rawHTML, .unsafeLink: return hasNoConfiguration
        case .lostPermalink: return !hasWholeCatalog
        case .orphanNote, .unknownCode: return !hasWholeCatalog && mayDefine(named)
        case .unresolvedLink, .unresolvedFragment, .brokenLink: return mayHold(fault.range.text) || mayHold(named)
        default: return false
        }
    }

    /// A name in the form in which all spellings of it are one: slugs and anchors have hyphens where codes have others.
    private static func folded(_ name: some StringProtocol) -> String {
        var folded: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): folded.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded.append(byte | 0x20)
            default: if folded.last != UInt8(ascii: "-"), !folded.isEmpty { folded.append(UInt8(ascii: "-")) }
            }
        }
        if folded.last == UInt8(ascii: "-") { folded.removeLast() }
        return String(decoding: folded, as: UTF8.self)
    }
}
