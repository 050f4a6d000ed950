internal import Diagnostics
package import SearchWords
package import SiteModel
internal import SitePaths
package import TemplateContexts
package import TextBinding

extension SearchDocument {
    /// An entry as the search index takes it.
    package init(_ entry: SiteEntry, _ texts: EntryTexts, _ rendered: RenderedEntry, in site: Site) {
        self.init(
            SearchEntry(entry, in: site),
            summary: rendered.summaryText,
            note: Self.joined(
                texts.note?.plainText,
                with: [texts.deprecation, texts.retirement].compactMap { $0?.plainText }
                    + Self.facts(of: entry, texts, in: site) + Self.variants(of: entry, texts)
            ),
            examples: Self.joined(
                texts.note?.examples,
                with: entry.source.answers?.examples.map(Self.words) ?? []
            )
        )
    }

    /// What is found as the note's prose is: parameters, changes, and the Markdown of fields.
    private static func facts(of entry: SiteEntry, _ texts: EntryTexts, in site: Site) -> [String] {
        guard let facts = entry.source.facts else { return [] }
        let declared = site.configuration.fields.all
        var bound = texts.fields[...]
        var prose: [String] = []
        for (parameter, text) in zip(facts.parameters, texts.parameters) {
            prose += [parameter.name.value, parameter.type ?? "", text?.plainText ?? "", parameter.example ?? ""]
        }
        prose += texts.changes.map(\.plainText)
        for value in facts.fields {
            let count = value.boundCount
            if case .markdown = value.content, declared[value.field].isSearched {
                prose += bound.prefix(count).map(\.plainText)
            }
            bound = bound.dropFirst(count)
        }
        return prose
    }

    /// What variants say beside their messages.
    private static func variants(of entry: SiteEntry, _ texts: EntryTexts) -> [String] {
        guard let answers = entry.source.answers else { return [] }
        return zip(answers.variants, texts.variants).flatMap { variant, texts in
            [variant.name.value, texts.when?.plainText, texts.summary?.plainText].compactMap { $0 }
        }
    }

    /// A text of a note with others behind it. Most entries have none, and a long text is not copied for them.
    private static func joined(_ text: String?, with others: [String]) -> String {
        guard !others.isEmpty else { return text ?? "" }
        return ([text].compactMap { $0 } + others).joined(separator: "\n")
    }

    /// What an example says by itself: what is filled in is found as the entry's.
    private static func words(of example: AnswerExample) -> String {
        let body = Gaps.withoutValues(example.body.value)
        return example.title.map { "\($0.value)\n\(body)" } ?? body
    }
}

extension SearchEntry {
    /// What a result of a search shows of an entry.
    package convenience init(_ entry: SiteEntry, in site: Site) {
        let group = site.groups[entry.group].source
        let source = entry.source
        let isDeprecated = source.deprecated != nil
        self.init(
            code: entry.code.rawValue,
            scope: entry.scope?.rawValue,
            // A program may say any of them.
            aliases: entry.formerCodes + [source.identifier?.value].compactMap { $0 },
            title: source.title?.value ?? "",
            name: entry.nameBesideCode ?? "",
            statuses: entry.statuses.map(\.code),
            group: SearchDocument.Group(id: group.id.value, title: group.title.value),
            message: source.message?.value ?? "",
            messages: (source.messages + Self.variantMessages(of: source)).map(\.value),
            plainMessages: site.configuration.placeholders.map { style in
                ([source.message].compactMap { $0 } + source.messages + Self.variantMessages(of: source))
                    .map { style.withoutGaps($0.value) }
            },
            tags: source.tags.map(\.value),
            retry: entry.retry?.rawValue,
            parent: entry.parent.map { site.entries[$0].code.rawValue },
            further: Self.further(of: entry, in: site),
            state: source.retired != nil ? .retired : isDeprecated ? .deprecated : .current,
            facts: SearchFact.all(of: entry.source, site.configuration.fields),
            words: Self.words(of: source.fields, site) + Self.words(of: group.fields, site),
            url: entry.path.text
        )
    }

    /// What its page says in few words beside what results show.
    private static func further(of entry: SiteEntry, in site: Site) -> [String] {
        let source = entry.source
        let times = [source.since, source.retryAfter, source.deprecated?.since, source.retired?.since]
        return entry.operations.map { site.operations[$0].name } + times.compactMap { $0?.value }
            + source.changes.map(\.since.value) + source.links.map(\.title)
    }

    private static func variantMessages(of source: CatalogEntry) -> [Located<String>] {
        source.answers?.variants.compactMap(\.message) ?? []
    }

    /// The texts of fields that are searched, but for Markdown.
    private static func words(of values: [FieldValue], _ site: Site) -> [String] {
        values.flatMap { value -> [String] in
            let field = site.configuration.fields.all[value.field]
            guard field.isSearched else { return [] }
            switch value.content {
            case .texts(let texts):
                return texts.flatMap { text in
                    let label = field.label(of: text.value)
                    return label == text.value ? [label] : [text.value, label]
                }
            case .flag(let flag): return flag ? [field.label] : []
            case .links(let links): return links.compactMap(\.title)
            case .markdown: return []
            }
        }
    }
}

extension SearchFact {
    /// The values by which a search is narrowed.
    fileprivate static func all(of source: CatalogEntry, _ fields: DeclaredFields) -> [SearchFact] {
        source.fields.flatMap { value -> [SearchFact] in
            let field = fields.all[value.field]
            guard field.isFilter else { return [] }
            return value.names.map { name in
                SearchFact(
                    field: value.field,
                    name: field.name.value,
                    label: field.label,
                    value: name,
                    title: field.kind == .flag ? nil : field.label(of: name),
                    place: field.kind == .flag
                        ? (value.isTrue ? 0 : 1) : field.choices.firstIndex { $0.value == name } ?? 0
                )
            }
        }
    }
}

extension FieldValue {
    fileprivate var isTrue: Bool { if case .flag(true) = content { true } else { false } }

    /// How many texts were bound of it.
    fileprivate var boundCount: Int {
        switch content {
        case .texts, .flag: 0
        case .links(let links): links.count
        case .markdown: 1
        }
    }
}

extension SiteEntry {
    /// What it was called before, as the API sent it. The code by itself is no other name of an entry with a scope.
    fileprivate var formerCodes: [String] {
        let names = source.aliases.map(\.value).filter { !$0.hasPrefix("/") }
        guard scope != nil else { return names }
        return names.map(withoutScope).filter { name in ErrorCode(name).map { !source.hasAsCode($0) } ?? true }
    }
}
