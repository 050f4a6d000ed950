/// A name for a file, a folder and a part of an address: safe on every file system and in every URL.
///
/// It holds ASCII letters, digits, `_` and `-` only, at most 100 of them, and is none of the names that Windows keeps
/// for devices ("Naming Files, Paths, and Namespaces").
package struct Slug: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes that a slug may have; with `index.html` behind it a path stays below every known limit.
    package static let maximumLength = 100

    package let rawValue: String

    /// Takes a text that is a slug already.
    package init?(_ text: String) {
        guard (1...Self.maximumLength).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed),
            !Self.isDeviceName(text)
        else { return nil }
        rawValue = text
    }

    /// Derives the slug of a code or a group's id: every run of other characters becomes one `-`.
    /// `nil` where nothing is left, or too much.
    package init?(derivedFrom text: String) {
        if let slug = Slug(text) {
            self = slug
            return
        }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if Self.isAllowed(byte) {
                bytes.append(byte)
            } else if let last = bytes.last, last != UInt8(ascii: "-") {
                bytes.append(UInt8(ascii: "-"))
            }
        }
        while bytes.last == UInt8(ascii: "-"), !text.hasSuffix("-") { bytes.removeLast() }
        self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// A slug that an author may give to what none can be derived from.
    package static func suggested(for text: String) -> Slug {
        var bytes: [UInt8] = []
        // Hyphens alone would say nothing, and mean a list in YAML.
        let holdsWords = text.utf8.contains { isAllowed($0) && $0 != UInt8(ascii: "-") }
        for scalar in text.unicodeScalars {
            if scalar.isASCII, isAllowed(UInt8(scalar.value)) {
                bytes.append(UInt8(scalar.value))
            } else if scalar.isASCII, holdsWords {
                if bytes.last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
            } else {
                bytes.append(contentsOf: ("u" + String(scalar.value, radix: 16)).utf8)
            }
        }
        let name = String(decoding: bytes.prefix(maximumLength), as: UTF8.self)
        return Slug(name) ?? Slug("error-" + name) ?? Slug(unchecked: "error")
    }

    private init(unchecked rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }

    /// Why no slug can be derived from a text, as the end of a sentence.
    package static func obstacle(in text: String) -> String {
        if isDeviceName(text) { return "it is the name of a device on Windows" }
        return text.utf8.contains(where: isAllowed)
            ? "it is longer than \(maximumLength) characters" : "it has no ASCII letter or digit"
    }

    /// What two slugs have in common that a file system without letter case cannot tell apart.
    package var folded: String { rawValue.lowercased() }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }

    /// Whether Windows keeps a name for a device.
    static func isDeviceName(_ name: some StringProtocol) -> Bool {
        // None is longer than four bytes.
        name.utf8.count <= 4 && deviceNames.contains(name.lowercased())
    }

    private static let deviceNames: Set<String> = [
        "con", "prn", "aux", "nul",
        "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ]
}
