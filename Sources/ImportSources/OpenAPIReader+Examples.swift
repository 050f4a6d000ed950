internal import DataReading
internal import Diagnostics
internal import ForeignText

extension OpenAPIReader {
    mutating func readExamples(of node: DataNode, _ place: Place, mediaType: String?) {
        if let example = node["example"] { readExample(example, title: nil, place, mediaType: mediaType) }
        guard let examples = node["examples"] else { return }
        for item in examples.items { readExample(item, title: nil, place, mediaType: mediaType) }
        for member in examples.members {
            let example = references.resolved(member.value)
            guard let value = example["value"] else { continue }
            readExample(value, title: example["summary"]?.text ?? member.name, place, mediaType: mediaType)
        }
    }

    /// The codes of an example, which is one of the first of them.
    mutating func readExample(_ example: DataNode, title: String?, _ place: Place, mediaType: String?) {
        var example = example
        // Many write JSON as a text.
        if let text = example.text, text.hasPrefix("{") || text.hasPrefix("[") {
            var parser = JSONParser(SourceFile(path: example.range.file.path, text: text))
            guard let parsed = try? parser.document() else { return }
            example = parsed.placed(at: example.range)
        }
        guard example.text == nil else { return }
        var isFirst = true
        var open = [example]
        while let node = open.popLast() {
            nodes += 1
            open += node.items.reversed() + node.members.map(\.value).reversed()
            guard let code = node.members.first(where: { names.isCodeInExample($0.name) && $0.value.text != nil }),
                let text = code.value.text,
                SectionHeading.isCode(text) || places[text] != nil
                    || text.utf8.count > 2 && !text.contains(" ") && code.name.lowercased().contains("code")
            else { continue }
            // A number of three digits is the status once more.
            if Int(text) != nil, text == place.status || text.utf8.count == 3, places[text] == nil { continue }
            var facts: [FoundFact] = []
            for member in node.members where Self.isMessage(member.name) && member.name.lowercased() != "title" {
                if let value = member.value.text, !value.isBlank {
                    facts.append(FoundFact("message", .text(value), at: member.value.range))
                }
            }
            if isFirst { facts.append(Self.fact(of: example, title, place, mediaType)) }
            isFirst = false
            add(text, at: code.value.range, facts, place)
        }
    }

    static func fact(of example: DataNode, _ title: String?, _ place: Place, _ mediaType: String?) -> FoundFact {
        var members: [FoundValue.Member] = []
        if let title { members.append(.init("title", .text(title))) }
        if let status = place.status { members.append(.init("status", .text(status))) }
        if let mediaType, mediaType != "application/json", mediaType.contains("/"), !mediaType.contains("*") {
            members.append(.init("media_type", .text(mediaType)))
        }
        members.append(.init("body", .text(example.json())))
        return FoundFact("examples", .mapping(members), at: example.range)
    }

    // MARK: - Extensions

    /// `x-error-codes`, `x-errors` and the like: codes, objects with codes, or texts by codes.
    mutating func readExtensions(of node: DataNode, at place: Place) {
        for member in node.members where member.name.hasPrefix("x-") {
            let name = FieldWords.folded(member.name)
            guard name.contains("error") || name.hasSuffix("codes") else { continue }
            let value = references.resolved(member.value)
            for item in value.items {
                if let text = item.text {
                    add(text, at: item.range, [], place)
                } else {
                    addObject(item, named: nil, place)
                }
            }
            for inner in value.members {
                if let text = inner.value.text {
                    add(inner.name, at: inner.place, [FoundFact("message", .text(text), at: inner.value.range)], place)
                } else {
                    addObject(inner.value, named: inner, place)
                }
            }
        }
    }

    mutating func addObject(_ node: DataNode, named member: DataNode.Member?, _ place: Place) {
        let object = references.resolved(node)
        let own =
            object.members.first { FieldWords.meaning(of: $0.name) == .code && $0.value.text != nil }
            ?? object.members.first { names.isCodeInExample($0.name) && $0.value.text != nil }
        guard let code = own?.value.text ?? member?.name else { return }
        let facts = object.members.compactMap { item -> FoundFact? in
            guard item.name != own?.name, let value = item.value.value else { return nil }
            return FoundFact(item.name, value, at: item.value.range)
        }
        add(code, at: own?.value.range ?? member?.place ?? node.range, facts, place)
    }
}

extension DataNode {
    /// The same value at another place: that of the text which it was read from.
    fileprivate func placed(at range: SourceRange) -> DataNode {
        switch content {
        case .scalar: DataNode(content: content, range: range)
        case .list(let items): DataNode(content: .list(items.map { $0.placed(at: range) }), range: range)
        case .mapping(let members):
            DataNode(
                content: .mapping(
                    members.map { Member(name: $0.name, place: range, value: $0.value.placed(at: range)) }
                ),
                range: range
            )
        }
    }
}
