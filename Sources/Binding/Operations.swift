internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// The operations that entries say they are returned by, each with a page of its own.
struct Operations {
    /// By path and method, or by name.
    let all: [SiteOperation]
    /// The indexes of the operations of every entry; empty where there are none at all.
    private let ofEntries: [Int: [Int]]
    let diagnostics: [Diagnostic]

    /// What the catalog says of one.
    private struct Named {
        let name: Located<String>
        var entries: [Int]
    }

    init(_ catalog: ErrorCatalog) {
        guard catalog.namesOperations else {
            (all, ofEntries, diagnostics) = ([], [:], [])
            return
        }
        var diagnostics: [Diagnostic] = []
        var named: [Named] = []
        var positions: [String: Int] = [:]
        for (index, entry) in catalog.entries.enumerated() {
            for operation in entry.returnedBy {
                guard let position = positions[operation.value] else {
                    positions[operation.value] = named.count
                    named.append(Named(name: operation, entries: [index]))
                    continue
                }
                if named[position].entries.last != index { named[position].entries.append(index) }
            }
        }
        var owners: [Slug: Located<String>] = [:]
        var operations: [SiteOperation] = []
        for operation in named {
            guard let slug = Slug(derivedFrom: operation.name.value.lowercased()) else {
                diagnostics.append(Self.unnamed(operation.name))
                continue
            }
            if let other = owners.updateValue(operation.name, forKey: slug) {
                owners[slug] = other
                diagnostics.append(Self.clash(operation.name, other, slug))
                continue
            }
            let name = operation.name
            operations.append(
                SiteOperation(name: name.value, slug: slug, entries: operation.entries, range: name.range)
            )
        }
        all = operations.map { (key: Key($0.name), operation: $0) }.sorted { $0.key < $1.key }.map(\.operation)
        var ofEntries: [Int: [Int]] = [:]
        for (position, operation) in all.enumerated() {
            for entry in operation.entries { ofEntries[entry, default: []].append(position) }
        }
        self.ofEntries = ofEntries
        self.diagnostics = diagnostics
    }

    /// The indexes of the operations that return an entry.
    func of(_ entry: Int) -> [Int] { ofEntries.isEmpty ? [] : ofEntries[entry] ?? [] }

    /// By what operations are in order: those of one path stand together, as in other references.
    private struct Key: Comparable {
        private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]

        let path: String
        let method: Int
        let name: String

        init(_ name: String) {
            let parts = name.split(separator: " ", maxSplits: 1)
            let isRequest = parts.count == 2 && parts[1].hasPrefix("/")
            path = isRequest ? String(parts[1]) : name
            method = isRequest ? Self.methods.firstIndex(of: String(parts[0])) ?? Self.methods.count : 0
            self.name = name
        }

        static func < (one: Key, other: Key) -> Bool {
            (one.path, one.method, one.name) < (other.path, other.method, other.name)
        }
    }

    private static func unnamed(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .invalidSlug,
            "no name for a page can be derived from the operation `\(name.value)`: \(Slug.obstacle(in: name.value))",
            at: name.range,
            help: "name it as clients call it, such as `POST /charges`"
        )
    }

    private static func clash(_ name: Located<String>, _ other: Located<String>, _ slug: Slug) -> Diagnostic {
        Diagnostic(
            .slugClash,
            "the operations `\(other.value)` and `\(name.value)` would share the page `\(slug)`",
            at: name.range,
            related: [("`\(other.value)` stands here", other.range)],
            help: "if they are one, write it in one way; else add a word to one of the two"
        )
    }
}
