internal import Markup

/// The form that JSON bodies have in common: what is always there, what may be, and of which types.
struct ShapeOfBodies {
    private enum Kind: String, CaseIterable {
        case object, array, string, integer, number, boolean, null
    }

    private var count = 0
    private var kinds: Set<Kind> = []
    /// In the order in which they were seen.
    private var names: [String] = []
    private var members: [String: ShapeOfBodies] = [:]
    private var items: [ShapeOfBodies] = []
    /// Whether each text so far was the code of its error.
    private var isCode = true

    /// Takes in a body.
    /// - Parameters:
    ///   - value: the body, or a part of it.
    ///   - code: the code of the error that it tells of.
    mutating func add(_ value: JSONValue, code: String) {
        count += 1
        isCode = isCode && value == .string(code)
        switch value {
        case .null: kinds.insert(.null)
        case .bool: kinds.insert(.boolean)
        case .number(let text):
            kinds.insert(text.utf8.allSatisfy { $0 == 0x2D || $0 >= 0x30 && $0 <= 0x39 } ? .integer : .number)
        case .string: kinds.insert(.string)
        case .array(let values):
            kinds.insert(.array)
            if items.isEmpty, !values.isEmpty { items.append(ShapeOfBodies()) }
            for value in values { items[0].add(value, code: code) }
        case .object(let all):
            kinds.insert(.object)
            // Of several with one name programs take the last.
            for (index, member) in all.enumerated()
            where !all[(index + 1)...].contains(where: { $0.name == member.name }) {
                if members[member.name] == nil { names.append(member.name) }
                members[member.name, default: ShapeOfBodies()].add(member.value, code: code)
            }
        }
        if kinds.contains(.number) { kinds.remove(.integer) }
    }

    /// Writes the members of a schema.
    func write(to json: inout JSONBuffer) {
        if isCode, count > 0 {
            json.member("$ref", "#/components/schemas/ErrorCode")
            return
        }
        let types = Kind.allCases.filter(kinds.contains).map(\.rawValue)
        if types.count == 1 { json.member("type", types[0]) } else { json.member("type", types) }
        if kinds.contains(.object) {
            json.name("properties")
            json.object { json in
                for name in names {
                    json.name(name)
                    json.object { members[name]?.write(to: &$0) }
                }
            }
            // What is no object has no members, so that this asks nothing of it.
            json.member("required", names.filter { members[$0]?.count == count })
        }
        guard kinds.contains(.array) else { return }
        json.name("items")
        json.object { items.first?.write(to: &$0) }
    }
}
