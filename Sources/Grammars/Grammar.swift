/// A language as data, for the one scanner that reads all languages of this make: words, strings, comments, calls.
@usableFromInline
package struct Grammar: Sendable {
    /// What a byte may begin.
    @usableFromInline
    package enum Role: UInt8, Sendable {
        case nothing, word, digit, special
    }

    /// Comments and strings; where one mark begins with another, the longer one comes first.
    package let regions: [Region]
    /// The regions that begin like a word: `f"..."`.
    package let prefixedRegions: [Region]
    /// The strings that any word may stand before: `sql"..."`.
    package let taggedRegions: [Region]
    package let words: WordTable
    package let features: Features
    @usableFromInline let roles: [Role]
    @usableFromInline let wordBytes: [Bool]

    /// The few habits that are not words, strings or comments.
    package struct Features: Sendable {
        /// What a variable begins with: `$` in PHP.
        package var variableMarks: ByteSet = ""
        /// What an attribute begins with: `@` in Java, `#` in Swift and C.
        package var attributeMarks: ByteSet = ""
        /// What else a name may hold: `$` in JavaScript.
        package var wordBytes: ByteSet = ""
        /// What a name may end with: `?` and `!` in Ruby.
        package var wordSuffixes: ByteSet = ""
        package var members: Members?
        /// Whether a word before `(` is a call.
        package var hasCalls = true
        /// Whether a word behind `->` is the name of a member, whatever it means elsewhere.
        package var hasArrowMembers = true
        /// Whether a word before `{` or a string names a block, as in HCL.
        package var hasBlocks = false
        /// Whether a keyword is one only where something that it may be about follows in its line: a field of GraphQL may
        /// be called `type`.
        package var hasKeywordsBeforeNames = false
        /// Whether `/.../` may be a regular expression.
        package var hasRegularExpressions = false
        /// Whether there are `:symbols`.
        package var hasSymbols = false
        /// Whether `'` begins a character, and else a lifetime (Rust), a name (Haskell) or a symbol (Scala).
        package var hasCharacters = false
        /// Whether `?` begins a character, as in Elixir.
        package var hasMarkedCharacters = false
        /// Whether there are `[[...]]` and `--[==[...]==]`, as in Lua.
        package var hasLongBrackets = false
        package var sigils: Sigils?
        package var hashedStrings: HashedStrings?
        package var heredocs: Heredocs?
    }

    /// What tells the name of a member.
    package enum Members: Sendable {
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
    package enum Sigils: Sendable {
        /// `%w[a b]`.
        case ruby
        /// `~w[a b]a`, `~S"""..."""`.
        case elixir
    }

    /// Where the number signs of a raw string stand.
    package enum HashedStrings: Sendable {
        /// `#"..."#`, with `\#(...)` inside.
        case swift
        /// `r#"..."#`.
        case rust
    }

    /// How a language writes strings that begin on the next line and end with a line of their own.
    package enum Heredocs: Sendable {
        /// `<<~LABEL`, `<<-LABEL`, `<<LABEL`: in capitals, because `list <<item` appends.
        case ruby
        /// `<<<LABEL`.
        case php
        /// `<<LABEL`, `<<-LABEL`.
        case shell
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

    @inlinable @inline(__always)
    package func role(of byte: UInt8) -> Role { roles[Int(byte)] }

    @inlinable @inline(__always)
    package func isWordByte(_ byte: Unicode.Scalar) -> Bool { wordBytes[Int(truncatingIfNeeded: byte.value & 0xFF)] }
}
