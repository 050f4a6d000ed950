internal import Diagnostics
package import SiteModel
internal import SourceReading
internal import Templates
internal import YAML

/// The language of a site, and what `site.yml` says otherwise than the theme.
package struct SiteWording: Sendable {
    let language: String
    let words: SiteWords

    package init(language: String = "en", words: SiteWords = SiteWords()) {
        self.language = language
        self.words = words
    }
}

/// Reads the words of a theme: those of the program in English, above them those of the site's language, each followed by
/// its preset, of the theme folder, and of `site.yml`, the nearest last. A word that one of them lacks is that of the one below.
struct WordsReader {
    static let folder = "strings/"
    private static let english = "strings/en.yml"

    private let files: ThemeFiles
    private let wording: SiteWording
    private(set) var diagnostics: [Diagnostic] = []
    /// The program's own words: which there are, and what varies in them.
    private var known = Words()

    init(_ files: ThemeFiles, _ wording: SiteWording) {
        self.files = files
        self.wording = wording
    }

    mutating func read() -> Words {
        let inherited = files.inheritedText(Self.english, &diagnostics)
        guard let english = inherited ?? files.text(Self.english, &diagnostics) else { return known }
        for word in wordings(in: english) { known[word.name.value] = Self.word(word) }
        var words = known
        let own = files.own.filter { $0.hasPrefix(Self.folder) }
        let sources = Self.sources(for: wording.language).flatMap { [$0] + preset(of: $0) }
        checkPreset(sources)
        for path in sources {
            if path != Self.english, let file = files.inheritedText(path, &diagnostics) {
                take(wordings(in: file), into: &words)
            }
            // A copy of the program's own says nothing else.
            guard own.contains(path), let file = files.text(path, &diagnostics), file.text != inherited?.text
            else { continue }
            take(wordings(in: file), into: &words)
        }
        // What no site of this language shows is held to the same.
        for path in own where !sources.contains(path) {
            guard let file = files.text(path, &diagnostics) else { continue }
            var unused = Words()
            take(wordings(in: file), into: &unused)
        }
        take(wording.words.overrides, into: &words)
        return words
    }

    /// The files of a language, those of the languages that stand in for it before: `en`, `pt`, `pt-BR`.
    private static func sources(for language: String) -> [String] {
        let subtags = language.split(separator: "-")
        let tags = subtags.indices.map { subtags[...$0].joined(separator: "-") }
        return [english] + tags.map { "\(folder)\($0).yml" }.filter { $0 != english }
    }

    /// The file of the words that a site has chosen, beside the one of a language: `strings/en.linter.yml`.
    private func preset(of path: String) -> [String] {
        wording.words.preset.map { ["\(path.dropLast(4)).\($0.value).yml"] } ?? []
    }

    /// Looks whether the preset that the site asks for is there in any of its languages.
    private mutating func checkPreset(_ sources: [String]) {
        guard let preset = wording.words.preset else { return }
        let names = Set(files.paths(in: Self.folder) + files.inherited.keys.filter { $0.hasPrefix(Self.folder) })
        guard !sources.contains(where: { $0.hasSuffix(".\(preset.value).yml") && names.contains($0) }) else { return }
        let presets = Set(
            names.compactMap { name -> String? in
                let parts = name.dropFirst(Self.folder.count).split(separator: ".")
                return parts.count == 3 ? String(parts[1]) : nil
            }
        ).sorted()
        let guess = SimilarNames.nearest(to: preset.value, among: presets).map { "did you mean `\($0)`?" }
        let all = presets.map { "`\($0)`" }.joined(separator: ", ")
        report(
            .invalidValue,
            "the theme has no words that are called `\(preset.value)`",
            preset.range,
            guess ?? (all.isEmpty ? "leave it out" : "those that it has are \(all)")
        )
    }

    private mutating func wordings(in file: SourceFile) -> [Wording] {
        let (document, faults) = YAMLDocument.read(file)
        diagnostics += faults
        return document.root.map { WordingReader.read($0, "the words", &diagnostics) } ?? []
    }

    private mutating func take(_ wordings: [Wording], into words: inout Words) {
        for wording in wordings where isSound(wording) { words[wording.name.value] = Self.word(wording) }
    }

    private static func word(_ wording: Wording) -> Words.Word {
        let forms = wording.forms.map {
            ($0.category?.value ?? Words.Word.otherForm, Words.Word.parts(of: $0.text.value))
        }
        return Words.Word(forms: Dictionary(forms) { first, _ in first })
    }

    /// Whether a word can take the place of the program's. Reports why not.
    private mutating func isSound(_ wording: Wording) -> Bool {
        let name = wording.name
        guard let word = known[name.value] else {
            let guess = SimilarNames.nearest(to: name.value, among: known.names).map { "did you mean `\($0)`?" }
            report(
                .unknownKey,
                "no word of the program is called `\(name.value)`",
                name.range,
                guess ?? "`docsite theme copy \(Self.english)` shows what there is"
            )
            return false
        }
        let count = diagnostics.count
        if !word.isPlural, let category = wording.forms.first?.category {
            report(
                .wrongType,
                "`\(name.value)` depends on no number, and has one text",
                category.range,
                "write `\(name.value): …`, without `\(category.value):`"
            )
            return false
        }
        for (category, text) in wording.forms {
            if let category { check(category) }
            check(text, of: name.value, word, mayLack: category.map { $0.value != Words.Word.otherForm } ?? false)
        }
        if wording.forms.first?.category != nil,
            !wording.forms.contains(where: { $0.category?.value == Words.Word.otherForm })
        {
            report(.missingKey, "`\(name.value)` has no `other`", name.range, "add `other: …`, for all other numbers")
        }
        return diagnostics.count == count
    }

    private mutating func check(_ category: Located<String>) {
        let categories = ["zero", "one", "two", "few", "many", Words.Word.otherForm]
        guard !categories.contains(category.value) else { return }
        report(
            .unknownKey,
            "no language has numbers that are called `\(category.value)`",
            category.range,
            SimilarNames.nearest(to: category.value, among: categories).map { "did you mean `\($0)`?" }
                ?? "the names are \(categories.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    /// Whether a text has the places that the program fills in. One for few numbers may name them in words.
    private mutating func check(_ text: Located<String>, of name: String, _ word: Words.Word, mayLack: Bool) {
        let places = Words.Word.places(of: Words.Word.parts(of: text.value))
        for place in places.subtracting(word.places).sorted() {
            let guess = SimilarNames.nearest(to: place, among: word.places.sorted()).map { "did you mean `{\($0)}`?" }
            let all = word.places.sorted().map { "`{\($0)}`" }.joined(separator: ", ")
            report(
                .invalidValue,
                "nothing is filled in for `{\(place)}` in `\(name)`",
                text.range,
                guess ?? (all.isEmpty ? "write the word without it" : "the places are \(all)")
            )
        }
        guard !mayLack else { return }
        for place in word.places.subtracting(places).sorted() {
            report(
                .invalidValue,
                "`\(name)` has no `{\(place)}`",
                text.range,
                "write `{\(place)}` where it belongs in the sentence"
            )
        }
    }

    private mutating func report(_ code: DiagnosticCode, _ headline: String, _ range: SourceRange, _ help: String) {
        diagnostics.append(Diagnostic(code, headline, at: range, help: help))
    }
}
