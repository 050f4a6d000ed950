internal import DataReading
internal import Diagnostics

extension OpenAPIReader {
    /// What a schema tells of codes, whatever answer it is of.
    enum Use {
        case codes([Listed], [FoundFact])
        case examples(DataNode)
    }

    /// Takes what a schema tells at a place.
    mutating func readSchema(_ schema: DataNode, _ place: Place) {
        let reference = schema.members.count == 1 ? schema["$ref"]?.text : nil
        let found = reference.flatMap { uses[$0] } ?? uses(of: schema)
        if let reference { uses[reference] = found }
        for use in found {
            switch use {
            case .examples(let node): readExamples(of: node, place, mediaType: nil)
            case .codes(let codes, let facts) where codes.count > 1: addList(codes, facts, place)
            case .codes(let codes, let facts): for code in codes { add(code, facts, place) }
            }
        }
    }

    /// Looks through a schema, references followed, each once.
    private mutating func uses(of schema: DataNode) -> [Use] {
        var found: [Use] = []
        var open = [schema]
        var seen: Set<String> = []
        while let node = open.popLast() {
            nodes += 1
            guard nodes < Self.mostNodes else {
                fault = fault ?? Self.tooMany(at: node.range)
                return found
            }
            if let reference = node["$ref"] {
                guard let text = reference.text, seen.insert(text).inserted else { continue }
                if let target = references.target(of: text) {
                    open.append(target)
                } else {
                    self.found.lost.append(
                        .init("`\(text.prefix(100))` leads nowhere in this file", at: reference.range)
                    )
                }
                // In 3.1 other keys may stand beside it.
                if node.members.count == 1 { continue }
            }
            if let codes = codes(of: node) { found.append(codes) }
            for member in node.members.reversed() {
                switch member.name {
                case "allOf", "anyOf", "oneOf", "prefixItems": open += member.value.items.reversed()
                case "items", "additionalProperties", "then", "else", "not": open.append(member.value)
                case "properties", "patternProperties": open += member.value.members.map(\.value).reversed()
                default: break
                }
            }
            if node["example"] != nil || node["examples"] != nil { found.append(.examples(node)) }
        }
        return found
    }

