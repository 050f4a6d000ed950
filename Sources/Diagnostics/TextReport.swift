/// Faults as a compiler shows them: the headline, the place, the line with the spot underlined, what to do.
struct TextReport {
    let color: Bool

    /// Lines longer than this are shown in part, around the spot.
    private static let widestLine = 140

    func text(of diagnostics: [Diagnostic]) -> String {
        var lines = LineIndexes()
        return diagnostics.map { text(of: $0, lines: &lines) }.joined(separator: "\n")
    }

    private func text(of diagnostic: Diagnostic, lines: inout LineIndexes) -> String {
        let name = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
        var text = paint(name, diagnostic.severity == .error ? .red : .yellow)
        text += paint(": \(printable(diagnostic.headline))\n", .bold)
        let gutter = max(
            lines.gutter(of: diagnostic.range),
            diagnostic.related.map { lines.gutter(of: $0.range) }.max() ?? 0
        )
        text += snippet(diagnostic.range, "^", gutter: gutter, lines: &lines)
        for related in diagnostic.related {
            text += paint("note: ", .blue) + printable(related.label) + "\n"
            text += snippet(related.range, "-", gutter: gutter, lines: &lines)
        }
        let margin = String(repeating: " ", count: gutter)
        for help in diagnostic.help {
            text += paint("\(margin) = help: ", .blue) + printable(help) + "\n"
        }
        return text
    }

    private func snippet(_ range: SourceRange, _ mark: String, gutter: Int, lines: inout LineIndexes) -> String {
        let margin = String(repeating: " ", count: gutter)
        let arrow = paint("\(margin)--> ", .blue)
        guard !range.file.text.isEmpty else { return "\(arrow)\(printable(range.file.path))\n" }
        let index = lines[range.file]
        let position = index.position(of: range.bounds.lowerBound)
        let line = index.line(position.line)
        let offset = range.bounds.lowerBound - index.start(ofLine: position.line)
        let shown = excerpt(line, from: offset, count: range.bounds.count)
        let number = String(position.line)
        let padding = String(repeating: " ", count: gutter - number.utf8.count)
        let bar = paint("\(margin) |", .blue)
        var text = "\(arrow)\(printable(range.file.path)):\(position.line):\(position.column)\n\(bar)\n"
        text += paint("\(number)\(padding) |", .blue) + (shown.text.isEmpty ? "\n" : " \(shown.text)\n")
        let marks = String(repeating: " ", count: shown.before) + String(repeating: mark, count: shown.marked)
        text += "\(bar) \(paint(marks, .red))\n"
        return text
    }

    /// The line, cut around the spot where it is long, and the columns before and under the spot.
    private func excerpt(_ line: Substring, from offset: Int, count: Int) -> (text: String, before: Int, marked: Int) {
        let start = line.utf8.index(line.startIndex, offsetBy: min(offset, line.utf8.count))
        let end = line.utf8.index(start, offsetBy: min(count, line[start...].utf8.count))
        var head = line[..<start].unicodeScalars
        let spot = line[start..<end].unicodeScalars.prefix(Self.widestLine / 2)
        var tail = line[spot.endIndex...].unicodeScalars
        var dots = ("", "")
        if head.count + spot.count + tail.count > Self.widestLine {
            let room = Self.widestLine - spot.count
            let keptHead = head.suffix(max(room / 2, room - tail.count))
            if keptHead.count < head.count { dots.0 = "…" }
            head = Substring.UnicodeScalarView(keptHead)
            let keptTail = tail.prefix(max(0, room - head.count))
            if keptTail.count < tail.count { dots.1 = "…" }
            tail = Substring.UnicodeScalarView(keptTail)
        }
        let before = dots.0 + printable(Substring(head))
        let marked = printable(Substring(spot))
        return (before + marked + printable(Substring(tail)) + dots.1, width(before), max(1, width(marked)))
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

    /// What the content says must not steer the terminal: control characters are shown as U+FFFD, a tab as a space.
    private func printable(_ text: some StringProtocol) -> String {
        var printable = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control: printable.append(scalar == "\t" ? " " : "\u{FFFD}")
            default: printable.append(scalar)
            }
        }
        return String(printable)
    }

    /// The columns that a text takes on a terminal.
    private func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    private func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x300: return 1
        // East Asian wide and full-width blocks, and the pictographs that terminals draw over two columns.
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return 0
            default: return 1
            }
        }
    }
}
