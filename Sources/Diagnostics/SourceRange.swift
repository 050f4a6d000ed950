/// A stretch of a text that was read.
package struct SourceRange: Sendable {
    /// The text.
    package let file: SourceFile
    /// Offsets in UTF-8 bytes.
    package let bounds: Range<Int>

    package init(file: SourceFile, bounds: Range<Int>) {
        self.file = file
        self.bounds = bounds
    }

    /// The text between the bounds.
    package var text: Substring {
        let utf8 = file.text.utf8
        let lower = utf8.index(utf8.startIndex, offsetBy: bounds.lowerBound)
        return file.text[lower..<utf8.index(lower, offsetBy: bounds.count)]
    }

    /// The first place of some words in this one, or this place where they do not stand in it to the letter: YAML folds
    /// and indents a text, so a fault in its value is looked for by its words.
    package func place(of words: some StringProtocol) -> SourceRange {
        let text = text
        let wanted = words.utf8
        guard let first = wanted.first else { return self }
        // Byte by byte: looking for texts in texts takes thirty times as long, and every link of a summary is looked for.
        var rest = text.utf8[...]
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: wanted) {
                let offset = text.utf8.distance(from: text.utf8.startIndex, to: start)
                return part(offset..<offset + wanted.count)
            }
            rest = rest[rest.index(after: start)...]
        }
        return self
    }

    /// The part of this place that `bounds`, offsets from its start, marks.
    package func part(_ bounds: Range<Int>) -> SourceRange {
        file.range((self.bounds.lowerBound + bounds.lowerBound)..<(self.bounds.lowerBound + bounds.upperBound))
    }
}

extension SourceRange: Equatable, Comparable {
    package static func == (one: SourceRange, other: SourceRange) -> Bool {
        one.file.path == other.file.path && one.bounds == other.bounds
    }

    /// By path, then by where it begins.
    package static func < (one: SourceRange, other: SourceRange) -> Bool {
        (one.file.path, one.bounds.lowerBound, one.bounds.upperBound)
            < (other.file.path, other.bounds.lowerBound, other.bounds.upperBound)
    }
}

/// A value and the place that it was read from.
package struct Located<Value> {
    package let value: Value
    package let range: SourceRange

    package init(_ value: Value, at range: SourceRange) {
        self.value = value
        self.range = range
    }

    /// Another value from the same place.
    package func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
        Located<Other>(try transform(value), at: range)
    }
}

extension Located<String> {
    /// A text and the place that it was read from. Not generic, so that other targets call what was compiled for it.
    package init(text: String, at range: SourceRange) {
        self.init(text, at: range)
    }
}

extension Located: Sendable where Value: Sendable {}
