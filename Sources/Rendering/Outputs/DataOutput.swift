internal import DataRendering
internal import PageMarkup
internal import SiteModel
internal import SitePaths
internal import TemplateContexts
internal import Templates
internal import TextBinding

/// What programs read: the catalog as data, and pages as Markdown. Each form is made by a type of `DataRendering`.
struct DataOutput: SiteOutput {
    private let site: Site
    private let entries: EntryData
    private let catalog: CatalogData
    private let markdown: EntryMarkdown
    private let pages: PageMarkdown
    private let list: LLMsText

    init(_ entries: EntryData, words: Words) {
        site = entries.texts.site
        self.entries = entries
        catalog = CatalogData(entries)
        markdown = EntryMarkdown(entries, words: words)
        pages = PageMarkdown(entries.texts, words: words)
        list = LLMsText(entries.texts)
    }

    func files(of entries: [BoundEntry]) -> [OutputFile] {
        guard site.data.publish(.entries) else { return [] }
        return entries.flatMap { bound -> [OutputFile] in
            guard let forms = bound.forms else { return [] }
            let entry = site.entries[bound.index]
            return [
                catalog.file(of: entry, forms), markdown.file(of: bound.index, forms),
            ]
        }
    }

    func files(of group: BoundGroup) -> [OutputFile] {
        var files: [OutputFile] = []
        if site.data.publish(.groups) {
            let own = catalog.object(of: group.index, summary: group.summary, fields: group.fields)
            files.append(catalog.file(of: group.index, group: own, objects: group.entries.map(\.entry.data)))
        }
        if site.data.publish(.pages) {
            let entries = group.entries.map(\.markdown)
            files.append(pages.file(ofGroup: group.index, group.summary, group.fields, entries: entries))
        }
        return files
    }

    func work(on bound: BoundSite) -> [@Sendable () -> [OutputFile]] {
        var work: [@Sendable () -> [OutputFile]] = []
        let texts = bound.texts
        if site.data.publish(.errors) {
            work.append {
                let groups = site.groups.indices.map {
                    catalog.object(of: $0, summary: texts.summaries[$0], fields: texts.fields[$0])
                }
                return [catalog.file(groups: groups, objects: bound.entries().map(\.data))]
            }
        }
        if site.data.hasSchema { work.append { [DataSchema.file(of: site)] } }
        if site.data.publish(.openapi) { work.append { [OpenAPIDocument(entries).file()] } }
        if site.data.publish(.pages) { work.append { pageFiles(texts, bound.entries()) } }
        if site.data.publish(.llms) { work.append { list.files(bound.entries().map(\.summaryText)) } }
        return work
    }

    private func pageFiles(_ texts: SiteTexts, _ entries: [RenderedEntry]) -> [OutputFile] {
        var files = texts.pages.enumerated().map { pages.file(of: $0, $1) }
        files.append(pages.errorsPage(texts.introduction, texts.summaries, entries: entries.map(\.summaryText)))
        if site.hasFrontPage, let introduction = texts.introduction { files.append(pages.frontPage(introduction)) }
        return files
    }
}
