import Foundation

/// The one rule by which the text of the index and the text of a query become comparable.
///
/// `theme/assets/search.js` has the same rule; `Tests/Search/normalisation.json` holds both sides to it.
///
/// 1. Apostrophes (`'`, U+2019, U+02BC) are dropped, so that `can't` is one word.
/// 2. Compatibility decomposition (NFKD), the combining diacritical marks U+0300 to U+036F and the variation
///    selectors U+FE00 to U+FE0F dropped, composition (NFC): `ｃａｆé` is `cafe`, while the marks by which Thai,
///    Devanagari or Japanese tell words apart stay.
/// 3. A word is a run of letters, marks and digits; a symbol such as an emoji is a word by itself.
/// 4. Where the case changes inside a word (`invalidCard`, `HTTPError`) its parts are words too.
/// 5. Lower case by Unicode's mapping of single characters, `ς` as `σ`.
/// 6. A run in a script that is written without spaces becomes its overlapping pairs of characters.
enum SearchText {
    /// The words of `text`, in order: a word with parts is followed by them.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        forEachWord(of: text) { words.append(String(decoding: $0, as: UTF8.self)) }
        return words
    }

    /// The letters, marks and digits of `text` and nothing between them: the same for every spelling of a code.
    /// A text that has none is its own key, without white space.
    static func key(_ text: String) -> String {
        if let key = asciiKey(text) { return key }
        let folded = fold(text)
        var key = ""
        for scalar in folded where kind(of: scalar) == .letter {
            append(scalar, to: &key.unicodeScalars)
        }
        if key.isEmpty {
            for scalar in folded where !scalar.properties.isWhitespace { key.unicodeScalars.append(scalar) }
        }
        return key
    }

    /// The key of a text in ASCII, as nearly all codes are, without the tables of Unicode.
    private static func asciiKey(_ text: String) -> String? {
        var key: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): key.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
            case 0x80...: return nil
            default: break
            }
        }
        return key.isEmpty ? nil : String(decoding: key, as: UTF8.self)
    }

    /// Calls `body` with the UTF-8 bytes of each word.
    ///
    /// What stands between two ASCII separators is looked at by itself: nearly all of it is a word as it stands.
    static func forEachWord(of text: String, _ body: (ArraySlice<UInt8>) -> Void) {
        let bytes = Array(text.utf8)
        let span = bytes.span
        var lower: [UInt8] = []
        var start = 0
        while start < span.count {
            var end = start
            var isWord = true
            var isASCII = true
            scan: while end < span.count {
                switch span[end] {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "'"): isWord = false
                case 0x80...:
                    isWord = false
                    isASCII = false
                default: break scan
                }
                end += 1
            }
            if end > start {
                if isWord {
                    body(bytes[start..<end])
                } else if isASCII {
                    asciiWord(span.extracting(start..<end), &lower, body)
                } else {
                    foldedWords(fold(String(decoding: bytes[start..<end], as: UTF8.self)), body)
                }
            }
            start = end + 1
        }
    }

    /// - Parameters:
    ///   - bytes: letters, digits and apostrophes.
    ///   - word: room for the word in lower case: making it anew for each takes as long as all else here.
    ///   - body: takes the word, then its parts.
    private static func asciiWord(_ bytes: Span<UInt8>, _ word: inout [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
        word.removeAll(keepingCapacity: true)
        var cuts: [Int] = []
        var previous = Case.other
        var beforePrevious = Case.other
        for index in bytes.indices where bytes[index] != UInt8(ascii: "'") {
            let byte = bytes[index]
            var current = Case.other
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                current = .lower
                if previous == .upper, beforePrevious == .upper { cuts.append(word.count - 1) }
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                current = .upper
                if previous == .lower { cuts.append(word.count) }
            default: break
            }
            word.append(current == .upper ? byte | 0x20 : byte)
            beforePrevious = previous
            previous = current
        }
        emit(word, cuts, body)
    }

    private static func emit(_ word: [UInt8], _ cuts: [Int], _ body: (ArraySlice<UInt8>) -> Void) {
        guard !word.isEmpty else { return }
        body(word[...])
        guard !cuts.isEmpty else { return }
        var start = 0
        for cut in cuts + [word.count] {
            body(word[start..<cut])
            start = cut
        }
    }

    private static func foldedWords(_ scalars: String.UnicodeScalarView, _ body: (ArraySlice<UInt8>) -> Void) {
        var word: [UInt8] = []
        var cuts: [Int] = []
        var previous = Case.other
        var beforePrevious = Case.other
        var run: [Unicode.Scalar] = []
        func endWord() {
            emit(word, cuts, body)
            word.removeAll()
            cuts.removeAll()
            previous = .other
            beforePrevious = .other
        }
        func endRun() {
            if run.count == 1 {
                body(Array(String(run[0]).utf8)[...])
            } else {
                for (first, second) in zip(run, run.dropFirst()) {
                    body(Array(String(String.UnicodeScalarView([first, second])).utf8)[...])
                }
            }
            run.removeAll()
        }
        var lastWidth = 0
        for scalar in scalars {
            let kind = kind(of: scalar)
            guard kind == .letter else {
                endWord()
                endRun()
                if kind == .symbol { body(Array(String(scalar).utf8)[...]) }
                continue
            }
            if isWrittenWithoutSpaces(scalar) {
                endWord()
                run.append(scalar)
                continue
            }
            endRun()
            let current = letterCase(of: scalar)
            if current == .upper, previous == .lower { cuts.append(word.count) }
            if current == .lower, previous == .upper, beforePrevious == .upper { cuts.append(word.count - lastWidth) }
            var lower = String.UnicodeScalarView()
            append(scalar, to: &lower)
            let bytes = Array(String(lower).utf8)
            word.append(contentsOf: bytes)
            lastWidth = bytes.count
            beforePrevious = previous
            previous = current
        }
        endWord()
        endRun()
    }

    private enum Case { case upper, lower, other }
    private enum Kind { case letter, symbol, other }

    private static func fold(_ text: String) -> String.UnicodeScalarView {
        var kept = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar {
            case "'", "\u{2019}", "\u{2BC}", "\u{300}"..."\u{36F}", "\u{FE00}"..."\u{FE0F}": continue
            default: kept.append(scalar)
            }
        }
        return String(kept).precomposedStringWithCanonicalMapping.unicodeScalars
    }

    private static func append(_ scalar: Unicode.Scalar, to view: inout String.UnicodeScalarView) {
        if scalar == "ς" {
            view.append("σ")
        } else {
            view.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    private static func letterCase(of scalar: Unicode.Scalar) -> Case {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: .upper
        case .lowercaseLetter: .lower
        default: .other
        }
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark,
            .decimalNumber, .letterNumber, .otherNumber:
            .letter
        case .otherSymbol: .symbol
        default: .other
        }
    }

    /// Thai, Lao, Myanmar, Khmer, kana and Han.
    private static func isWrittenWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default:
            false
        }
    }
}
