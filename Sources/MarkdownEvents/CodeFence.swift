/// What stands behind an opening fence: the language, and what else is read of it.
///
/// The language ends at a space, a comma or a brace, so that what other tools hang on it (`rust,no_run`) is passed over.
package struct CodeFence: Sendable {
    /// What the code is an example of.
    package enum Verdict: Sendable {
        case good, bad
    }

    /// What is not read behind a fence.
    package enum Slip: Sendable, Equatable {
        /// A word, or a name with its value.
        case unknown(name: String, value: String?)
        /// A name that stands there a second time, or `bad` behind `good`.
        case repeated(String)
        case missingValue(String)
        case superfluousValue(String)
        case unclosedQuote
        /// Numbers of lines, as written, that the code has not.
        case lines(String, of: Int)
        /// A tab that is called like another of its group, with a third between them.
        case repeatedTab(String)
        /// The language, where it is in the notation of another tool: `{.python}`, `js:src/x.js`.
        case language(String)
    }

    package private(set) var language: Substring
    /// The file that the code is.
    package private(set) var file: String?
    /// What the tab is called that the code stands in.
    package private(set) var tab: String?
    package private(set) var verdict: Verdict?
    /// The lines that are marked, from 1, in order, none of them touching another.
    package private(set) var lines: [ClosedRange<Int>] = []
    /// What is not read, each with its place in the info string, in UTF-8 bytes.
    package private(set) var slips: [(slip: Slip, range: Range<Int>)] = []

    /// Whether nothing was read but the language.
    package var isPlain: Bool { file == nil && tab == nil && verdict == nil && lines.isEmpty && slips.isEmpty }

    /// Reads an info string.
    /// - Parameters:
    ///   - info: the string, as libcmark hands it on.
    ///   - code: the code below it; lines that it has not are not marked.
    package init(_ info: String, of code: String) {
        guard Self.saysMore(info.utf8) else {
            language = info[...]
            return
        }
        var reader = FenceReader(info, lineCount: code.utf8.count { $0 == UInt8(ascii: "\n") })
        language = reader.language()
        if let place = Self.foreignLanguage(in: info.utf8, language) {
            slips.append((.language(String(info.utf8.prefix(place.upperBound)) ?? info), place))
        }
        while let token = reader.next() { read(token) }
        slips += reader.slips
        slips.sort { $0.range.lowerBound < $1.range.lowerBound }
        lines = Self.joined(reader.lines)
    }

    /// Where a language stands that is called as no language is.
    private static func foreignLanguage(in info: String.UTF8View, _ language: Substring) -> Range<Int>? {
        guard language.utf8.contains(where: { "{}:=\"".utf8.contains($0) }) else { return nil }
        // Of braces all is told, whatever stands in them.
        return 0..<(info.first == UInt8(ascii: "{") ? info.count : language.utf8.count)
    }

    private mutating func read(_ token: FenceReader.Token) {
        let slip: Slip?
        switch (token.name, token.value) {
        case ("good", nil), ("bad", nil):
            slip = verdict == nil ? nil : .repeated(token.name)
            verdict = verdict ?? (token.name == "good" ? .good : .bad)
        case ("good", _?), ("bad", _?): slip = .superfluousValue(token.name)
        case ("file", let value): slip = Self.take(value, of: token.name, into: &file)
        case ("tab", let value): slip = Self.take(value, of: token.name, into: &tab)
        default: slip = .unknown(name: token.name, value: token.value)
        }
        if let slip { slips.append((slip, token.range)) }
    }

    private static func take(_ value: String?, of name: String, into place: inout String?) -> Slip? {
        guard let value, value.contains(where: { !$0.isWhitespace }) else { return .missingValue(name) }
        guard place == nil else { return .repeated(name) }
        place = value
        return nil
    }

    private static func joined(_ lines: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        var joined: [ClosedRange<Int>] = []
        for range in lines.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// Whether an info string may say more than a language.
    package static func saysMore(_ info: some Collection<UInt8>) -> Bool {
        info.contains { byte in
            FenceReader.isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "{")
                || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":")
        } || info.elementsEqual("good".utf8) || info.elementsEqual("bad".utf8)
    }
}
