extension String {
    /// Whether it holds white space only.
    package var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// The text without white space behind it.
    package var trimmingEnd: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    /// The text without line ends before and white space behind it.
    package var trimmingNewlines: String { String(drop(while: \.isNewline)).trimmingEnd }
}
