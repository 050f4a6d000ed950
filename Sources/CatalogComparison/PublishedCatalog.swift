internal import DataRendering

/// What clients of an API rely on, as `errors.json` says it: nothing more is read of the file than its schema promises.
package struct PublishedCatalog: Sendable {
    /// One of its errors.
    struct Entry: Sendable {
        let id: String
        let code: String
        let statuses: [String]
        let retry: String?
        let isRetired: Bool
        let formerCodes: [String]
        let changes: Set<String>
        let pageURL: String
        /// Each by its title, status and media type.
        let examples: [Example]
    }

    /// A body, as far as programs read it.
    struct Example: Sendable {
        let name: String
        /// The paths of its members with their types, such as `error.code: string`; none where it is no JSON.
        let shape: Set<String>
        /// The type of the problem, where it is one (RFC 9457).
        let problemType: String?
    }

    let siteURL: String
    /// In the order of the file.
    let entries: [Entry]

    /// Reads a file; `nil` where it is none of version 1.
    package init?(_ file: [UInt8]) {
        guard let json = JSONValue(file), json["version"] == .number("1"), case .array(let errors)? = json["errors"]
        else {
            return nil
        }
        siteURL = json["site"]?["url"]?.text ?? ""
        entries = errors.compactMap(Entry.init)
        guard entries.count == errors.count else { return nil }
    }
}

extension PublishedCatalog.Entry {
    fileprivate init?(_ json: JSONValue) {
        guard let id = json["id"]?.text, let code = json["code"]?.text else { return nil }
        self.id = id
        self.code = code
        statuses = (json["statuses"]?.items ?? []).map { if case .number(let text) = $0 { text } else { "?" } }
        retry = json["retry"]?.text
        isRetired = json["retired"].map { $0 != .null } ?? false
        formerCodes = (json["formerCodes"]?.items ?? []).compactMap(\.text)
        changes = Set((json["changes"]?.items ?? []).map { "\($0["since"]?.text ?? "")\t\($0["what"]?.text ?? "")" })
        pageURL = json["pageUrl"]?.text ?? ""
        examples = (json["examples"]?.items ?? []).map(PublishedCatalog.Example.init)
    }
}

extension PublishedCatalog.Example {
    fileprivate init(_ json: JSONValue) {
        let type = json["mediaType"]?.text
        let status: String? = if case .number(let text)? = json["status"] { text } else { nil }
        name = [json["title"]?.text, status, type].compactMap { $0 }.joined(separator: ", ")
        let body = json["body"]?.text.flatMap { JSONValue(Array($0.utf8)) }
        var shape: Set<String> = []
        body?.addShape(at: "", to: &shape)
        self.shape = shape
        let isProblem = type?.lowercased().hasPrefix("application/problem+json") ?? false
        problemType = isProblem ? body?["type"]?.text : nil
    }
}

extension JSONValue {
    /// Adds the paths of all members, with what they are.
    fileprivate func addShape(at path: String, to shape: inout Set<String>) {
        let kind: String
        switch self {
        case .null: kind = "null"
        case .bool: kind = "boolean"
        case .number: kind = "number"
        case .string: kind = "string"
        case .array(let items):
            kind = "array"
            for item in items { item.addShape(at: path + "[]", to: &shape) }
        case .object(let members):
            kind = "object"
            for member in members {
                member.value.addShape(at: path.isEmpty ? member.name : "\(path).\(member.name)", to: &shape)
            }
        }
        shape.insert("\(path.isEmpty ? "the body" : path): \(kind)")
    }
}
