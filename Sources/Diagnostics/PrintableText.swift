extension StringProtocol {
    /// The text as it can be shown anywhere: what nobody would see, or what would make the rest read otherwise than it is,
    /// stands as its number, such as `<U+202E>`. A tab becomes a space.
    ///
    /// Whatever authors write goes through this before it reaches a terminal or the log of a workflow: an escape sequence
    /// steers a terminal, and a mark for the direction of text turns a line around ("Trojan Source", CVE-2021-42574).
    package var printable: String {
        guard !utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return String(self) }
        var printable = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            if scalar == "\t" {
                printable.append(" ")
            } else if scalar.isHidden, !scalar.isSpelling(after: previous) {
                printable.append(contentsOf: scalar.number.unicodeScalars)
            } else {
                printable.append(scalar)
            }
            previous = scalar
        }
        return String(printable)
    }
}

extension StringProtocol {
    /// Lines of text as they can be shown anywhere: each as ``printable`` makes it, but for the tabs between its columns.
    package var printableLines: String {
        guard !utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x09 }) else { return String(self) }
        var lines = ""
        var start = startIndex
        // By scalars, since a carriage return would take the line feed behind it along.
        for index in unicodeScalars.indices where unicodeScalars[index] == "\n" || unicodeScalars[index] == "\t" {
            lines += self[start..<index].printable
            lines.unicodeScalars.append(unicodeScalars[index])
            start = unicodeScalars.index(after: index)
        }
        lines += self[start...].printable
        return lines
    }
}

extension StringProtocol {
    /// The first character that nobody sees, or `nil` where there is none.
    package var firstHidden: Unicode.Scalar? {
        guard !utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return nil }
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            if scalar.isHidden, !scalar.isSpelling(after: previous) { return scalar }
            previous = scalar
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// Its number, as reports show it: `<U+202E>`.
    package var number: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
    }

    /// Whether nobody sees it where it stands: a control character, a separator of lines, a mark for the direction of
    /// text, a character without width, a tag, a selector of a variant, a filler, a noncharacter. White space is none.
    package var isHidden: Bool {
        switch value {
        case 0x20..<0x7F: return false
        // An empty cell of Braille looks like a space and is none.
        case 0x2800: return true
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
        case .unassigned: return properties.isNoncharacterCodePoint || properties.isDefaultIgnorableCodePoint
        default: return properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether a hidden character belongs to how a word is spelt, so that leaving it as it is shows what is there: a
    /// joiner within a word of a script between Arabic and those of India, and the style of a pictograph.
    fileprivate func isSpelling(after previous: Unicode.Scalar?) -> Bool {
        guard let previous else { return false }
        return switch value {
        case 0x200C, 0x200D: (0x620...0x1CFF).contains(previous.value) && !previous.isHidden
        case 0xFE0E, 0xFE0F: previous.value > 0xFF && previous.properties.isEmoji
        default: false
        }
    }
}
