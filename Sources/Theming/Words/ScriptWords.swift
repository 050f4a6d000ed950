internal import Diagnostics
internal import Markup
internal import Templates

/// The words of the program in a script: a text `"{{words.name}}"`, quotes and all, becomes the word, or, where that
/// depends on a number, an object of its forms. So a page carries no words for its scripts, and no policy has to allow any.
enum ScriptWords {
    /// - Returns: the script with its words, or `nil` where it names none.
    static func text(of script: SourceFile, _ words: Words, _ diagnostics: inout [Diagnostic]) -> String? {
        let bytes = Array(script.text.utf8)
        var text: [UInt8] = []
        var position = 0
        for (name, range) in places(in: bytes) {
            text += bytes[position..<range.lowerBound]
            position = range.upperBound
            guard let word = words[name] else {
                diagnostics.append(unknown(name, at: range, in: script, words))
                continue
            }
            text += json(of: word)
        }
        return position == 0 ? nil : String(decoding: text + bytes[position...], as: UTF8.self)
    }

    /// The names of words in a script, and where each stands with its quotes.
    private static func places(in script: [UInt8]) -> [(name: String, range: Range<Int>)] {
        let opening = Array(#""{{words."#.utf8)
        let closing = Array(#"}}""#.utf8)
        let within = Set(#""{}"#.utf8)
        var places: [(name: String, range: Range<Int>)] = []
        var position = 0
        while let quote = script[position...].firstIndex(of: opening[0]) {
            position = quote + 1
            guard script[quote...].starts(with: opening) else { continue }
            let start = quote + opening.count
            let end = script[start...].firstIndex { within.contains($0) } ?? script.endIndex
            guard script[end...].starts(with: closing) else { continue }
            position = end + closing.count
            places.append((String(decoding: script[start..<end], as: UTF8.self), quote..<position))
        }
        return places
    }

    private static func unknown(
        _ name: String,
        at range: Range<Int>,
        in script: SourceFile,
        _ words: Words
    ) -> Diagnostic {
        Diagnostic(
            .unknownVariable,
            "no word of the program is called `\(name)`",
            at: script.range(range),
            help: SimilarNames.nearest(to: name, among: words.names).map { "did you mean `words.\($0)`?" }
                ?? "`docsite theme copy strings/en.yml` shows the words that there are"
        )
    }

    private static func json(of word: Words.Word) -> [UInt8] {
        var json = JSONBuffer()
        if word.isPlural {
            json.object { json in
                for (category, parts) in word.forms.sorted(by: { $0.key < $1.key }) {
                    json.member(category, Words.Word.text(of: parts))
                }
            }
        } else {
            json.string(Words.Word.text(of: word.parts))
        }
        return json.finished()
    }
}
