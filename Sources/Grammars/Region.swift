/// A stretch of code between two marks, in which no words are looked for: a comment, a string, an attribute.
package struct Region: Sendable {
    /// What it begins with.
    package var open: ByteString
    /// What it ends with; empty where it ends with its line.
    package var close: ByteString
    package var tokenClass: TokenClass
    /// Whether a backslash, or what stands in its place, takes the next byte's meaning away.
    package var escapes = false
    package var escapeMark: Unicode.Scalar = "\\"
    package var gaps: Gaps?
    /// Whether it may go on after the line it began in. Others end with their line even where the mark is missing.
    package var spansLines = false
    /// Whether it may hold itself: Swift's `/* /* */ */`.
    package var nests = false
    /// Whether it begins only at the start of a line: Ruby's `=begin`.
    package var startsLine = false
    /// It does not begin where this byte follows: PHP's `#` is a comment, and `#[` an attribute.
    package var exceptBefore: Unicode.Scalar?
    /// Beside one of these it does not begin, since both belong to an operator: `-->` is no comment in Haskell.
    package var operatorBytes: ByteSet = ""
    package var interpolations: [Interpolation] = []
    /// Whether `$name` is a variable inside it.
    package var interpolatesNames = false
    /// What may stand between such a name and its scope: `$env:PATH` in PowerShell.
    package var scopeMark: Unicode.Scalar?

    /// White space in a string, with its line feeds, that is no part of it.
    package enum Gaps: Sendable {
        /// Between two backslashes.
        case haskell
        /// Behind `\z`.
        case lua
    }

    /// Code inside a string: `${total}`. It ends in the line it begins in.
    package struct Interpolation: Sendable {
        /// What it begins with; the last byte is a bracket.
        package let open: ByteString
        /// The bracket it ends with.
        package let close: Unicode.Scalar

        package init(open: ByteString, close: Unicode.Scalar) {
            self.open = open
            self.close = close
        }

        package static let dollarBraces = Interpolation(open: "${", close: "}")
        package static let hashBraces = Interpolation(open: "#{", close: "}")
        /// Single braces, as in Python's f-strings: doubled they stand for themselves.
        package static let braces = Interpolation(open: "{", close: "}")
    }
}

extension Region {
    package static func lineComment(_ open: ByteString, exceptBefore: Unicode.Scalar? = nil) -> Region {
        Region(open: open, close: "", tokenClass: .comment, exceptBefore: exceptBefore)
    }

    package static func blockComment(_ open: ByteString, _ close: ByteString, nests: Bool = false) -> Region {
        Region(open: open, close: close, tokenClass: .comment, spansLines: true, nests: nests)
    }

    /// The first line of a script that says what runs it.
    package static let interpreterLine = Region(open: "#!", close: "", tokenClass: .comment, startsLine: true)

    /// What may go on after the line it began in.
    package static func spanningLines(
        from open: ByteString,
        to close: ByteString,
        as tokenClass: TokenClass
    ) -> Region {
        Region(open: open, close: close, tokenClass: tokenClass, spansLines: true)
    }

    /// A string that ends with the mark it begins with.
    package static func string(
        _ quote: ByteString,
        escapes: Bool = true,
        spansLines: Bool = false,
        interpolations: [Interpolation] = [],
        interpolatesNames: Bool = false,
        gaps: Gaps? = nil
    ) -> Region {
        Region(
            open: quote,
            close: quote,
            tokenClass: .string,
            escapes: escapes,
            gaps: gaps,
            spansLines: spansLines,
            interpolations: interpolations,
            interpolatesNames: interpolatesNames
        )
    }

    /// The same region, also with each of the prefixes (separated by spaces): `rb"..."`.
    package func prefixed(_ prefixes: String) -> [Region] {
        prefixes.split(separator: " ").map { prefix in
            var region = self
            region.open = ByteString(Array(prefix.utf8) + open.bytes)
            return region
        }
    }

    /// A raw string between `hashes` number signs, as Swift and Rust have them: backslashes mean nothing in it.
    package static func hashed(_ hashes: Int, quote: ByteString, spansLines: Bool, interpolates: Bool) -> Region {
        let marks = Array(repeating: UInt8(ascii: "#"), count: hashes)
        let backslash = ByteString([UInt8(ascii: "\\")] + marks + [UInt8(ascii: "(")])
        return Region(
            open: ByteString(marks + quote.bytes),
            close: ByteString(quote.bytes + marks),
            tokenClass: .string,
            spansLines: spansLines,
            interpolations: interpolates ? [Interpolation(open: backslash, close: ")")] : []
        )
    }
}
