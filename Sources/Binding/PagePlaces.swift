internal import Diagnostics
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// Where free pages and static files come to lie, so that none takes the place of what the site itself makes.
struct PagePlaces {
    let pages: [SitePage]
    let introduction: MarkdownSource?
    let diagnostics: [Diagnostic]

    /// Pages by their `order`, and behind them those that have none; where it is the same, by path.
    private static func ordered(_ pages: [SitePage]) -> [SitePage] {
        guard pages.contains(where: { $0.source.frontMatter.order != nil }) else { return pages }
        func key(_ index: Int) -> (Int, Int, Int) {
            let order = pages[index].source.frontMatter.order
            return (order == nil ? 1 : 0, order ?? 0, index)
        }
        return pages.indices.sorted { key($0) < key($1) }.map { pages[$0] }
    }

    init(_ content: Content, _ reserved: ReservedPlaces) {
        var diagnostics: [Diagnostic] = []
        var pages: [SitePage] = []
        var introduction: MarkdownSource?
        var owners: [String: SourceRange] = [:]
        for source in content.pages {
            if source.path == "pages/index.md" {
                introduction = source
                continue
            }
            let parts = SitePath.parts(ofPage: source.path)
            let place = source.body.file.whole
            if let fault = Self.fault(of: parts, at: place, reserved) {
                diagnostics.append(fault)
                continue
            }
            let path = SitePath(ofPage: source.path)
            if let first = owners[path.text.lowercased()] {
                diagnostics.append(Self.clash(at: path, place, first))
                continue
            }
            owners[path.text.lowercased()] = place
            let title = source.frontMatter.title?.value.trimmed ?? ""
            if title.isEmpty, !source.frontMatter.isTitleTold { diagnostics.append(Self.lackOfTitle(at: place)) }
            // Without a title it is still what links lead to.
            pages.append(
                SitePage(
                    source: source,
                    title: title + (source.frontMatter.isDraft ? " (draft)" : ""),
                    description: source.frontMatter.description?.value.trimmed,
                    path: path
                )
            )
        }
        self.pages = Self.ordered(pages)
        self.introduction = introduction
        self.diagnostics = diagnostics
    }

    /// What is wrong with the name of a page, by its parts.
    private static func fault(
        of parts: [Substring],
        at place: SourceRange,
        _ reserved: ReservedPlaces
    ) -> Diagnostic? {
        if let name = reserved.owner(of: parts) {
            return Diagnostic(
                .reservedPage,
                "the site itself makes what lies under `\(name)`",
                at: place,
                help: "give the page another name"
            )
        }
        return parts.first { Slug(String($0)) == nil }.map { part in
            Diagnostic(
                .invalidSlug,
                "`\(part)` cannot stand in an address as it is",
                at: place,
                help: "name the file with ASCII letters, digits, `_` and `-`; its `title` is what people read"
            )
        }
    }

    private static func clash(at path: SitePath, _ place: SourceRange, _ first: SourceRange) -> Diagnostic {
        Diagnostic(
            .slugClash,
            "two pages would be written to `\(path)`",
            at: place,
            related: [("the other page is this", first)],
            help: "give one of the two another name"
        )
    }

    private static func lackOfTitle(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .missingKey,
            "the page has no `title`",
            at: place,
            help: "begin the file with front matter: a line `---`, `title: …`, and a line `---`"
        )
    }
}
