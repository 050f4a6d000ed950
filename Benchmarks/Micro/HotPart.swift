import CatalogReading
import CommonMark
import Diagnostics
import MarkdownRendering
import Markup
import SiteModel
import SyntaxHighlighting
import TemplateContexts
import YAML

@testable import ContentReading
@testable import PageAudit
@testable import PageMarkup
@testable import Rendering
@testable import SearchIndex
@testable import SearchWords
@testable import SitePipeline
@testable import Templates
@testable import TextBinding

/// A part of a build that is run for every entry, so that its time is felt.
struct HotPart {
    let name: String
    /// How many bytes one run takes in, or writes where it makes a page.
    let bytes: Int
    /// Does the work once and returns how much was made of it, which is never 0.
    let run: () -> Int

    private init(_ name: String, over bytes: Int, run: @escaping () -> Int) {
        self.name = name
        self.bytes = bytes
        self.run = run
    }

    /// In the order of a build.
    static func all(of inputs: Inputs) -> [HotPart] {
        reading(inputs) + markdown(inputs) + pages(inputs) + search(inputs)
    }

    private static func reading(_ inputs: Inputs) -> [HotPart] {
        let bytes = inputs.catalog.reduce(0) { $0 + $1.text.utf8.count }
        return [
            HotPart("YAMLDocument", over: bytes) {
                inputs.catalog.count { YAMLDocument.read($0).document.root != nil }
            },
            HotPart("CatalogReader", over: bytes) {
                inputs.catalog.reduce(0) { count, file in
                    var reader = CatalogReader()
                    return count + (reader.read(file)?.entries.count ?? 0)
                }
            },
        ]
    }

    private static func markdown(_ inputs: Inputs) -> [HotPart] {
        let bytes = inputs.notes.reduce(0) { $0 + $1.utf8.count }
        let documents = inputs.notes.map { MarkdownDocument(parsing: $0) }
        return [
            HotPart("MarkdownDocument", over: bytes) {
                inputs.notes.reduce(0) { $0 + MarkdownDocument(parsing: $1).events.count }
            },
            HotPart("MarkdownHTML", over: bytes) {
                documents.reduce(0) { $0 + MarkdownHTML().render($1.events).bytes.count }
            },
            HotPart("SyntaxHighlighter", over: inputs.samples.reduce(0) { $0 + $1.code.utf8.count }) {
                inputs.samples.reduce(0) { $0 + SyntaxHighlighter.highlighted($1.code, as: $1.language).bytes.count }
            },
            HotPart("HTMLBuffer, escaping", over: bytes) {
                var buffer = HTMLBuffer()
                for note in inputs.notes { buffer.text(note) }
                return buffer.finished().bytes.count
            },
        ]
    }

    private static func pages(_ inputs: Inputs) -> [HotPart] {
        let bytes = inputs.pages.reduce(0) { $0 + $1.bytes.count }
        let binder = MarkdownBinder(site: inputs.site)
        let layout = inputs.renderer.pageOutput.layout(.entry, root: "../../", group: 0)
        return [
            HotPart("EntryTexts", over: inputs.notes.reduce(0) { $0 + $1.utf8.count }) {
                inputs.site.entries.indices.reduce(0) { count, index in
                    let texts = EntryTexts(index, in: inputs.site, binder: binder)
                    let html = texts.rendered(by: inputs.renderer.markdown, data: [], markdown: [])
                    return count + html.entry.summaryText.utf8.count
                }
            },
            HotPart("PageTemplate, entry pages", over: bytes) {
                inputs.bound.reduce(0) { count, entry in
                    count + inputs.renderer.pageOutput.page(entry, in: layout).bytes.count
                }
            },
            HotPart("SiteRenderer, entry pages", over: bytes) {
                inputs.renderer.entries(inputs.site.entries.indices).files.reduce(0) { $0 + $1.bytes.count }
            },
            HotPart("PageInventory", over: bytes) {
                inputs.pages.reduce(0) { $0 + PageInventory($1.bytes.span).items.count }
            },
            HotPart("PageLinks", over: bytes) {
                var links = PageLinks(at: inputs.site.configuration.baseURL)
                for page in inputs.pages { links.add(page) }
                links.finish()
                return inputs.pages.count
            },
        ]
    }

    /// The search index, made step by step on one thread.
    private static func index(of documents: [SearchDocument]) -> SearchIndex {
        let relatives = WordRelatives(language: "en")
        let runs = stride(from: 0, to: documents.count, by: 64).map { start in
            let part = Array(documents[start..<min(start + 64, documents.count)])
            return SearchAssembly.Run(counting: part, relatives: relatives)
        }
        var assembly = SearchAssembly(runs)
        for prepare in assembly.preparations { assembly.take(prepare()) }
        return assembly.index(assembly.listings.flatMap { $0() }, siteURL: "https://errors.example.com/")
    }

    private static func search(_ inputs: Inputs) -> [HotPart] {
        let bytes = inputs.documents.reduce(0) { $0 + $1.note.utf8.count }
        let texts = inputs.documents.map(\.note)
        return [
            HotPart("SearchText", over: bytes) {
                var count = 0
                var room = SearchText.Word()
                for text in texts { SearchText.forEachWord(of: text, in: &room) { count += $1.count } }
                return count
            },
            HotPart("SearchIndex", over: bytes) {
                index(of: inputs.documents).files.count
            },
            HotPart("JSONBuffer", over: bytes) {
                var buffer = JSONBuffer()
                buffer.array { array in
                    for text in texts { array.string(text) }
                }
                return buffer.finished().count
            },
        ]
    }
}
