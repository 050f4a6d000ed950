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

    init(in root: DataNode) {
        var found: Set<String> = []
        var others: Set<String> = []
        var open = [root]
        while let node = open.popLast() {
            if let properties = node["properties"] {
                // What is told with a message is an error rather than anything else.
                let isError = properties.members.contains {
                    ["message", "description", "detail", "details", "msg"].contains($0.name.lowercased())
                }
                for member in properties.members where Self.mayEnumerate(member.value) {
                    if isError {
                        found.insert(FieldWords.folded(member.name))
                    } else {
                        others.insert(FieldWords.folded(member.name))
                    }
                }
            }
            open += node.items + node.members.map(\.value)
        }
        if !Self.ranks.contains(where: { rank in rank.contains { found.contains($0) } }) { found = others }
        names = Set(Self.ranks.first { rank in rank.contains { found.contains($0) } } ?? Self.ranks[1])
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
