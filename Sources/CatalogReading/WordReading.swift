package import Diagnostics
internal import SiteModel
internal import SourceReading
package import YAML

extension YAMLMapping {
    /// The word of some that stands at a key, or `nil` where it is absent or none of them, which is reported.
    package func word<Word: RawRepresentable<String> & CaseIterable>(
        _ key: Key<Located<String>>,
        _ diagnostics: inout [Diagnostic]
    ) -> Word? {
        guard let text = read(key, &diagnostics) else { return nil }
        if let word = Word(rawValue: text.value) { return word }
        diagnostics.append(.unknownWord(text, of: key.name, among: Word.allCases.map(\.rawValue)))
        return nil
    }
}

extension Diagnostic {
    /// The fault of a text that is none of those which may stand at a key.
    static func unknownWord(
        _ text: Located<String>,
        of key: String,
        among words: [String],
        related: [(label: String, range: SourceRange)] = []
    ) -> Diagnostic {
        Diagnostic(
            .invalidValue,
            "`\(key)` has no value `\(text.value.prefix(60))`",
            at: text.range,
            related: related,
            help: SimilarNames.nearest(to: text.value, among: words).map { "did you mean `\($0)`?" },
            "the values are \(words.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }
}
