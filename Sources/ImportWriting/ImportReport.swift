package import CatalogImport
internal import Diagnostics
internal import FieldMapping

/// What an import found and does, in words for a person.
package struct ImportReport {
    private let plan: ImportPlan
    private let changes: ImportChanges
    private var indexes: [String: LineIndex] = [:]

    package init(_ plan: ImportPlan, _ changes: ImportChanges) {
        self.plan = plan
        self.changes = changes
    }

    /// The map that was used, as a file that can be kept.
    package var map: String { plan.map.text + plan.openSettings.map { $0 + "\n" }.joined() }

    /// The files, a line each; notes are many, and one line.
    package var files: String {
        var lines: [(path: String, about: String)] = []
        var notes: [ImportChanges.File] = []
        for file in changes.files {
            if file.path.contains("/notes/"), file.path.hasSuffix(".md") {
                notes.append(file)
            } else if file.path.contains("/static/") {
                continue
            } else {
                lines.append((file.path, (file.kind == .new ? "new: " : "changed: ") + file.about))
            }
        }
        if let first = notes.first {
            let folder = String(first.path[...(first.path.lastIndex(of: "/") ?? first.path.startIndex)])
            let (new, changed) = (notes.count { $0.kind == .new }, notes.count { $0.kind == .changed })
            var parts: [String] = []
            if changes.notes.written > 0 { parts.append("\(Self.count(changes.notes.written, "note"))") }
            if changes.notes.empty > 0 { parts.append("\(Self.count(changes.notes.empty, "note")) to be written") }
            let made = new > 0 ? "new: " + parts.joined(separator: ", ") : ""
            let edited = changed > 0 ? "changed: \(Self.count(changed, "note"))" : ""
            lines.append((folder, [made, edited].filter { !$0.isEmpty }.joined(separator: "; ")))
        }
        if let asset = changes.files.first(where: { $0.path.contains("/static/") }),
            let place = asset.path.firstRange(of: "/static/")
        {
            lines.append((String(asset.path[..<place.upperBound]), "new: \(Self.count(changes.assets, "file"))"))
        }
        lines.sort { $0.path < $1.path }
        let width = lines.map(\.path.count).max() ?? 0
        return lines.map { "\($0.path)\(String(repeating: " ", count: width - $0.path.count))  \($0.about)\n" }.joined()
    }

    /// What came of the source, in figures.
    package var figures: String {
        var lines: [String] = []
        let entries = changes.added + changes.known + changes.removed
        lines.append(
            "\(Self.count(entries, "error")): \(Self.number(changes.added)) new, \(Self.number(changes.known)) there already"
        )
        if changes.removed > 0 {
            lines.append("\(Self.count(changes.removed, "error")) left out, which somebody took out of the catalog")
        }
        if changes.refreshed > 0 { lines.append("\(Self.count(changes.refreshed, "fact")) refreshed") }
        for id in changes.vanished { lines.append("\(id): the source has it no longer; its entry stays") }
        if plan.rewrittenLinks > 0 { lines.append("\(Self.count(plan.rewrittenLinks, "link")) rewritten") }
        if let first = plan.passedOver.first {
            lines.append(
                "\(Self.count(plan.passedOver.count, "file")) passed over, which tell of no error: \(first)"
                    + (plan.passedOver.count > 1 ? ", …" : "")
            )
        }
        lines += changes.toDo
        let tally = plan.tally
        lines.append(
            "taken \(Self.number(tally.taken.count)), guessed \(Self.number(tally.guessed.count)), left out \(Self.number(tally.leftOut.count))"
        )
        return lines.map { $0 + "\n" }.joined()
    }

    /// Each fact behind the figures, with its place.
    package mutating func details() -> String {
        var text = ""
        for (name, lines) in [
            ("taken", plan.tally.taken), ("guessed", plan.tally.guessed), ("left out", plan.tally.leftOut),
        ] {
            for line in lines { text += "\(place(of: line.range)): \(name): \(line.text)\n" }
        }
        return text
    }

    private mutating func place(of range: SourceRange) -> String {
        let path = range.file.path
        let index = indexes[path] ?? LineIndex(range.file.text)
        indexes[path] = index
        let position = index.position(of: range.bounds.lowerBound)
        return "\(path):\(position.line):\(position.column)"
    }

    static func count(_ count: Int, _ word: String) -> String { "\(number(count)) \(word)\(count == 1 ? "" : "s")" }

    /// A number as people read it.
    static func number(_ number: Int) -> String {
        var digits = Array(String(number))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits)
    }
}
