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
            aliases: source.aliases.map(\.value).filter { !$0.hasPrefix("/") },
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
