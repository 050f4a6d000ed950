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
    /// The strings that any word may stand before: `sql"..."`.
    let taggedRegions: [Region]
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
        var members: Members?
        /// Whether a word before `(` is a call.
        var hasCalls = true
        /// Whether a word behind `->` is the name of a member, whatever it means elsewhere.
        var hasArrowMembers = true
        /// Whether a word before `{` or a string names a block, as in HCL.
        var hasBlocks = false
        /// Whether a keyword is one only where something that it may be about follows in its line: a field of GraphQL may
        /// be called `type`.
        var hasKeywordsBeforeNames = false
        /// Whether `/.../` may be a regular expression.
        var hasRegularExpressions = false
        /// Whether there are `:symbols`.
        var hasSymbols = false
        /// Whether `'` begins a character, and else a lifetime (Rust), a name (Haskell) or a symbol (Scala).
        var hasCharacters = false
        /// Whether `?` begins a character, as in Elixir.
        var hasMarkedCharacters = false
        /// Whether there are `[[...]]` and `--[==[...]==]`, as in Lua.
        var hasLongBrackets = false
        var sigils: Sigils?
        var hashedStrings: HashedStrings?
        var heredocs: Heredoc.Style?
    }

    /// What tells the name of a member.
    enum Members: Sendable {
        /// `amount: 100`.
        case colon
        /// `amount = 100`.
        case equals
        /// `charge.amount = 100`: the keys of a table, which anything may be.
        case keys
        /// `pay :: Charge -> IO ()`: what has a type by itself, and is a function mostly.
        case signatures
    }

    /// Strings between any marks, behind a letter that says what they are.
    enum Sigils: Sendable {
        /// `%w[a b]`.
        case ruby
        /// `~w[a b]a`, `~S"""..."""`.
        case elixir
    }

    /// Where the number signs of a raw string stand.
    enum HashedStrings: Sendable {
        /// `#"..."#`, with `\#(...)` inside.
        case swift
        /// `r#"..."#`.
        case rust
    }

    init(regions: [Region], taggedRegions: [Region] = [], words: WordTable, features: Features) {
        let isPrefixed: (Region) -> Bool = { $0.open.first?.isWordStart ?? false }
        self.regions = regions.filter { !isPrefixed($0) }
        self.prefixedRegions = regions.filter(isPrefixed)
        self.taggedRegions = taggedRegions
        self.words = words
        self.features = features

        let bytes = (UInt8.min...UInt8.max).map(Unicode.Scalar.init)
        let extra = features.wordBytes
        wordBytes = bytes.map { $0.isWordByte || extra.contains($0) }

        var specials = features.variableMarks
        specials.formUnion(features.attributeMarks)
        if features.hasRegularExpressions { specials.formUnion("/") }
        if features.hasSymbols { specials.formUnion(":") }
        if features.sigils == .ruby { specials.formUnion("%") }
        if features.sigils == .elixir { specials.formUnion("~") }
        if features.hasCharacters { specials.formUnion("'") }
        if features.hasMarkedCharacters { specials.formUnion("?") }
        if features.hasLongBrackets { specials.formUnion("[") }
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
