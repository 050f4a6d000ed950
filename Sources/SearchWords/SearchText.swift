internal import NormalForms

/// The one rule by which the text of the index and the text of a query become comparable.
///
/// `theme/assets/search-engine.js` has the same rule; `Tests/Search/normalisation.json` holds both sides to it.
///
/// 1. Apostrophes (`'`, U+2019, U+02BC) are dropped, so that `can't` is one word.
/// 2. Compatibility decomposition (NFKD), the combining diacritical marks U+0300 to U+036F and the variation
///    selectors U+FE00 to U+FE0F dropped, composition (NFC): `ｃａｆé` is `cafe`, while the marks by which Thai,
///    Devanagari or Japanese tell words apart stay.
/// 3. A word is a run of letters, marks and digits; a symbol such as an emoji is a word by itself.
/// 4. Where the case changes inside a word (`invalidCard`, `HTTPError`) its parts are words too.
/// 5. Lower case by Unicode's mapping of single characters, `ς` as `σ`.
/// 6. A run in a script that is written without spaces becomes its overlapping pairs of characters.
package enum SearchText {
    /// The words of `text`, in order: a word with parts is followed by them.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = Word()
        forEachWord(of: text, in: &word) { words.append(string($0.extracting($1))) }
        return words
    }

    /// The letters, marks and digits of `text` and nothing between them: the same for every spelling of a code.
    /// A text that has none is its own key, without white space.
    package static func key(_ text: String) -> String {
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

    /// Calls `body` with each word: UTF-8 bytes, and where in them it stands.
    ///
    /// What stands between two ASCII separators is looked at by itself: nearly all of it is a word as it stands.
    /// - Parameters:
    ///   - text: the text.
    ///   - word: room for a word, to be used for many texts: making it anew for each takes a while.
    ///   - body: takes the words.
    static func forEachWord(of text: String, in word: inout Word, _ body: (Span<UInt8>, Range<Int>) -> Void) {
        var text = text
        text.withUTF8 { forEachWord(of: unsafe Span(_unsafeElements: $0), in: &word, body) }
    }

    private static func string(_ bytes: Span<UInt8>) -> String {
        unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private static func forEachWord(
        of text: Span<UInt8>,
        in word: inout Word,
        _ body: (Span<UInt8>, Range<Int>) -> Void
    ) {
        var start = 0
        while start < text.count {
            var end = start
            var isWord = true
            var isASCII = true
            // Most words are of these letters alone.
            end += lowercaseLetters(in: text, from: end)
            scan: while end < text.count {
                switch text[end] {
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
                    body(text, start..<end)
                } else if isASCII {
                    asciiWord(text.extracting(start..<end), &word, body)
                } else {
                    foldedWords(fold(string(text.extracting(start..<end))), body)
                }
            }
            start = end + 1
        }
    }

    /// How many letters from `a` to `z` follow each other from an index on, as far as eight bytes at a time tell.
    private static func lowercaseLetters(in text: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end + 8 <= text.count {
            let number = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: end, as: UInt64.self)
            let bytes = UInt64(littleEndian: number)
            // In each byte, the upper bit says that it is no such letter: below `a`, above `z`, or not in ASCII.
            let ascii = bytes & 0x7F7F_7F7F_7F7F_7F7F
            let (fromA, aboveZ) = (ascii + 0x1F1F_1F1F_1F1F_1F1F, ascii + 0x0505_0505_0505_0505)
            let others = (~fromA | aboveZ | bytes) & 0x8080_8080_8080_8080
            guard others == 0 else { return end + others.trailingZeroBitCount / 8 - start }
            end += 8
        }
        return end - start
    }

    /// A word in lower case, and where its case changes.
    struct Word {
        fileprivate var bytes: [UInt8] = []
        fileprivate var cuts: [Int] = []

        fileprivate mutating func removeAll() {
            bytes.removeAll(keepingCapacity: true)
            if !cuts.isEmpty { cuts.removeAll(keepingCapacity: true) }
        }

        /// Calls `body` with the word, then with its parts.
        fileprivate func emit(_ body: (Span<UInt8>, Range<Int>) -> Void) {
            guard !bytes.isEmpty else { return }
            body(bytes.span, bytes.indices)
            guard !cuts.isEmpty else { return }
            var start = 0
            for cut in cuts {
                body(bytes.span, start..<cut)
                start = cut
            }
            body(bytes.span, start..<bytes.count)
        }
    }

    /// - Parameters:
    ///   - bytes: letters, digits and apostrophes.
    ///   - word: room for the word.
    ///   - body: takes the word, then its parts.
    private static func asciiWord(_ bytes: Span<UInt8>, _ word: inout Word, _ body: (Span<UInt8>, Range<Int>) -> Void) {
        word.removeAll()
        var previous = Case.other
        var beforePrevious = Case.other
        word.bytes.append(addingCapacity: bytes.count) { lower in
            for index in bytes.indices where bytes[index] != UInt8(ascii: "'") {
                let byte = bytes[index]
                var current = Case.other
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"):
                    current = .lower
                    if previous == .upper, beforePrevious == .upper { word.cuts.append(lower.count - 1) }
                case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    current = .upper
                    if previous == .lower { word.cuts.append(lower.count) }
                default: break
                }
                lower.append(current == .upper ? byte | 0x20 : byte)
                beforePrevious = previous
                previous = current
            }
        }
        word.emit(body)
    }

    private static func foldedWords(_ scalars: [Unicode.Scalar], _ body: (Span<UInt8>, Range<Int>) -> Void) {
        var word = Word()
        var previous = Case.other
        var beforePrevious = Case.other
        var run: [Unicode.Scalar] = []
        func endWord() {
            word.emit(body)
            word.removeAll()
            previous = .other
            beforePrevious = .other
        }
        func emit(_ scalars: [Unicode.Scalar]) {
            let bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
            body(bytes.span, bytes.indices)
        }
        func endRun() {
            if run.count == 1 {
                emit(run)
            } else {
                for (first, second) in zip(run, run.dropFirst()) { emit([first, second]) }
            }
            run.removeAll()
        }
        var lastWidth = 0
        for scalar in scalars {
            let kind = kind(of: scalar)
            guard kind == .letter else {
                endWord()
                endRun()
                if kind == .symbol { emit([scalar]) }
                continue
            }
            if isWrittenWithoutSpaces(scalar) {
                endWord()
                run.append(scalar)
                continue
            }
            endRun()
            let current = letterCase(of: scalar)
            if current == .upper, previous == .lower { word.cuts.append(word.bytes.count) }
            if current == .lower, previous == .upper, beforePrevious == .upper {
                word.cuts.append(word.bytes.count - lastWidth)
            }
            var lower = String.UnicodeScalarView()
            append(scalar, to: &lower)
            let bytes = Array(String(lower).utf8)
            word.bytes.append(contentsOf: bytes)
            lastWidth = bytes.count
            beforePrevious = previous
            previous = current
        }
        endWord()
        endRun()
    }

    private enum Case { case upper, lower, other }
    private enum Kind { case letter, symbol, other }

    private static func fold(_ text: String) -> [Unicode.Scalar] {
        var scalars = text.compatibilityDecomposition
        scalars.removeAll { scalar in
            switch scalar {
            case "'", "\u{2019}", "\u{2BC}", "\u{300}"..."\u{36F}", "\u{FE00}"..."\u{FE0F}": true
            default: false
            }
        }
        return scalars.composed()
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
