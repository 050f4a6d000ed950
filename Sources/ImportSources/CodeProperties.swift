internal import DataReading

/// Which properties of an API's answers hold the codes of errors. Some APIs have several: the finest is meant.
struct CodeProperties {
    /// In the order in which they are preferred.
    private static let ranks = [
        ["issue"], ["code", "errorcode", "errcode", "errorid", "reasoncode", "declinecode"], ["reason"],
        ["type", "errortype"], ["error"],
        ["name", "errorname", "key", "id"],
    ]

    private let names: Set<String>

    /// - Parameters:
    ///   - root: the file.
    ///   - references: leads to what it refers to.
    init(in root: DataNode, _ references: inout OpenAPIReferences) {
        let answers = Self.told(by: references.errorSchemas(), &references)
        // What answers with errors enumerate is surer than what stands anywhere.
        let anywhere = Self.hasRank(answers.errors) ? [] : Self.told(by: [root]).errors
        let found = [answers.errors, anywhere, answers.others].first(where: Self.hasRank)
        let names = found ?? Self.told(by: [root]).others
        self.names = Set(Self.ranks.first { rank in rank.contains { names.contains($0) } } ?? Self.ranks[1])
    }

    private static func hasRank(_ names: Set<String>) -> Bool {
        ranks.contains { rank in rank.contains { names.contains($0) } }
    }

    /// The properties that enumerate values: those of objects that say a message, too, and the others.
    private static func told(by nodes: [DataNode], _ references: inout OpenAPIReferences) -> (
        errors: Set<String>, others: Set<String>
    ) {
        var open = nodes
        var all: [DataNode] = []
        var seen: Set<String> = []
        while let node = open.popLast() {
            if let reference = node["$ref"]?.text, seen.insert(reference).inserted {
                if let target = references.target(of: reference) { open.append(target) }
            }
            all.append(node)
            open += node.items + node.members.map(\.value)
        }
        return told(byAll: all)
    }

    private static func told(by nodes: [DataNode]) -> (errors: Set<String>, others: Set<String>) {
        var open = nodes
        var all: [DataNode] = []
        while let node = open.popLast() {
            all.append(node)
            open += node.items + node.members.map(\.value)
        }
        return told(byAll: all)
    }

    private static func told(byAll nodes: [DataNode]) -> (errors: Set<String>, others: Set<String>) {
        var found: Set<String> = []
        var others: Set<String> = []
        for node in nodes {
            guard let properties = node["properties"] else { continue }
            // What is told with a message is an error rather than anything else.
            let isError = properties.members.contains {
                ["message", "description", "detail", "details", "msg"].contains($0.name.lowercased())
            }
            for member in properties.members where mayEnumerate(member.value) {
                if isError {
                    found.insert(FieldWords.folded(member.name))
                } else {
                    others.insert(FieldWords.folded(member.name))
                }
            }
        }
        return (found, others)
    }

    private static func mayEnumerate(_ property: DataNode) -> Bool {
        if property["enum"] != nil || property["const"] != nil { return true }
        if let reference = property["$ref"]?.text {
            return FieldWords.folded(reference).contains("code") || FieldWords.folded(reference).contains("error")
        }
        return ["oneOf", "anyOf", "allOf"].contains {
            (property[$0]?.items ?? []).contains { $0["const"] != nil || $0["enum"] != nil || $0["$ref"] != nil }
        }
    }

    func isCode(_ name: String) -> Bool { names.contains(FieldWords.folded(name)) }

    func isCodeInExample(_ name: String) -> Bool {
        let folded = FieldWords.folded(name)
        return names.contains(folded) || Self.ranks[0].contains(folded) || Self.ranks[1].contains(folded)
    }
}
