internal import DataReading

/// Follows the references of an OpenAPI file, each looked up once.
struct OpenAPIReferences {
    private let root: DataNode
    private var targets: [String: DataNode?] = [:]

    init(_ root: DataNode) { self.root = root }

    /// What a reference leads to, references of references followed.
    mutating func resolved(_ node: DataNode) -> DataNode {
        var node = node
        var seen: Set<String> = []
        while let reference = node["$ref"]?.text {
            guard seen.insert(reference).inserted, let target = target(of: reference) else { return node }
            node = target
        }
        return node
    }

    mutating func target(of reference: String) -> DataNode? {
        if let known = targets[reference] { return known }
        var node: DataNode? = reference.hasPrefix("#") ? root : nil
        for part in reference.dropFirst().split(separator: "/") {
            let name = String(part).replacing("%7B", with: "{").replacing("%7D", with: "}").replacing("~1", with: "/")
                .replacing("~0", with: "~")
            if case .list(let items)? = node?.content {
                node = Int(name).flatMap { items.indices.contains($0) ? items[$0] : nil }
            } else {
                node = node?[name]
            }
        }
        targets[reference] = .some(node)
        return node
    }

    static let methods: Set<String> = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

    /// Whether an answer is one of an error, by its status.
    static func isError(_ status: String) -> Bool {
        let status = status.uppercased()
        return status.hasPrefix("4") || status.hasPrefix("5") || status == "DEFAULT"
    }

    /// The schemas of the answers with errors.
    mutating func errorSchemas() -> [DataNode] {
        var responses: [DataNode] = []
        for path in (root["paths"]?.members ?? []) + (root["webhooks"]?.members ?? []) {
            for method in resolved(path.value).members where Self.methods.contains(method.name.lowercased()) {
                for response in method.value["responses"]?.members ?? [] where Self.isError(response.name) {
                    responses.append(response.value)
                }
            }
        }
        var schemas: [DataNode] = []
        var seen: Set<String> = []
        for response in responses {
            // Most answers are references to a few.
            if let reference = response["$ref"]?.text, !seen.insert(reference).inserted { continue }
            let response = resolved(response)
            for content in response["content"]?.members ?? [] {
                if let schema = content.value["schema"] { schemas.append(schema) }
            }
            if let schema = response["schema"] { schemas.append(schema) }
        }
        return schemas
    }
}
