/// A language as data, for the one scanner that reads all languages of this make: words, strings, comments, calls.
struct Grammar: Sendable {
    /// What a byte may begin.
    enum Role: UInt8, Sendable {
        case nothing, word, digit, special
    }

    /// Comments and strings; where one mark begins with another, the longer one comes first.
    let regions: [Region]
    /// The regions that begin like a word: `f"..."`.
    let prefixedRegions: [Region]
    let words: WordTable
    let features: Features
    private let roles: [Role]
    private let wordBytes: [Bool]

    /// The few habits that are not words, strings or comments.
    struct Features: Sendable {
        /// What a variable begins with: `$` in PHP.
        var variableMarks: ByteSet = ""
        /// What an attribute begins with: `@` in Java, `#` in Swift and C.
        var attributeMarks: ByteSet = ""
        /// What else a name may hold: `$` in JavaScript.
        var wordBytes: ByteSet = ""
        /// What a name may end with: `?` and `!` in Ruby.
        var wordSuffixes: ByteSet = ""
        /// What stands behind the name of a member: `amount: 100`.
        var memberMark: Unicode.Scalar?
        /// Whether a word before `(` is a call.
        var hasCalls = true
        /// Whether `/.../` may be a regular expression.
        var hasRegularExpressions = false
        /// Whether there are `:symbols` and `%w[...]`.
        var hasSymbols = false
        /// Whether `'` begins a character or a lifetime, as in Rust.
        var hasLifetimes = false
        var hashedStrings: HashedStrings?
        var heredocs: Heredoc.Style?
    }

    /// Where the number signs of a raw string stand.
    enum HashedStrings: Sendable {
        /// `#"..."#`, with `\#(...)` inside.
        case swift
        /// `r#"..."#`.
        case rust
    }

    init(regions: [Region], words: WordTable, features: Features) {
        let isPrefixed: (Region) -> Bool = { $0.open.first?.isWordStart ?? false }
        self.regions = regions.filter { !isPrefixed($0) }
        self.prefixedRegions = regions.filter(isPrefixed)
        self.words = words
        self.features = features

        let bytes = (UInt8.min...UInt8.max).map(Unicode.Scalar.init)
        let extra = features.wordBytes
        wordBytes = bytes.map { $0.isWordByte || extra.contains($0) }

        var specials = features.variableMarks
        specials.formUnion(features.attributeMarks)
        if features.hasRegularExpressions { specials.formUnion("/") }
        if features.hasSymbols { specials.formUnion(":%") }
        if features.hasLifetimes { specials.formUnion("'") }
        if features.hashedStrings == .swift { specials.formUnion("#") }
        if features.heredocs != nil { specials.formUnion("<\n") }
        for case let first? in self.regions.map(\.open.first) { specials.insert(first) }
        roles = bytes.map { byte in
            if specials.contains(byte) { return .special }
            if byte.isDigit { return .digit }
            return byte.isWordStart || extra.contains(byte) ? .word : .nothing
        }
    }

    func role(of byte: UInt8) -> Role { roles[Int(byte)] }

    func isWordByte(_ byte: Unicode.Scalar) -> Bool { wordBytes[Int(truncatingIfNeeded: byte.value & 0xFF)] }
}
