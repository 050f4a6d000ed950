internal import Diagnostics
internal import Markup

extension PageTemplate {
    /// Makes a template ready.
    /// - Parameters:
    ///   - template: a template that was checked: its sections are closed in order.
    ///   - partials: the theme's templates by name; none contains itself.
    ///   - words: what the program itself says.
    package init(_ template: ScannedTemplate, partials: [String: ScannedTemplate], words: Words) {
        self.init(words: words)
        append(template, partials)
    }

    private mutating func append(_ template: ScannedTemplate, _ partials: [String: ScannedTemplate]) {
        let text = Array(template.file.text.utf8)
        append(text, template.tags[...], 0..<text.count, partials)
    }

    /// Appends a part of a template, with the tags in it.
    private mutating func append(
        _ text: [UInt8],
        _ tags: ArraySlice<ScannedTemplate.Tag>,
        _ part: Range<Int>,
        _ partials: [String: ScannedTemplate]
    ) {
        var position = part.lowerBound
        var open: [Int] = []
        var index = tags.startIndex
        while index < tags.endIndex {
            let tag = tags[index]
            index += 1
            if let word = TemplateWord(at: index - 1, in: tags) {
                append(text[position..<tag.range.bounds.lowerBound])
                append(word, text, tags, partials)
                index = word.end
                position = tags[index - 1].range.bounds.upperBound
                continue
            }
            let line = Self.standaloneLine(of: tag, in: text)
            let bounds = line ?? tag.range.bounds
            append(text[position..<max(position, min(bounds.lowerBound, part.upperBound))])
            position = min(bounds.upperBound, part.upperBound)
            switch tag.kind {
            case .variable, .unescaped:
                append(.variable(reference(of: tag)))
            case .section:
                open.append(stretches.count)
                append(.section(reference(of: tag), end: 0))
            case .inverted:
                open.append(stretches.count)
                append(.inverted(reference(of: tag), end: 0))
            case .end:
                if let start = open.popLast() { close(start) }
            case .partial:
                guard let partial = partials[tag.name] else { continue }
                let indentation = line.map { text[$0.lowerBound..<tag.range.bounds.lowerBound] } ?? []
                append(indentation.isEmpty ? partial : Self.indented(partial, by: indentation), partials)
            case .comment:
                break
            }
        }
        append(text[position..<part.upperBound])
    }

    /// Appends a word of the program, with what the template has for its places.
    private mutating func append(
        _ word: TemplateWord,
        _ text: [UInt8],
        _ tags: ArraySlice<ScannedTemplate.Tag>,
        _ partials: [String: ScannedTemplate]
    ) {
        for part in words[word.name]?.parts ?? [] {
            switch part {
            case .text(let words): appendText { $0.attributeText(words) }
            case .place(let name):
                guard let place = word.places[name] else { continue }
                let bounds = tags[place.start].range.bounds.upperBound..<tags[place.end].range.bounds.lowerBound
                append(text, tags[place.start + 1..<place.end], bounds, partials)
            }
        }
    }

    private mutating func append(_ part: ArraySlice<UInt8>) {
        appendText { $0.trusted(String(decoding: part, as: UTF8.self)) }
    }

    private mutating func reference(of tag: ScannedTemplate.Tag) -> Reference {
        guard tag.name != "." else { return .dot }
        switch tag.parts.count {
        case 1: return .name(tag.parts[0])
        case 2: return .path(tag.parts[0], tag.parts[1])
        default: return append(tag.parts)
        }
    }

    /// The line of a tag that shows nothing itself and has the line to itself: the line goes with it (Mustache
    /// specification, "standalone" tags).
    private static func standaloneLine(of tag: ScannedTemplate.Tag, in text: [UInt8]) -> Range<Int>? {
        if tag.kind == .variable || tag.kind == .unescaped { return nil }
        var start = tag.range.bounds.lowerBound
        while start > 0, isBlank(text[start - 1]) { start -= 1 }
        guard start == 0 || text[start - 1] == UInt8(ascii: "\n") else { return nil }
        var end = tag.range.bounds.upperBound
        while end < text.count, isBlank(text[end]) { end += 1 }
        guard end < text.count else { return start..<end }
        return text[end] == UInt8(ascii: "\n") ? start..<end + 1 : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// A partial that stands on an indented line is indented as a whole.
    private static func indented(_ partial: ScannedTemplate, by indentation: ArraySlice<UInt8>) -> ScannedTemplate {
        let blanks = String(decoding: indentation, as: UTF8.self)
        let lines = partial.file.text.split(separator: "\n", omittingEmptySubsequences: false)
        let last = lines.count - 1
        let text = lines.enumerated().map { $0 == last && $1.isEmpty ? "" : blanks + $1 }.joined(separator: "\n")
        return ScannedTemplate(scanning: SourceFile(path: partial.file.path, text: text))
    }
}
