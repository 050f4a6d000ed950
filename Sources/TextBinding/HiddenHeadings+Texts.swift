internal import Binding
internal import CommonMark
internal import ContentReading
package import Diagnostics
package import SiteModel
internal import SitePaths

extension HiddenHeadings {
    /// - Parameters:
    ///   - faults: those of the texts.
    ///   - site: the site.
    package init(behind faults: [Diagnostic], of site: Site) {
        self.init()
        let blocks = faults.filter { $0.code == .unclosedBlock }
        guard !blocks.isEmpty else { return }
        let byFile = Dictionary(grouping: blocks.map(\.range)) { $0.file.path }
        func add(_ source: MarkdownSource?, on pages: [(path: SitePath, prefix: String)]) {
            guard let source, let blocks = byFile[source.body.file.path] else { return }
            addHeadings(of: source.body, behind: blocks, on: pages, in: site)
        }
        for entry in site.entries where entry.note.map({ byFile[$0.body.file.path] != nil }) ?? false {
            var ignored: [Diagnostic] = []
            // On the page of a group the ids of notes begin with the name of the entry.
            let pages = [(entry.path, ""), (site.groups[entry.group].path, "\(entry.slug)--")]
            add(entry.note.flatMap { FrontMatterReader.whole($0, &ignored) }, on: pages)
        }
        for page in site.pages { add(page.source, on: [(page.path, "")]) }
        add(site.introduction, on: [(.front, "")])
    }

    private mutating func addHeadings(
        of body: SourceRange,
        behind blocks: [SourceRange],
        on pages: [(path: SitePath, prefix: String)],
        in site: Site
    ) {
        let start = body.bounds.lowerBound
        let text = AudienceBlocks.text(String(body.text), for: site.readership.audience)
        let parse = { MarkdownDocument(parsing: $0, in: site) }
        let opened = UnclosedBlock.opened(text, at: blocks.map { $0.bounds.lowerBound - start }, parse)
        let shown = parse(text).headingIDs
        for heading in opened.headings {
            let block = blocks.last { $0.bounds.lowerBound - start <= heading.range.lowerBound }
            guard let block else { continue }
            for id in heading.ids where !shown.contains(id) {
                for page in pages { add(page.prefix + id, on: page.path.text, behind: block) }
            }
        }
    }
}
