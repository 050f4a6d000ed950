internal import DataReading
package import Diagnostics

/// Reads errors off a JSON or YAML file: a list of objects, objects by their codes, or either inside other objects.
///
/// Where they stand is a path such as `messages[]` or `*.errors[]`: names, `[]` for every item of a list, `*` for every
/// member of an object, whose name is a fact then.
package struct RecordReader {
    /// What the name of an object is called as a field: its code, as a rule.
    package static let nameField = "(name)"
    /// How deep records are looked for.
    private static let deepest = 6
    /// How many records of a path are looked at when paths are compared.
    private static let sample = 50

    private let roots: [DataNode]
    private let path: String?

    /// - Parameters:
    ///   - files: the files.
    ///   - path: where the errors stand, if that was said.
    ///   - diagnostics: takes the faults.
    /// - Returns: what they hold: each file for itself where several hold several errors, else all together.
    package static func read(
        _ files: [SourceFile],
        at path: String?,
        _ diagnostics: inout [Diagnostic]
    ) -> [(path: String, found: FoundCatalog)] {
        guard let first = files.first else { return [] }
        let roots = files.compactMap { DataNode.read($0, &diagnostics) }
        let whole = RecordReader(roots: roots, path: path).catalog(&diagnostics)
        guard roots.count > 1 else { return [(first.path, whole)] }
        var parts: [String: FoundCatalog] = [:]
        for entry in whole.entries { parts[entry.range.file.path, default: FoundCatalog()].entries.append(entry) }
        guard parts.values.count(where: { $0.entries.count > 1 }) > 1 else { return [(first.path, whole)] }
        return roots.compactMap { root in
            guard var part = parts[root.range.file.path] else { return nil }
            part.records = whole.records
            part.title = told(["title"], by: root)
            part.about = told(["description"], by: root)
            return (root.range.file.path, part)
        }
    }

    private func catalog(_ diagnostics: inout [Diagnostic]) -> FoundCatalog {
        var found = FoundCatalog()
        guard let root = roots.first else { return found }
        let steps: [String]
        if let path {
            steps = RecordPath.steps(of: path)
        } else if let best = Self.best(roots) {
            steps = best
        } else {
            diagnostics.append(
                Diagnostic(
                    .missingKey,
                    "no list of errors was found in this file",
                    at: root.range.file.whole,
                    help: "say where it is with `entries: path.to.list[]` in a map (`--map`)"
                )
            )
            return found
        }
        found.records = RecordPath.text(of: steps)
        for root in roots {
            for record in RecordPath.records(of: steps, in: root) { found.entries.append(Self.entry(record)) }
            found.title = found.title ?? Self.told(["title"], by: root)
            found.about = found.about ?? Self.told(["description"], by: root)
        }
        if found.entries.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .missingKey,
                    "no errors stand at `\(found.records ?? "")`",
                    at: root.range.file.whole,
                    help: Self.best(roots).map { "did you mean `\(RecordPath.text(of: $0))`?" }
                )
            )
        }
        return found
    }

    /// What a file says of itself.
    private static func told(_ names: [String], by root: DataNode) -> Located<String>? {
        for name in names {
            if let node = root[name], let text = node.text { return Located(text: text, at: node.range) }
        }
        return nil
    }

    private static func entry(_ record: RecordPath.Record) -> FoundEntry {
        var entry = FoundEntry(range: record.node.range)
        for (depth, name) in record.names.enumerated().reversed() {
            // The last name is the record's own; those before are what it lies in.
            let field = depth == record.names.count - 1 ? nameField : "(name \(depth + 1))"
            entry.facts.append(FoundFact(field, .text(name.name), at: name.place))
        }
        if case .mapping(let members) = record.node.content {
            for member in members { add(member, as: member.name, to: &entry) }
        } else if let value = record.node.value {
            entry.facts.append(FoundFact("(value)", value, at: record.node.range))
        }
        for (name, node) in record.context {
            guard let value = node.value else { continue }
            entry.facts.append(FoundFact(name, value, at: node.range))
        }
        return entry
    }

    /// Takes a member as a fact; what stands in an object within it is a fact of its own.
    private static func add(_ member: DataNode.Member, as name: String, to entry: inout FoundEntry) {
        let meaning = FieldWords.meaning(of: member.name)
        let isWhole = [.parameters, .examples, .deprecated, .retired].contains(meaning)
        if meaning == .examples, member.value.text == nil, member.value.value != nil {
            entry.facts.append(FoundFact(name, .text(member.value.json()), at: member.value.range))
        } else if !isWhole, case .mapping(let members) = member.value.content {
            for inner in members { add(inner, as: "\(name).\(inner.name)", to: &entry) }
        } else if let value = member.value.value {
            entry.facts.append(FoundFact(name, value, at: member.value.range))
        }
    }

    // MARK: - Where records stand

    /// The path to what looks most like errors.
    private static func best(_ roots: [DataNode]) -> [String]? {
        var best: (steps: [String], worth: Int)?
        for steps in candidates(in: roots) {
            var worth = 0
            for root in roots {
                worth += Self.worth(RecordPath.records(of: steps, in: root), isNamed: steps.last == "*")
            }
            if worth > (best?.worth ?? 0) { best = (steps, worth) }
        }
        return best?.steps
    }

    private static func candidates(in roots: [DataNode]) -> [[String]] {
        var known: Set<[String]> = []
        var paths: [[String]] = []
        // Each of several files may be one error.
        if roots.count > 1 { paths.append([]) }
        func add(_ steps: [String]) { if known.insert(steps).inserted { paths.append(steps) } }
        func look(_ node: DataNode, _ steps: [String]) {
            guard steps.count <= deepest else { return }
            switch node.content {
            case .scalar: break
            case .list(let items):
                add(steps + ["[]"])
                for item in items.prefix(sample) { look(item, steps + ["[]"]) }
            case .mapping(let members):
                add(steps + ["*"])
                // Many members are many of one kind, and look alike.
                for member in members.prefix(sample) {
                    look(member.value, steps + [RecordPath.escaped(member.name)])
                    look(member.value, steps + ["*"])
                }
            }
        }
        for root in roots { look(root, []) }
        return paths
    }

    /// How much some records look like errors: by how many there are, and how many of them say a code and a text.
    private static func worth(_ records: [RecordPath.Record], isNamed: Bool) -> Int {
        guard !records.isEmpty else { return 0 }
        var worth = 0
        let looked = records.prefix(sample)
        for record in looked {
            if case .mapping(let members) = record.node.content {
                let scalars = members.filter { $0.value.text != nil }
                guard !scalars.isEmpty else { continue }
                let hasCode = members.contains { FieldWords.meaning(of: $0.name) == .code && $0.value.text != nil }
                let hasText = members.contains { FieldWords.isText($0.name) && $0.value.text != nil }
                let isNamed = isNamed && record.names.last.map { FieldWords.looksLikeCode($0.name) } ?? false
                // What is called otherwise may still be a code.
                let isLikely = members.contains { member in
                    ["id", "key", "number", "identifier", "name"].contains(FieldWords.folded(member.name))
                        && member.value.text.map { FieldWords.looksLikeCode($0) && FieldCode.looksSo($0) } ?? false
                }
                worth += (hasCode ? 6 : isNamed ? 5 : isLikely ? 4 : 0) + (hasText ? 3 : 0)
            } else if isNamed, let text = record.node.text, let name = record.names.last,
                FieldWords.looksLikeCode(name.name)
            {
                worth += text.contains(" ") ? 6 : 0
            }
        }
        // A schema or a list of anything has many names and few records of one shape.
        guard worth > looked.count * 4 else { return 0 }
        return worth * records.count / looked.count
    }
}