    private static func tooMany(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            .yamlExpansion,
            "the references of this file lead through more than \(mostNodes) values",
            at: range,
            help: "take the answers with errors into a file of their own"
        )
    }

    /// The codes that an object's properties enumerate.
    private mutating func codes(of schema: DataNode) -> Use? {
        guard let properties = schema["properties"] else { return nil }
        var listed: [Listed] = []
        guard
            let codes = properties.members.first(where: { member in
                guard names.isCode(member.name) else { return false }
                listed = values(of: member.value)
                return !listed.isEmpty
            })
        else { return nil }
        var facts: [FoundFact] = []
        for member in properties.members
        where member.name != codes.name
            && !["ok", "success", "error", "iserror"].contains(FieldWords.folded(member.name))
        {
            facts += self.facts(of: member, beside: listed.count)
        }
        if listed.count == 1 {
            if let title = schema["title"], let text = title.text, text != listed[0].value.text {
                facts.append(FoundFact("title", .text(text), at: title.range))
            }
            if let about = schema["description"], let text = about.text {
                facts.append(FoundFact("summary", .text(text), at: about.range))
            }
        }
        return .codes(listed, facts)
    }

    /// What a property beside codes says of them.
    private mutating func facts(of member: DataNode.Member, beside count: Int) -> [FoundFact] {
        let texts = values(of: member.value).map(\.value) + Self.single(member.value)
        // Several values beside several codes belong to nobody knows which.
        guard let first = texts.first, texts.count == 1 || (count == 1 && Self.isMessage(member.name)),
            let value = first.value
        else { return [] }
        if Self.isMessage(member.name) {
            return texts.compactMap { text in text.value.map { FoundFact("message", $0, at: text.range) } }
        }
        let isOfOne = [.address, .group].contains(FieldWords.meaning(of: member.name))
        return isOfOne && count > 1 ? [] : [FoundFact(member.name, value, at: first.range)]
    }

    static func isMessage(_ name: String) -> Bool {
        [
            "message", "description", "detail", "details", "msg", "error_description", "error_message", "errormessage",
            "title", "developermessage", "usermessage",
        ]
        .contains(name.lowercased())
    }

    /// A value that a property always has, as an example or a default says it.
    static func single(_ property: DataNode) -> [DataNode] {
        guard property["enum"] == nil, property["const"] == nil,
            let example = property["example"] ?? property["examples"]?.items.first ?? property["default"],
            example.text != nil
        else { return [] }
        return isScalar(property) ? [example] : []
    }

    static func isScalar(_ property: DataNode) -> Bool {
        guard let type = property["type"]?.text else {
            return property["properties"] == nil && property["items"] == nil
        }
        return ["string", "integer", "number", "boolean"].contains(type)
    }

    struct Listed {
        let value: DataNode
        var title: DataNode?
        var about: DataNode?
        var range: SourceRange { value.range }
    }

    /// The values that a schema enumerates, at it or where it leads.
    mutating func values(of schema: DataNode) -> [Listed] {
        let schema = references.resolved(schema)
        if let list = schema["enum"] {
            let names = Self.described(schema, ["x-enum-varnames", "x-enumNames", "x-enum-names"])
            let abouts = Self.described(
                schema,
                ["x-enum-descriptions", "x-enumDescriptions", "x-enum-description", "x-ms-enum-descriptions"]
            )
            let told = Self.lines(of: schema["description"])
            return list.items.enumerated().filter { $1.text != nil }.map { index, item in
                let about =
                    abouts.list.indices.contains(index)
                    ? abouts.list[index] : abouts.names[item.text ?? ""] ?? told[item.text ?? ""]
                let name = names.list.indices.contains(index) ? names.list[index] : nil
                return Listed(value: item, title: name, about: about)
            }
        }
        if let value = schema["const"], value.text != nil {
            return [Listed(value: value, title: schema["title"], about: schema["description"])]
        }
        return ["oneOf", "anyOf", "allOf"].flatMap { schema[$0]?.items ?? [] }.compactMap { item -> [Listed]? in
            let item = references.resolved(item)
            if let value = item["const"], value.text != nil {
                return [Listed(value: value, title: item["title"], about: item["description"])]
            }
            return item["enum"] != nil ? values(of: item) : nil
        }
        .flatMap(\.self)
    }

    /// What extensions say of each value: a list in the same order, or by the values.
    static func described(_ schema: DataNode, _ names: [String]) -> (
        list: [DataNode], names: [String: DataNode]
    ) {
        guard let node = names.lazy.compactMap({ schema[$0] }).first else { return ([], [:]) }
        return (node.items, Dictionary(node.members.map { ($0.name, $0.value) }) { one, _ in one })
    }

    /// The lines of a description that are about one value each: "- `invalid_card`: the card is not valid".
    static func lines(of description: DataNode?) -> [String: DataNode] {
        guard let description, let text = description.text, text.contains("\n") else { return [:] }
        var lines: [String: DataNode] = [:]
        for line in text.split(separator: "\n") {
            var words = line.drop { " -*+".contains($0) }
            guard words.startIndex > line.startIndex else { continue }
            words = words.drop { $0 == "`" || $0 == "*" }
            let code = words.prefix { !$0.isWhitespace && !"`*:".contains($0) }
            let rest = words[code.endIndex...].drop { " `*:-–—".contains($0) }
            guard !code.isEmpty, !rest.isEmpty else { continue }
            lines[String(code)] = DataNode(content: .scalar(String(rest), isPlain: false), range: description.range)
        }
        return lines
    }

    mutating func readList(_ schema: DataNode, _ place: Place) {
        for code in values(of: schema) { add(code, [], place) }
    }

    mutating func add(_ code: Listed, _ facts: [FoundFact], _ place: Place) {
        var facts = facts
        if let title = code.title, let text = title.text, text != code.value.text {
            facts.append(FoundFact("title", .text(text), at: title.range))
        }
        if let about = code.about, let text = about.text {
            facts.append(FoundFact("summary", .text(text), at: about.range))
        }
        if let text = code.value.text { add(text, at: code.range, facts, place) }
    }
}
