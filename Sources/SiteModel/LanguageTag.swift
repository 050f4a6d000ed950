/// A language tag (RFC 5646, BCP 47), read as far as pages need it: which language, script and region it names.
package struct LanguageTag: Sendable, Equatable {
    /// The primary language subtag in lower case, or the extended one that takes its place (`zh-yue`, `ar-apc`).
    package let language: String
    /// The script subtag as ISO 15924 writes it, such as `Latn`.
    package let script: String?
    /// The region subtag in upper case.
    package let region: String?

    /// Takes a text that is well-formed by the grammar of RFC 5646, section 2.1.
    package init?(_ text: String) {
        var rest = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)[...]
        guard rest.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isAlphanumeric) })
        else { return nil }
        func take(_ isPart: (Substring) -> Bool) -> String? {
            guard let first = rest.first, isPart(first) else { return nil }
            rest = rest.dropFirst()
            return String(first)
        }
        guard var language = take({ (2...8).contains($0.utf8.count) && Self.isAlphabetic($0) }) else { return nil }
        if language.utf8.count <= 3 {
            for number in 0..<3 {
                guard let extended = take({ $0.utf8.count == 3 && Self.isAlphabetic($0) }) else { break }
                if number == 0 { language = extended }
            }
        }
        let script = take { $0.utf8.count == 4 && Self.isAlphabetic($0) }
        let region = take { part in
            (part.utf8.count == 2 && Self.isAlphabetic(part)) || (part.utf8.count == 3 && part.allSatisfy(\.isNumber))
        }
        var variants: Set<String> = []
        while let variant = take({ $0.utf8.count >= 5 || ($0.utf8.count == 4 && $0.first?.isNumber == true) }) {
            guard variants.insert(variant).inserted else { return nil }
        }
        // What a single letter or digit begins: an extension, once each, or what people agreed on among themselves.
        var singletons: Set<String> = []
        while let singleton = take({ $0.utf8.count == 1 }) {
            guard singletons.insert(singleton).inserted else { return nil }
            let isPrivate = singleton == "x"
            guard take({ isPrivate || $0.utf8.count >= 2 }) != nil else { return nil }
            while take({ isPrivate || $0.utf8.count >= 2 }) != nil {}
        }
        guard rest.isEmpty else { return nil }
        self.language = language
        self.script = script.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        self.region = region?.uppercased()
    }

    /// Whether it is written from right to left: by its script, and where it names none by the one that the language is
    /// mostly written in there.
    package var isRightToLeft: Bool {
        if let script { return Self.rightToLeftScripts.contains(script) }
        if let region, let regions = Self.rightToLeftRegions[language] { return regions.contains(region) }
        // There it is written in Cyrillic.
        if language == "ug", let region { return region != "KZ" && region != "MN" }
        return Self.rightToLeftLanguages.contains(language)
    }

    /// Unicode's scripts of which the letters have the bidirectional class R or AL (UAX #9), and the variants of Arabic
    /// and Syriac that ISO 15924 names.
    private static let rightToLeftScripts: Set<String> = [
        "Adlm", "Arab", "Aran", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Gara", "Hatr", "Hebr", "Hung", "Khar",
        "Lydi", "Mand", "Mani", "Mend", "Merc", "Mero", "Narb", "Nbat", "Nkoo", "Orkh", "Ougr", "Palm", "Perm", "Phli",
        "Phlp", "Phlv", "Phnx", "Prti", "Rohg", "Samr", "Sarb", "Sogd", "Sogo", "Syrc", "Syre", "Syrj", "Syrn", "Thaa",
        "Todr", "Yezi",
    ]

    /// CLDR's likely subtags: the languages whose likely script is one of those.
    private static let rightToLeftLanguages: Set<String> = [
        "acm", "aeb", "ajp", "apc", "apd", "ar", "arb", "arc", "ars", "ary", "arz", "ayl", "azb", "bal", "bej", "bft",
        "bgn", "bqi", "brh", "ckb", "dcc", "dv", "fa", "fas", "gbz", "glk", "gwc", "gwt", "hac", "haz", "he", "heb",
        "hnd", "hno", "iw", "ji", "jpr", "jrb", "khw", "ks", "kvx", "kxp", "lki", "lrc", "luz", "mfa", "mvy",
        "mzn", "nqo", "ota", "pal", "pbt", "pes", "phr", "plk", "pnb", "prs", "ps", "pus", "rhg", "rmt", "sam", "scl",
        "sd", "sdh", "shu", "skr", "snd", "sqt", "swb", "syc", "syr", "trw", "tru", "ug", "uig", "ur", "urd", "ydd",
        "yi", "yid", "zdj",
    ]

    /// The languages whose likely script depends on the region, and the regions where it runs from right to left.
    private static let rightToLeftRegions: [String: Set<String>] = [
        "az": ["IQ", "IR"], "ha": ["CM", "SD"], "kk": ["AF", "CN", "IR", "MN"], "ku": ["IQ", "IR", "LB"],
        "ky": ["CN"], "ms": ["CC"], "pa": ["PK"], "tg": ["PK"], "tk": ["AF", "IR"], "uz": ["AF"],
    ]

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isAlphabetic(_ text: Substring) -> Bool { text.utf8.allSatisfy(isLetter) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
