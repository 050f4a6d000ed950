import CommonMark
import Diagnostics
import MarkdownEvents
import PermalinkBinding
import SearchIndex
import SearchWords
import SiteModel
import SyntaxHighlighting
import TemplateContexts

@testable import Binding
@testable import ContentReading
@testable import PageMarkup
@testable import Rendering
@testable import SitePipeline
@testable import TextBinding
@testable import Theming

/// What the hot parts work on: a site that was read once, and what each stage makes of it.
struct Inputs {
    let site: Site
    let renderer: SiteRenderer
    /// The files of the catalog.
    let catalog: [SourceFile]
    /// The Markdown of the notes, without front matter.
    let notes: [String]
    /// The code blocks of the notes whose language is known.
    let samples: [(code: String, language: SyntaxLanguage)]
    let bound: [BoundEntry]
    /// The pages of the entries.
    let pages: [OutputFile]
    let documents: [SearchDocument]

    /// The folders do not hold a sound site.
    struct Faults: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameters:
    ///   - root: the content folder.
    ///   - theme: the theme folder.
    /// - Throws: ``Faults``, or what keeps threads from working.
    init(content root: String, theme: String) async throws {
        let reading = try await ContentReader(root: root, baseURL: nil, jobs: 1).read()
        let (theme, faults) = ThemeReader(root: theme, vocabulary: PageKind.vocabulary, wording: SiteWording()).read()
        guard let content = reading.content, theme.isSound else {
            throw Faults(description: (reading.diagnostics + faults).map(\.headline).joined(separator: "\n"))
        }
        site = SiteResolver.resolve(content).site
        let ledger = Permalinks(of: site, against: reading.ledger, without: nil, movesAlong: false).ledger(release: nil)
        renderer = SiteRenderer(site: site, theme: theme, ledger: ledger, sources: root)
        catalog = content.catalog.groups.map(\.id.range.file)
        notes = content.notes.map { String($0.body.text) }
        samples = notes.flatMap { Self.samples(in: $0) }
        let binder = MarkdownBinder(site: site)
        let texts = site.entries.indices.map { [site] in EntryTexts($0, in: site, binder: binder) }
        bound = texts.enumerated().map { [renderer] in
            let html = $1.rendered(by: renderer.markdown, data: [], markdown: [])
            return BoundEntry(index: $0, texts: $1, html: html, forms: nil)
        }
        pages = renderer.entries(site.entries.indices).files
        documents = site.entries.indices.map { [site, bound] in
            SearchDocument(site.entries[$0], texts[$0], bound[$0].html.entry, in: site)
        }
    }

    private static func samples(in note: String) -> [(code: String, language: SyntaxLanguage)] {
        MarkdownDocument(parsing: note).events.compactMap { event in
            guard case .leaf(.codeBlock(let info, let literal), _) = event, let language = SyntaxLanguage(info) else {
                return nil
            }
            return (literal, language)
        }
    }
}
