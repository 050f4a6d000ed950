internal import Diagnostics
internal import SearchWords
package import SiteModel
package import TextBinding

extension SearchDocument {
    /// An entry as the search index takes it.
    package init(_ entry: SiteEntry, _ texts: EntryTexts, _ rendered: RenderedEntry, in site: Site) {
        self.init(
            SearchEntry(entry, in: site),
            summary: rendered.summaryText,
            note: texts.note?.plainText ?? "",
            examples: texts.note?.examples ?? ""
        )
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
            aliases: entry.formerCodes,
            title: source.title?.value ?? "",
            name: entry.name,
            statuses: entry.statuses.map(\.code),
            group: SearchDocument.Group(id: group.id.value, title: group.title.value),
            message: source.message?.value ?? "",
            messages: source.messages.map(\.value),
            tags: source.tags.map(\.value),
            retry: entry.retry?.rawValue,
            state: source.retired != nil ? .retired : isDeprecated ? .deprecated : .current,
            url: entry.path.text
        )
    }
}

extension SiteEntry {
    /// What it was called before, as the API sent it. The code by itself is no other name of an entry with a scope.
    fileprivate var formerCodes: [String] {
        let names = source.aliases.map(\.value).filter { !$0.hasPrefix("/") }
        guard scope != nil else { return names }
        return names.map(withoutScope).filter { name in ErrorCode(name).map { !source.hasAsCode($0) } ?? true }
    }

    /// A former name without the scope that the entry is still in.
    func withoutScope(_ name: String) -> String {
        guard let start = scope.map({ $0.rawValue + "." }), name.hasPrefix(start), name != start else { return name }
        return String(name.dropFirst(start.count))
    }
}
