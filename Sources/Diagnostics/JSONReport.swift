import Markup

/// Faults for a program: one JSON object with `version`, the counts, and a list in the order of the text report.
enum JSONReport {
    /// The version of the shape; a new member does not raise it, a changed one does.
    private static let version = 1

    static func text(of diagnostics: [Diagnostic], known: Int) -> String {
        var buffer = JSONBuffer()
        var lines = LineIndexes()
        buffer.object { report in
            report.member("version", version)
            report.member("errors", diagnostics.count { $0.severity == .error })
            report.member("warnings", diagnostics.count { $0.severity == .warning })
            if known > 0 { report.member("known", known) }
            report.name("diagnostics")
            report.array { list in
                for diagnostic in diagnostics {
                    list.newline()
                    list.object { write(diagnostic, to: &$0, lines: &lines) }
                }
            }
        }
        buffer.newline()
        return escapingHidden(String(decoding: buffer.finished(), as: UTF8.self))
    }

    /// The same JSON, in which nothing stands as it is that steers a terminal or makes a line read otherwise. Such
    /// characters stand in strings only, and a program reads the same text.
    private static func escapingHidden(_ json: String) -> String {
        guard json.utf8.contains(where: { $0 >= 0x7F }) else { return json }
        var escaped = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            guard scalar.value >= 0x7F, scalar.isHidden else {
                escaped.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                escaped.append(
                    contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars
                )
            }
        }
        return String(escaped)
    }

    private static func write(_ diagnostic: Diagnostic, to object: inout JSONBuffer, lines: inout LineIndexes) {
        object.member("severity", diagnostic.severity.rawValue)
        object.member("code", diagnostic.code.rawValue)
        object.member("message", diagnostic.headline)
        write(diagnostic.range, to: &object, lines: &lines)
        object.member("help", diagnostic.help)
        guard !diagnostic.related.isEmpty else { return }
        object.name("related")
        object.array { list in
            for related in diagnostic.related {
                list.object { object in
                    object.member("message", related.label)
                    write(related.range, to: &object, lines: &lines)
                }
            }
        }
    }

    private static func write(_ range: SourceRange, to object: inout JSONBuffer, lines: inout LineIndexes) {
        object.member("file", range.file.path)
        guard range.file.isRead else { return }
        let index = lines[range.file]
        let start = index.position(of: range.bounds.lowerBound)
        let end = index.position(of: range.bounds.upperBound)
        object.member("line", start.line)
        object.member("column", start.column)
        object.member("end_line", end.line)
        object.member("end_column", end.column)
    }
}
