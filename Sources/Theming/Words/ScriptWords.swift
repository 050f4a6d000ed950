internal import Diagnostics
internal import Markup

/// The words of the program in a script: a text `"{{words.name}}"`, quotes and all, becomes the word, or, where that
/// depends on a number, an object of its forms. So a page carries no words for its scripts, and no policy has to allow any.
enum ScriptWords {
    /// - Returns: the script with its words, or `nil` where it names none.
    static func text(of script: SourceFile, _ words: Words, _ diagnostics: inout [Diagnostic]) -> String? {
        guard script.text.contains(#""{{words."#) else { return nil }
        var text = ""
        var position = script.text.startIndex
        for match in script.text.matches(of: #/"\{\{words\.([^"{}]*)\}\}"/#) {
            text += script.text[position..<match.range.lowerBound]
            position = match.range.upperBound
            guard let word = words[String(match.1)] else {
                diagnostics.append(unknown(match.1, at: match.range, in: script, words))
                continue
            }
            text += json(of: word)
        }
        return text + script.text[position...]
    }

    private static func unknown(
        _ name: Substring,
        at range: Range<String.Index>,
        in script: SourceFile,
        _ words: Words
    ) -> Diagnostic {
        let start = script.text.utf8.distance(from: script.text.startIndex, to: range.lowerBound)
        let end = script.text.utf8.distance(from: script.text.startIndex, to: range.upperBound)
        return Diagnostic(
            .unknownVariable,
            "the program says nothing that is called `\(name)`",
            at: script.range(start..<end),
            help: SimilarNames.nearest(to: String(name), among: words.names).map { "did you mean `words.\($0)`?" }
                ?? "`docsite theme copy strings/en.yml` shows the words that there are"
        )
    }

    private static func json(of word: Words.Word) -> String {
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
        return String(decoding: json.finished(), as: UTF8.self)
    }
}