/// A way through a JSON or YAML file to what is many.
package enum RecordPath {
    struct Record {
        let node: DataNode
        /// The names of the members that `*` stood for.
        var names: [(name: String, place: SourceRange)] = []
        /// What the objects around it say beside it: their scalars, by `<last name> name`.
        var context: [(name: String, node: DataNode)] = []
    }

    static func records(of steps: [String], in root: DataNode) -> [Record] {
        var records = [Record(node: root)]
        for (index, step) in steps.enumerated() {
            let isLast = index == steps.count - 1
            records = records.flatMap { record in
                children(of: record.node, step).map { name, node in
                    var next = Record(node: node, names: record.names, context: record.context)
                    if let name { next.names.append(name) }
                    if !isLast, index > 0 || step == "[]" || step == "*" {
                        next.context += facts(beside: node, steps[index + 1])
                    }
                    return next
                }
            }
        }
        return records
    }

    /// The scalars of an object that holds records, each called by what it is a fact of.
    private static func facts(beside node: DataNode, _ step: String) -> [(name: String, node: DataNode)] {
        node.members.compactMap { member in
            member.value.text == nil || step == "*" || escaped(member.name) == step
                ? nil : ("group.\(member.name)", member.value)
        }
    }

    private static func children(of node: DataNode, _ step: String)
        -> [(name: (name: String, place: SourceRange)?, node: DataNode)]
    {
        switch step {
        case "[]": node.items.map { (nil, $0) }
        case "*": node.members.map { (($0.name, $0.place), $0.value) }
        default: node.members.filter { escaped($0.name) == step }.map { (nil, $0.value) }
        }
    }

    /// A name as it stands in a path.
    static func escaped(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing(".", with: "~1").replacing("*", with: "~2").replacing("[", with: "~3")
    }

    package static func text(of steps: [String]) -> String {
        var text = ""
        for step in steps { text += step == "[]" || text.isEmpty ? step : "." + step }
        return text
    }

    static func steps(of path: String) -> [String] {
        path.split(separator: ".").flatMap { part -> [String] in
            var name = part
            var lists = 0
            while name.hasSuffix("[]") {
                name = name.dropLast(2)
                lists += 1
            }
            return (name.isEmpty ? [] : [String(name)]) + [String](repeating: "[]", count: lists)
        }
    }
}
