package import Diagnostics
package import YAML

/// A value of a JSON or YAML file, with its place.
package struct DataNode: Sendable {
    package indirect enum Content: Sendable {
        /// A text, or a number or a word (`true`, `null`) as it was written.
        case scalar(String, isPlain: Bool)
        case list([DataNode])
        case mapping([Member])
    }

    package struct Member: Sendable {
        package let name: String
        package let place: SourceRange
        package let value: DataNode

        package init(name: String, place: SourceRange, value: DataNode) {
            self.name = name
            self.place = place
            self.value = value
        }
    }

    package let content: Content
    package let range: SourceRange

    /// How deep lists and mappings may stand in each other: far beyond any file that tells of errors.
    package static let deepest = 200

    /// Reads a file: JSON where it begins as JSON does, else YAML.
    /// - Returns: `nil` where it is neither, or empty; that is among the faults.
    package static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> DataNode? {
        let first = file.text.utf8.first { $0 != 32 && !(9...13).contains($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            var parser = JSONParser(file)
            do {
                return try parser.document()
            } catch {
                diagnostics.append(error.diagnostic)
                return nil
            }
        }
        let (document, faults) = YAMLDocument.read(file)
        guard let root = document.root else {
            diagnostics += faults
            if faults.isEmpty {
                diagnostics.append(
                    Diagnostic(.emptyValue, "the file holds nothing", at: file.whole, help: "name another file")
                )
            }
            return nil
        }
        do {
            return try DataNode(root, depth: 0)
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    package init(content: Content, range: SourceRange) {
        self.content = content
        self.range = range
    }

    /// Takes a node of YAML.
    package init(_ node: YAMLNode) throws(DataFault) { try self.init(node, depth: 0) }

    private init(_ node: YAMLNode, depth: Int) throws(DataFault) {
        range = node.range
        guard depth < Self.deepest else { throw DataFault.tooDeep(at: node.range) }
        switch node.content {
        case .scalar(let scalar): content = .scalar(scalar.text, isPlain: scalar.isPlain)
        case .sequence(let nodes):
            var list: [DataNode] = []
            for node in nodes { list.append(try DataNode(node, depth: depth + 1)) }
            content = .list(list)
        case .mapping(let pairs):
            var members: [Member] = []
            for (key, value) in pairs {
                guard case .scalar(let name) = key.content else { continue }
                let node = try DataNode(value, depth: depth + 1)
                members.append(Member(name: name.text, place: key.range, value: node))
            }
            content = .mapping(members)
        }
    }

    package subscript(name: String) -> DataNode? {
        guard case .mapping(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    package var members: [Member] { if case .mapping(let members) = content { members } else { [] } }
    package var items: [DataNode] { if case .list(let items) = content { items } else { [] } }

    /// The text of a scalar that is no `null`.
    package var text: String? {
        guard case .scalar(let text, let isPlain) = content else { return nil }
        let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(text)
        return isNull ? nil : text
    }

    /// What it tells, or `nil` where that is nothing.
    package var value: FoundValue? {
        switch content {
        case .scalar(let text, let isPlain):
            guard self.text != nil, !text.allSatisfy(\.isWhitespace) else { return nil }
            if isPlain, ["true", "True", "TRUE"].contains(text) { return .flag(true) }
            if isPlain, ["false", "False", "FALSE"].contains(text) { return .flag(false) }
            return .text(text)
        case .list(let items):
            let values = items.compactMap(\.value)
            return values.isEmpty ? nil : .list(values)
        case .mapping(let members):
            let values = members.compactMap { member in member.value.value.map { FoundValue.Member(member.name, $0) } }
            return values.isEmpty ? nil : .mapping(values)
        }
    }
}

extension DataNode {
    /// The value as JSON, laid out as people read it.
    package func json(indent: Int = 0) -> String {
        let margin = String(repeating: " ", count: indent + 2)
        switch content {
        case .scalar(let text, let isPlain):
            let isWord =
                ["true", "false", "null"].contains(text) || (Double(text) != nil && text.first?.isLetter == false)
            return isPlain && isWord && text.first != "+" ? text : Self.quoted(text)
        case .list(let items):
            let lines = items.map { margin + $0.json(indent: indent + 2) }.joined(separator: ",\n")
            return items.isEmpty ? "[]" : "[\n\(lines)\n\(margin.dropLast(2))]"
        case .mapping(let members):
            let lines = members.map { margin + Self.quoted($0.name) + ": " + $0.value.json(indent: indent + 2) }
            return members.isEmpty ? "{}" : "{\n\(lines.joined(separator: ",\n"))\n\(margin.dropLast(2))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            .replacing("\t", with: "\\t")
        return "\"\(escaped)\""
    }
}

/// A fault of data, thrown to who reads a file.
package struct DataFault: Error {
    package let diagnostic: Diagnostic

    package init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    package static func tooDeep(at range: SourceRange) -> DataFault {
        DataFault(
            diagnostic: Diagnostic(
                .nestingTooDeep,
                "lists and objects stand in each other more than \(DataNode.deepest) deep here",
                at: range,
                help: "take what tells of errors into a file of its own"
            )
        )
    }
}
