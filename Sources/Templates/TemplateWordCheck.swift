internal import Diagnostics

/// Holds the words in a template to those that the program has, and what stands in them to their places.
struct TemplateWordCheck {
    private let template: ScannedTemplate
    private let words: Words
    private let text: [UInt8]
    private(set) var diagnostics: [Diagnostic] = []
    /// The tags that are looked at here and nowhere else.
    private var ofWords: Set<Int> = []

    init(_ template: ScannedTemplate, _ words: Words) {
        self.template = template
        self.words = words
        text = Array(template.file.text.utf8)
        for (index, tag) in template.tags.enumerated()
        where tag.name.hasPrefix(TemplateWord.prefix) && tag.kind != .end && tag.kind != .partial {
            check(tag, at: index)
        }
    }

    /// Whether a tag names a word, or one of its places.
    func isPartOfWord(_ index: Int) -> Bool {
        ofWords.contains(index)
    }

    private mutating func check(_ tag: ScannedTemplate.Tag, at index: Int) {
        ofWords.insert(index)
        guard let use = TemplateWord(at: index, in: template.tags[...]) else {
            let name = tag.name.dropFirst(TemplateWord.prefix.count)
            report(tag, "`\(tag.name)` is a text, and always there", help: "write `{{words.\(name)}}`")
            return
        }
        if tag.kind == .section { ofWords.insert(use.end - 1) }
        for (start, end) in use.places.values { ofWords.formUnion([start, end]) }
        guard let word = words[use.name] else {
            let guess = SimilarNames.nearest(to: use.name, among: words.names).map { "did you mean `words.\($0)`?" }
            let help = guess ?? "`docsite theme copy strings/en.yml` shows the words that there are"
            report(tag, "no word of the program is called `\(use.name)`", help: help)
            return
        }
        guard !word.isPlural else {
            report(tag, "`\(tag.name)` depends on a number, which only scripts know", help: "take another word")
            return
        }
        checkPlaces(of: word, use, tag)
        if tag.kind == .section { checkText(of: use, index) }
    }

    private mutating func checkPlaces(of word: Words.Word, _ use: TemplateWord, _ tag: ScannedTemplate.Tag) {
        for place in word.places.subtracting(use.places.keys).sorted() {
            report(
                tag,
                "`\(tag.name)` has a place `\(place)`, and nothing stands for it",
                help: "write `{{#\(tag.name)}}{{#\(place)}}…{{/\(place)}}{{/\(tag.name)}}`"
            )
        }
        for (place, tags) in use.places.sorted(by: { $0.value.start < $1.value.start }) {
            guard !word.places.contains(place) else { continue }
            let all = word.places.sorted().map { "`\($0)`" }.joined(separator: ", ")
            let guess = SimilarNames.nearest(to: place, among: word.places.sorted()).map { "did you mean `\($0)`?" }
            report(
                template.tags[tags.start],
                "`\(tag.name)` has no place `\(place)`",
                help: guess ?? (all.isEmpty ? "write `{{\(tag.name)}}`" : "the places are \(all)")
            )
        }
    }

    /// What stands in a word and in none of its places would be shown nowhere.
    private mutating func checkText(of use: TemplateWord, _ index: Int) {
        var position = template.tags[index].range.bounds.upperBound
        let places = use.places.values.sorted { $0.start < $1.start } + [(use.end - 1, use.end - 1)]
        for place in places {
            let start = template.tags[place.start].range.bounds.lowerBound
            if position < start, text[position..<start].contains(where: { $0 > UInt8(ascii: " ") }) {
                diagnostics.append(
                    Diagnostic(
                        .templateSyntax,
                        "this stands in the word `\(use.name)`, and in none of its places",
                        at: template.file.range(position..<start),
                        help: "put it before or behind the word, or into one of its places"
                    )
                )
            }
            position = template.tags[place.end].range.bounds.upperBound
        }
    }

    private mutating func report(_ tag: ScannedTemplate.Tag, _ headline: String, help: String) {
        diagnostics.append(Diagnostic(.unknownVariable, headline, at: tag.range, help: help))
    }
}
