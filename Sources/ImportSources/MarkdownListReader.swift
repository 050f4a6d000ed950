internal import DataReading
internal import Diagnostics
internal import ForeignText
internal import SourceReading

/// Reads errors off Markdown files that have a heading, or a row of a table, for each.
enum MarkdownListReader {
    /// How many files are looked at before it is known what kind a folder is of.
    private static let sample = 40

    /// Reads a file; nothing is found in one that tells of one error as a whole.
    static func read(_ file: SourceFile) -> FoundCatalog {
        var found = catalog(of: file)
        found.takeQuotedMessages()
        return found
    }

    private static func catalog(of file: SourceFile) -> FoundCatalog {
        let front = LooseFrontMatter(file)
        let text = MarkdownSections(of: file, from: front.end)
        var found = SectionReader(text.sections, of: file).found
        if found.entries.count < 2 { found = PageTable.read(text.sections, in: file) }
        found.tellDropped([(text.dropped.flatMap { [String](repeating: $0.key, count: $0.value) }, file.whole)])
        for fact in front.facts {
            guard let text = fact.value.text else { continue }
            switch FieldWords.meaning(of: fact.field) {
            case .title: found.title = Located(text: text, at: fact.range)
            case .summary: found.about = Located(text: text, at: fact.range)
            default: break
            }
        }
        for (name, index) in found.names where name.hasPrefix("#") { found.names[path(of: file) + name] = index }
        return found
    }

    /// Reads a folder whose files hold several errors each.
    /// - Returns: `nil` where it has a file for each error.
    static func read(_ files: [SourceFile], in root: String) -> FoundCatalog? {
        guard files.count > 1 else { return nil }
        let looked = files.prefix(sample)
        guard looked.count(where: isList) * 2 > looked.count else { return nil }
        let prefix = root.hasSuffix("/") ? root : root + "/"
        var whole = FoundCatalog()
        var counts: [Substring: Int] = [:]
        for file in files { counts[folder(of: file.path), default: 0] += 1 }
        for file in files {
            let found = catalog(of: file)
            guard !found.entries.isEmpty else {
                whole.passedOver.append(file.whole)
                continue
            }
            let path = file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.count)) : file.path
            let group = found.title?.value ?? title(of: path, isAlone: counts[folder(of: file.path)] == 1)
            for entry in found.entries {
                var entry = entry
                if !entry.facts.contains(where: { $0.field == "(heading)" }) {
                    entry.add("(folder)", group, at: file.whole)
                }
                whole.entries.append(entry)
            }
            // An anchor is one of its own file; elsewhere it is named with the file.
            for (name, index) in found.names {
                let index = index + whole.entries.count - found.entries.count
                if !name.hasPrefix("#") || whole.names[name] == nil { whole.names[name] = index }
            }
            whole.lost += found.lost
        }
        whole.takeQuotedMessages()
        return whole
    }

    /// Whether a file's headings of one level are codes.
    private static func isList(_ file: SourceFile) -> Bool {
        let front = LooseFrontMatter(file)
        if front.facts.contains(where: { FieldWords.meaning(of: $0.field) == .code }) { return false }
        let reader = SectionReader(MarkdownSections(of: file, from: front.end).sections, of: file)
        return reader.found.entries.count > 1 && reader.found.entries.count * 5 >= reader.count * 4
    }

    private static func folder(of path: String) -> Substring {
        path.lastIndex(of: "/").map { path[..<$0] } ?? ""
    }

    private static func path(of file: SourceFile) -> String {
        file.path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    /// What a group is called that is a file: its folder, and its name where the folder has others.
    private static func title(of path: String, isAlone: Bool) -> String {
        var parts = path.split(separator: "/").map(String.init)
        let last = parts.removeLast()
        if !isAlone || parts.isEmpty { parts.append(last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last) }
        let words = parts.joined(separator: ": ").replacing("-", with: " ").replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension FoundCatalog {
    /// Tells what only other tools carry out: each kind once, at its first place.
    mutating func tellDropped(_ parts: [(names: [String], range: SourceRange)]) {
        var counts: [String: (count: Int, range: SourceRange)] = [:]
        for (names, range) in parts {
            for name in names { counts[name, default: (0, range)].count += 1 }
        }
        for (name, told) in counts.sorted(by: { $0.key < $1.key }) {
            let times = told.count == 1 ? "" : ", \(told.count) times"
            lost.append(
                .init("`\(name.prefix(60))`\(times), which only the tool of the source carries out", at: told.range)
            )
        }
    }

    /// Where most texts begin with a quote, that is the message, as programs print it: several quotes are several messages.
    mutating func takeQuotedMessages() {
        let places = entries.map { entry in
            entry.facts.firstIndex { ["(text)", "(note)"].contains($0.field) && $0.heading == nil }
        }
        let texts = zip(entries, places).map { entry, place in place.flatMap { entry.facts[$0].value.text } ?? "" }
        let quoted = texts.count { $0.trimmed.hasPrefix(">") && !$0.trimmed.hasPrefix("> [!") }
        guard quoted * 2 > entries.count, quoted > 1,
            !fields.contains(where: { FieldWords.meaning(of: $0) == .message })
        else { return }
        for index in entries.indices {
            guard let place = places[index] else { continue }
            let fact = entries[index].facts[place]
            let (messages, rest) = QuotedMessage.parted(texts[index])
            guard !messages.isEmpty else { continue }
            entries[index].facts.remove(at: place)
            if !rest.isBlank {
                entries[index].facts.insert(FoundFact(fact.field, .text(rest), at: fact.range), at: place)
            }
            for message in messages { entries[index].addMessage(message, at: fact.range) }
        }
    }
}

extension FoundEntry {
    fileprivate mutating func addMessage(_ message: String, at range: SourceRange) {
        let code = facts.first { FieldWords.meaning(of: $0.field) == .code }?.value.text ?? ""
        guard let (label, text) = QuotedMessage.labelled(message),
            FieldWords.folded(label) == FieldWords.folded(code)
        else { return add("message", message, at: range) }
        if label != code { add("identifier", label, at: range) }
        add("message", text, at: range)
    }
}

/// A message that a page shows as a quote.
enum QuotedMessage {
    /// The quotes that a text begins with, and the rest of it.
    static func parted(_ text: String) -> (messages: [String], rest: String) {
        var messages: [String] = []
        var open: [String] = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var index = 0
        func end() {
            let message = open.joined(separator: " ").replacing("<br/>", with: "\n").replacing("<br />", with: "\n")
                .replacing("<br>", with: "\n").trimmed
            if !message.isEmpty { messages.append(message) }
            open = []
        }
        while index < lines.count {
            let line = String(lines[index]).trimmed
            if line.hasPrefix("> [!") { break }
            if line.hasPrefix(">") {
                let words = String(line.dropFirst()).trimmed
                if words.isEmpty { end() } else { open.append(words) }
            } else if line.isEmpty {
                end()
            } else {
                break
            }
            index += 1
        }
        end()
        return (messages, lines[index...].joined(separator: "\n").trimmingNewlines)
    }

    /// `**InvalidCard**: the card is not valid`.
    static func labelled(_ message: String) -> (label: String, text: String)? {
        guard message.hasPrefix("**"), let end = message.dropFirst(2).firstRange(of: "**") else { return nil }
        let label = message[message.index(message.startIndex, offsetBy: 2)..<end.lowerBound]
        let text = message[end.upperBound...].drop { ": ".contains($0) }
        return text.isEmpty ? nil : (String(label).trimmed, String(text))
    }
}
