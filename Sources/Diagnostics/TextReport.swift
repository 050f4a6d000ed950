/// Faults as a compiler shows them: the headline, the place, the line with the spot underlined, what to do.
struct TextReport {
    /// How many faults a person is shown: nobody mends more before the next run.
    static let mostShown = 50

    let color: Bool
    /// Where a terminal leads from a place.
    var address: ((ReportedPlace) -> String)?

    /// Lines longer than this are shown in part, around the spot.
    private static let widestLine = 140

    func text(of diagnostics: [Diagnostic]) -> String {
        var lines = LineIndexes()
        var texts = Self.first(of: diagnostics).map { text(of: $0, lines: &lines) }
        let rest = diagnostics.count - texts.count
        if rest > 0 { texts.append("… and \(rest) more: mend these first, or see all with `--format json`\n") }
        return texts.joined(separator: "\n")
    }

    /// As many as a person reads, in their order. A warning gives way to an error.
    private static func first(of diagnostics: [Diagnostic]) -> [Diagnostic] {
        guard diagnostics.count > mostShown else { return diagnostics }
        var room = max(0, mostShown - diagnostics.count { $0.severity == .error })
        let shown = diagnostics.filter { diagnostic in
            guard diagnostic.severity == .warning else { return true }
            room -= 1
            return room >= 0
        }
        return Array(shown.prefix(mostShown))
    }

    private func text(of diagnostic: Diagnostic, lines: inout LineIndexes) -> String {
        let name = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
        var text = paint(name, diagnostic.severity == .error ? .red : .yellow)
        text += paint(": \(diagnostic.headline.printable)\n", .bold)
        let gutter = max(
            lines.gutter(of: diagnostic.range),
            diagnostic.related.map { lines.gutter(of: $0.range) }.max() ?? 0
        )
        text += snippet(diagnostic.range, "^", gutter: gutter, lines: &lines)
        for related in diagnostic.related {
            text += paint("note: ", .blue) + related.label.printable + "\n"
            text += snippet(related.range, "-", gutter: gutter, lines: &lines)
        }
        let margin = String(repeating: " ", count: gutter)
        for help in diagnostic.help {
            text += paint("\(margin) = help: ", .blue) + help.printable + "\n"
        }
        return text
    }

    private func snippet(_ range: SourceRange, _ mark: String, gutter: Int, lines: inout LineIndexes) -> String {
        let margin = String(repeating: " ", count: gutter)
        let arrow = paint("\(margin)--> ", .blue)
        let path = range.file.path
        guard range.file.isRead else {
            return "\(arrow)\(link(path.printable, ReportedPlace(path: path, line: 1, column: 1)))\n"
        }
        let index = lines[range.file]
        let position = index.position(of: range.bounds.lowerBound)
        let line = index.line(position.line)
        let offset = range.bounds.lowerBound - index.start(ofLine: position.line)
        let shown = excerpt(line, from: offset, count: range.bounds.count)
        let number = String(position.line)
        let padding = String(repeating: " ", count: gutter - number.utf8.count)
        let bar = paint("\(margin) |", .blue)
        let place = ReportedPlace(path: path, line: position.line, column: position.column)
        var text = "\(arrow)\(link("\(path.printable):\(position.line):\(position.column)", place))\n\(bar)\n"
        text += paint("\(number)\(padding) |", .blue) + (shown.text.isEmpty ? "\n" : " \(shown.text)\n")
        let marks = String(repeating: " ", count: shown.before) + String(repeating: mark, count: shown.marked)
        text += "\(bar) \(paint(marks, .red))\n"
        return text
    }

    /// The line, cut around the spot where it is long, and the columns before and under the spot.
    private func excerpt(_ line: Substring, from offset: Int, count: Int) -> (text: String, before: Int, marked: Int) {
        var start = line.utf8.index(line.startIndex, offsetBy: min(offset, line.utf8.count))
        let end = line.utf8.index(start, offsetBy: min(count, line.utf8.distance(from: start, to: line.endIndex)))
        // A mark stands in the column of the character that it belongs to.
        while start > line.startIndex, start < line.endIndex, Self.isMark(line.unicodeScalars[start]) {
            start = line.unicodeScalars.index(before: start)
        }
        let room = Self.widestLine
        let spot = Cut(line[start..<end], atMost: max(1, room / 2))
        // Each side may have what the other leaves.
        let wholeTail = Cut(line[end...], atMost: spot.isWhole ? room - spot.columns : 0)
        let head = Cut(
            endOf: line[..<start],
            atMost: max((room - spot.columns) / 2, room - spot.columns - wholeTail.columns)
        )
        let tail = Cut(line[end...], atMost: spot.isWhole ? room - spot.columns - head.columns : 0)
        let before = head.isWhole ? head.text : "…" + head.text
        let after = spot.isWhole && tail.isWhole ? tail.text : tail.text + "…"
        return (before + spot.text + after, TerminalWidth.columns(of: before), max(1, spot.columns))
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isHidden && TerminalWidth.columns(of: scalar) == 0
    }

    /// As much of a text as a number of columns holds. No more is looked at: a line may have a megabyte.
    private struct Cut {
        var text = ""
        var columns = 0
        var isWhole = true

        init(_ text: Substring, atMost room: Int) {
            var end = text.startIndex
            let scalars = text.unicodeScalars
            // What is cut has more than the room, whatever its characters become.
            while end < scalars.endIndex, columns <= room {
                columns += Self.columns(of: scalars[end])
                scalars.formIndex(after: &end)
            }
            take(text[..<end], of: text, atMost: room) { _ = $0.unicodeScalars.popLast() }
        }

        init(endOf text: Substring, atMost room: Int) {
            var start = text.endIndex
            let scalars = text.unicodeScalars
            while start > scalars.startIndex, columns <= room {
                scalars.formIndex(before: &start)
                columns += Self.columns(of: scalars[start])
            }
            take(text[start...], of: text, atMost: room) { _ = $0.unicodeScalars.popFirst() }
        }

        private mutating func take(
            _ part: Substring,
            of text: Substring,
            atMost room: Int,
            shorten: (inout Substring) -> Void
        ) {
            var part = part
            if columns > room { shorten(&part) }
            isWhole = part.startIndex == text.startIndex && part.endIndex == text.endIndex
            self.text = part.printable
            columns = TerminalWidth.columns(of: self.text)
        }

        private static func columns(of scalar: Unicode.Scalar) -> Int {
            scalar.isHidden ? scalar.number.utf8.count : TerminalWidth.columns(of: scalar)
        }
    }
}

extension TextReport {
    private enum Paint: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case blue = "1;34"
    }

    private func paint(_ text: String, _ paint: Paint) -> String {
        color ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }
    /// A text that leads to a place (OSC 8, as terminals agreed on it).
    private func link(_ text: String, _ place: ReportedPlace) -> String {
        guard let address else { return text }
        return "\u{1B}]8;;\(address(place))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
    }
}
