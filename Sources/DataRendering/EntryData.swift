package import BodyBinding
internal import Bytes
internal import Diagnostics
internal import Markup
internal import SiteModel
internal import SitePaths
package import TextBinding

/// What the catalog says of entries as JSON: the contract of `schema/errors-1.json`.
package struct EntryData: Sendable {
    package let texts: StandaloneTexts
    private let bodies: ErrorBodies
    /// Where the source of a file of the content is edited.
    private let sourceURL: @Sendable (String?) -> String?
    /// What bodies are filled in for: a preview elsewhere shows the answers of the API all the same.
    private let published: SiteConfiguration

    package init(
        texts: StandaloneTexts,
        bodies: ErrorBodies,
        sourceURL: @escaping @Sendable (String?) -> String?
    ) {
        self.texts = texts
        self.bodies = bodies
        self.sourceURL = sourceURL
        var published = texts.site.configuration
        published.baseURL = published.publishedURL
        self.published = published
    }

    private var site: Site { texts.site }

    /// The object of an entry.
    /// - Parameters:
    ///   - index: the entry.
    ///   - bound: its texts.
    /// - Returns: JSON.
    package func object(of index: Int, _ bound: EntryTexts) -> [UInt8] {
        var json = JSONBuffer()
        json.object { writeMembers(index, bound, &$0) }
        return json.finished()
    }

    private func writeMembers(_ index: Int, _ bound: EntryTexts, _ json: inout JSONBuffer) {
        let entry = site.entries[index]
        writeNames(entry, &json)
        writeMessages(entry.source, bound, &json)
        json.nullable("summary", bound.summary?.plainText)
        json.nullable("summaryMarkdown", bound.summary.map { texts.markdown($0, on: entry.path) })
        json.nullable("retry", entry.retry?.rawValue)
        json.nullable("retryAfter", entry.source.retryAfter?.value)
        json.texts("tags", entry.source.tags.map(\.value))
        json.array("see", entry.see) {
            writeLink(to: site.entries[$1], &$0)
        } and: { json in
            for link in entry.source.seeLinks { writeLink(link, &json) }
        }
        writeHistory(entry, bound, &json)
        json.texts("formerCodes", Self.formerCodes(of: entry))
        json.texts("anchors", [entry.anchor] + entry.furtherAnchors)
        writeVariants(entry, bound, &json)
        json.array("returnedBy", entry.operations) { json, operation in
            let operation = site.operations[operation]
            json.object { json in
                json.member("name", operation.name)
                json.member("url", texts.url(of: operation.path))
            }
        }
        json.name("fields")
        json.object { write(entry.source.fields, bound.fields, on: entry.path, to: &$0) }
        json.member("pageUrl", texts.url(of: entry))
        json.member("anchorUrl", entry.permalink(in: site.configuration))
        json.nullable("markdownUrl", site.markdown(of: entry).map(texts.url))
        json.nullable("sourceUrl", sourceURL(entry.note?.path))
        writeExamples(index, &json)
    }

    private func writeNames(_ entry: SiteEntry, _ json: inout JSONBuffer) {
        json.member("id", entry.id.rawValue)
        json.member("code", entry.code.rawValue)
        json.nullable("scope", entry.scope?.rawValue)
        json.nullable("parent", entry.parent.map { site.entries[$0].id.rawValue })
        json.member("name", entry.name)
        json.nullable("title", entry.source.title?.value)
        json.nullable("identifier", entry.source.identifier?.value)
        json.array("statuses", entry.statuses) { $0.number($1.code) }
        json.member("group", site.groups[entry.group].source.id.value)
    }

    private func writeMessages(_ source: CatalogEntry, _ bound: EntryTexts, _ json: inout JSONBuffer) {
        json.nullable("message", source.message?.value)
        let style = source.placeholderStyle(site.configuration.placeholders, isDefault: false) ?? .braces
        json.array("messages", source.messages) { json, message in
            json.object { json in
                json.member("text", message.value)
                json.texts("parameters", Self.parameters(of: message.value, style, source))
            }
        }
        json.array("parameters", Array(zip(source.parameters, bound.parameters))) { json, parameter in
            json.object { json in
                json.member("name", parameter.0.name.value)
                json.nullable("type", parameter.0.type)
                json.nullable("description", parameter.1?.plainText)
                json.nullable("example", parameter.0.example)
            }
        }
    }

    /// The names of what varies in a message, each once.
    private static func parameters(of message: String, _ style: PlaceholderStyle, _ source: CatalogEntry) -> [String] {
        var names: [String] = []
        for place in style.placeholders(in: message) {
            let known = source.parameter(at: place, style).map { source.parameters[$0].name.value }
            let name = known ?? place.name ?? place.position.map(String.init)
            if let name, !names.contains(name) { names.append(name) }
        }
        return names
    }

    private func writeHistory(_ entry: SiteEntry, _ bound: EntryTexts, _ json: inout JSONBuffer) {
        json.nullable("since", entry.source.since?.value)
        for (name, withdrawal, reason) in [
            ("deprecated", entry.source.deprecated, bound.deprecation),
            ("retired", entry.source.retired, bound.retirement),
        ] {
            json.name(name)
            guard let withdrawal else {
                json.null()
                continue
            }
            json.object { json in
                json.nullable("since", withdrawal.since?.value)
                json.name("use")
                if withdrawal.use != nil, let index = entry.replacement {
                    writeLink(to: site.entries[index], &json)
                } else if let link = withdrawal.useLink {
                    writeLink(link, &json)
                } else {
                    json.null()
                }
                json.nullable("reason", reason?.plainText)
            }
        }
        json.array("changes", Array(zip(entry.source.changes, bound.changes))) { json, change in
            json.object { json in
                json.member("since", change.0.since.value)
                json.member("what", change.1.plainText)
            }
        }
    }

    /// What it was called before: its aliases that are no addresses and no spelling of its own name.
    static func formerCodes(of entry: SiteEntry) -> [String] {
        entry.source.aliases.lazy.map(\.value).filter { name in
            guard !name.hasPrefix("/"), name != entry.id.rawValue, name != entry.id.hyphenated else { return false }
            return entry.scope == nil || ErrorCode(name).map { !entry.source.hasAsCode($0) } ?? true
        }
    }

    private func writeVariants(_ entry: SiteEntry, _ bound: EntryTexts, _ json: inout JSONBuffer) {
        let variants = Array(zip(entry.source.answers?.variants ?? [], bound.variants))
        json.array("variants", variants) { json, variant in
            let (source, bound) = variant
            json.object { json in
                json.member("name", source.name.value)
                json.array("statuses", source.statuses) { $0.number($1.code) }
                json.nullable("message", source.message?.value)
                json.nullable("summary", bound.summary?.plainText)
                json.nullable("summaryMarkdown", bound.summary.map { texts.markdown($0, on: entry.path) })
                json.nullable("when", bound.when?.plainText)
                json.member("anchor", entry.anchor(of: source))
            }
        }
    }

    private func writeExamples(_ index: Int, _ json: inout JSONBuffer) {
        let entry = site.entries[index]
        json.array("examples", answers(of: index)) { json, answer in
            json.object { json in
                json.nullable("title", answer.title)
                json.nullable("status", answer.body.status(for: entry)?.code)
                json.nullable("mediaType", Self.mediaType(of: answer.body))
                json.member("body", answer.body.text(for: entry, in: published))
            }
        }
    }

    static func mediaType(of body: ErrorBody) -> String? {
        body.mediaType?.text ?? (body.isJSON ? "application/json" : nil)
    }

    /// An answer of the API.
    struct Answer {
        let title: String?
        let body: ErrorBody
    }

    func answers(of index: Int) -> [Answer] {
        (bodies.body(of: index).map { [Answer(title: nil, body: $0)] } ?? [])
            + bodies.examples(of: index).map { Answer(title: $0.title, body: $0.body) }
    }

    func text(of answer: Answer, for entry: SiteEntry) -> String { answer.body.text(for: entry, in: published) }

    // MARK: - Links and fields

    private func writeLink(to entry: SiteEntry, _ json: inout JSONBuffer) {
        json.object { json in
            json.member("id", entry.id.rawValue)
            json.member("title", entry.name)
            json.member("url", texts.url(of: entry))
        }
    }

    private func writeLink(_ link: NamedLink, _ json: inout JSONBuffer) {
        json.object { json in
            json.nullable("id", nil as String?)
            json.member("title", link.title)
            json.member("url", link.url.value)
        }
    }

    /// Writes fields by their names. What is always one value is one, what may be several is a list.
    func write(_ values: [FieldValue], _ bound: [BoundText], on page: SitePath, to json: inout JSONBuffer) {
        var bound = bound[...]
        for value in values {
            let field = site.configuration.fields.all[value.field]
            json.name(field.name.value)
            switch value.content {
            case .flag(let flag): json.bool(flag)
            case .texts(let all) where field.kind == .list || field.kind == .code: json.strings(all.map(\.value))
            case .texts(let all): writeOne(all.first?.value ?? "", field.kind, &json)
            case .links(let links):
                json.array { json in
                    for link in links { write(link, bound.popFirst(), on: page, to: &json) }
                }
            case .markdown(let source):
                json.string(bound.popFirst().map { texts.markdown($0, on: page) } ?? source.value)
            }
        }
    }

    private func writeOne(_ text: String, _ kind: DeclaredField.Kind, _ json: inout JSONBuffer) {
        guard kind == .number, JSONBuffer.isNumber(text) else { return json.string(text) }
        json.values(Array(text.utf8)[...])
    }

    private func write(_ link: FieldLink, _ bound: BoundText?, on page: SitePath, to json: inout JSONBuffer) {
        let target = bound?.targets.first.map { texts.address(of: $0.target, on: page) }
        json.object { json in
            json.nullable("id", nil as String?)
            json.member("title", link.title ?? link.address.value)
            json.member("url", target ?? link.address.value)
        }
    }
}
