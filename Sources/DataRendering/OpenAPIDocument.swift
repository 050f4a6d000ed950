internal import BodyBinding
internal import Diagnostics
internal import Markup
package import PageMarkup
internal import SiteModel
internal import SitePaths
internal import TextBinding

/// The catalog as components of an OpenAPI 3.1 document, to be used by `$ref` in the description of the API.
package struct OpenAPIDocument: Sendable {
    private let data: EntryData
    private var site: Site { data.texts.site }

    /// The bodies of one status, by their media types; each is written as soon as it is read.
    private struct Response {
        let status: HTTPStatus
        private(set) var types: [(type: String, examples: JSONBuffer)] = []

        init(status: HTTPStatus) {
            self.status = status
        }

        mutating func add(_ name: String, summary: String, of type: String, _ value: (inout JSONBuffer) -> Void) {
            let index = types.firstIndex { $0.type == type } ?? types.count
            if index == types.count { types.append((type, JSONBuffer())) }
            types[index].examples.newline()
            types[index].examples.name(name)
            types[index].examples.object { json in
                json.member("summary", summary)
                json.name("value")
                value(&json)
            }
        }
    }

    package init(_ data: EntryData) {
        self.data = data
    }

    package func file() -> OutputFile {
        var shape = ShapeOfBodies()
        var hasShape = false
        var responses: [HTTPStatus: Response] = [:]
        for index in site.entries.indices {
            let entry = site.entries[index]
            for (number, answer) in data.answers(of: index).enumerated() {
                guard let status = answer.body.status(for: entry) else { continue }
                let type = EntryData.mediaType(of: answer.body) ?? "text/plain"
                let text = data.text(of: answer, for: entry)
                let parsed = answer.body.isJSON ? JSONValue(Array(text.utf8)) : nil
                if let parsed {
                    shape.add(parsed, code: entry.code.rawValue)
                    hasShape = true
                }
                let name = entry.id.rawValue + (number == 0 ? "" : "-\(number + 1)")
                let summary = answer.title ?? entry.name
                responses[status, default: Response(status: status)].add(name, summary: summary, of: type) { json in
                    if let parsed { parsed.write(to: &json) } else { json.string(text) }
                }
            }
        }
        var json = JSONBuffer()
        json.object { json in
            json.member("openapi", "3.1.0")
            json.name("info")
            json.object { json in
                json.member("title", site.configuration.title)
                json.member("description", site.configuration.description)
                json.member("version", String(CatalogData.version))
            }
            json.name("paths")
            json.object { _ in }
            json.name("components")
            json.object { json in
                write(hasShape ? shape : nil, to: &json)
                write(responses.values.sorted { $0.status.code < $1.status.code }, to: &json)
            }
        }
        json.newline()
        return OutputFile(path: SitePath.openAPI.text, bytes: json.finished())
    }

    private func write(_ shape: ShapeOfBodies?, to json: inout JSONBuffer) {
        var known: Set<String> = []
        let entries = site.entries.filter { known.insert($0.code.rawValue).inserted }
        json.name("schemas")
        json.object { json in
            json.newline()
            json.name("KnownErrorCode")
            json.object { json in
                json.member("type", "string")
                json.member("description", "The codes of \(site.configuration.title). More may come.")
                if !entries.isEmpty {
                    json.texts("enum", entries.map(\.code.rawValue))
                    json.texts("x-enum-descriptions", entries.map(\.name))
                }
            }
            json.newline()
            json.name("ErrorCode")
            json.object { json in
                json.member("description", "A code that is known, or one that came later.")
                json.name("anyOf")
                json.array { json in
                    json.object { $0.member("$ref", "#/components/schemas/KnownErrorCode") }
                    json.object { $0.member("type", "string") }
                }
            }
            guard let shape else { return }
            json.newline()
            json.name("CatalogError")
            json.object { json in
                json.member("description", "What the API returns, as its examples show it.")
                shape.write(to: &json)
            }
        }
    }

    private func write(_ responses: [Response], to json: inout JSONBuffer) {
        json.name("responses")
        json.object { json in
            for response in responses {
                json.newline()
                json.name(String(response.status.code))
                json.object { json in
                    json.member("description", response.status.line)
                    json.name("content")
                    json.object { json in
                        for (type, examples) in response.types { write(type, examples, to: &json) }
                    }
                }
            }
        }
    }

    private func write(_ type: String, _ examples: JSONBuffer, to json: inout JSONBuffer) {
        json.name(type)
        json.object { json in
            if MediaType(type)?.isJSON == true {
                json.name("schema")
                json.object { $0.member("$ref", "#/components/schemas/CatalogError") }
            }
            json.name("examples")
            json.object { $0.values(examples.finished()[...]) }
        }
    }
}
