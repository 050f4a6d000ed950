internal import DataReading
internal import Diagnostics

/// Reads errors off an OpenAPI file (3.0 and 3.1, and Swagger 2.0): codes that schemas of answers enumerate, that examples
/// show, and that extensions list.
struct OpenAPIReader {
    /// Where in the API an error is met.
    struct Place {
        var status: String?
        var operation: String?
    }

    /// How many nodes are looked at, references followed: enough for any file, too few for one that was made to be endless.
    static let mostNodes = 20_000_000

    private let root: DataNode
    let names: CodeProperties
    var found = FoundCatalog()
    var places: [String: Int] = [:]
    var nodes = 0
    var references: OpenAPIReferences
    /// What schemas tell, by the references to them.
    var uses: [String: [Use]] = [:]
    /// Lists of several codes, by where they stand.
    var lists: [Int: CodeList] = [:]
    private var operations = 0
    var fault: Diagnostic?
    /// The facts that entries have already.
    private var known: Set<String> = []

    static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> FoundCatalog {
        guard let root = DataNode.read(file, &diagnostics) else { return FoundCatalog() }
        guard root["openapi"] != nil || root["swagger"] != nil else {
            diagnostics.append(
                Diagnostic(
                    .missingKey,
                    "this is not an OpenAPI file: it has no `openapi`",
                    at: root.range.file.whole,
                    help: "is it `docsite import json`? An OpenAPI file begins with `openapi: 3.1.0`"
                )
            )
            return FoundCatalog()
        }
        var reader = OpenAPIReader(root)
        reader.read()
        if let fault = reader.fault { diagnostics.append(fault) }
        if reader.found.entries.isEmpty, reader.fault == nil {
            diagnostics.append(
                Diagnostic(
                    .emptyCatalog,
                    "no codes of errors were found in this file",
                    at: root.range.file.whole,
                    help:
                        "codes are looked for in `enum` and `const` of schemas of answers from 400 on, in examples, and in `x-error-codes`"
                )
            )
        }
        return reader.found
    }

    private init(_ root: DataNode) {
        self.root = root
        references = OpenAPIReferences(root)
        names = CodeProperties(in: root, &references)
    }

    private mutating func read() {
        readAbout()
        readExtensions(of: root, at: Place())
        for path in (root["paths"]?.members ?? []) + (root["webhooks"]?.members ?? []) {
            for method in references.resolved(path.value).members
            where OpenAPIReferences.methods.contains(method.name.lowercased()) {
                operations += 1
                read(method.value, Place(operation: "\(method.name.uppercased()) \(path.name)"))
            }
        }
        // What no operation refers to is still a code of the API.
        for holder in [root["components"]?["responses"], root["responses"]].compactMap({ $0 }) {
            for response in holder.members {
                read(response: response.value, Place(status: Self.status(named: response.name)))
            }
        }
        for holder in [root["components"]?["schemas"], root["definitions"]].compactMap({ $0 }) {
            for schema in holder.members where Self.isListOfCodes(schema.name) { readList(schema.value, Place()) }
            for schema in holder.members where FieldWords.folded(schema.name).contains("error") {
                readSchema(schema.value, Place(status: Self.status(named: String(schema.name.suffix(3)))))
            }
        }
        settleLists(operations: operations)
    }

    private mutating func readAbout() {
        if let info = root["info"] {
            if let title = info["title"], let text = title.text { found.title = Located(text: text, at: title.range) }
            if let about = info["description"], let text = about.text {
                found.about = Located(text: text, at: about.range)
            }
        }
        let links = [
            root["externalDocs"]?["url"], root["info"]?["contact"]?["url"], root["servers"]?.items.first?["url"],
        ]
        for link in links.compactMap({ $0 }) where found.near == nil {
            if let text = link.text { found.near = Located(text: text, at: link.range) }
        }
    }

    private static func isListOfCodes(_ name: String) -> Bool {
        let folded = FieldWords.folded(name)
        return (folded.contains("error") || folded.contains("decline"))
            && (folded.contains("code") || folded.hasSuffix("errors") || folded.hasSuffix("errortype"))
    }

    static func status(named name: String) -> String? {
        name.utf8.count == 3 && Int(name).map { (400...599).contains($0) } == true ? name : nil
    }

    private mutating func read(_ operation: DataNode, _ place: Place) {
        readExtensions(of: operation, at: place)
        for response in references.resolved(operation["responses"] ?? operation).members {
            guard OpenAPIReferences.isError(response.name) else { continue }
            var place = place
            place.status = Self.status(named: response.name)
            read(response: response.value, place)
        }
    }

    private mutating func read(response: DataNode, _ place: Place) {
        let response = references.resolved(response)
        readExtensions(of: response, at: place)
        for content in response["content"]?.members ?? [] {
            if let schema = content.value["schema"] { readSchema(schema, place) }
            readExamples(of: content.value, place, mediaType: content.name)
        }
        if let schema = response["schema"] { readSchema(schema, place) }
        for example in response["examples"]?.members ?? [] where example.name.contains("/") {
            readExample(example.value, title: nil, place, mediaType: example.name)
        }
    }

    // MARK: - Entries

    /// Adds what is told of a code at a place; one fact told at many places stands once.
    mutating func add(_ code: String, at range: SourceRange, _ facts: [FoundFact], _ place: Place) {
        let index = places[code] ?? found.entries.count
        if index == found.entries.count {
            places[code] = index
            var entry = FoundEntry(range: range)
            entry.add("code", code, at: range)
            found.entries.append(entry)
        }
        var new = facts
        if let status = place.status { new.append(FoundFact("status", .text(status), at: range)) }
        if let operation = place.operation { new.append(FoundFact("(operation)", .text(operation), at: range)) }
        for fact in new where !holds(fact, index) { found.entries[index].facts.append(fact) }
    }

    mutating func holds(_ fact: FoundFact, _ index: Int) -> Bool {
        let value = fact.value.text ?? fact.value["body"]?.text ?? "\(fact.value)"
        return !known.insert("\(index) \(fact.field) \(value)").inserted
    }
}
