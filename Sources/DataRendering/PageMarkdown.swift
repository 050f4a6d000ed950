internal import Diagnostics
internal import MarkdownEvents
package import PageMarkup
internal import SiteModel
internal import SitePaths
package import Templates
package import TextBinding

/// Pages other than those of entries as Markdown that stands alone.
package struct PageMarkdown: Sendable {
    private typealias Builder = DocumentBuilder

    private let texts: StandaloneTexts
    private let fields: FieldMarkdown
    private var site: Site { texts.site }

    package init(_ texts: StandaloneTexts, words: Words) {
        self.texts = texts
        fields = FieldMarkdown(texts, words: words)
    }

    /// A free page.
    package func file(of index: Int, _ text: BoundText) -> OutputFile {
        let page = site.pages[index]
        return file(at: page.path, title: page.title, description: page.description) { document in
            document.append(texts.events(of: text, on: page.path, headingsFrom: 2))
        }
    }

    /// The introduction, where the codes are on another page.
    package func frontPage(_ text: BoundText) -> OutputFile {
        let title = site.introduction?.frontMatter.title?.value ?? site.configuration.title
        return file(at: .front, title: title, description: site.configuration.description) { document in
            document.append(texts.events(of: text, on: .front, headingsFrom: 2))
        }
    }

    /// The page of all codes: every group, every code on one line, and where the Markdown of one is.
    package func errorsPage(_ introduction: BoundText?, _ summaries: [BoundText?], entries: [String]) -> OutputFile {
        let path = site.addresses.errors
        let configuration = site.configuration
        return file(at: path, title: configuration.title, description: configuration.description) { document in
            document.paragraph([Builder.text(configuration.description)])
            if let pattern = site.markdownPattern {
                document.paragraph([Builder.text("One code as Markdown: "), Builder.code(pattern)])
            }
            if !site.hasFrontPage, let introduction {
                document.append(texts.events(of: introduction, on: path, headingsFrom: 2))
            }
            for (index, group) in site.groups.enumerated() {
                let title = [Builder.text(group.source.title.value)]
                document.heading(2, Builder.link(title, to: texts.url(of: group.path)))
                if let summary = summaries[index] {
                    document.append(texts.events(of: summary, on: path, headingsFrom: 3))
                }
                document.list(site.subCodes.ordered(group.entries).map { line($0, entries[$0]) })
            }
        }
    }

    /// A group with its entries.
    /// - Parameters:
    ///   - index: the group.
    ///   - summary: its summary.
    ///   - fields: the links and the Markdown of its fields.
    ///   - entries: its entries as Markdown, below the heading of a page.
    /// - Returns: the file.
    package func file(
        ofGroup index: Int,
        _ summary: BoundText?,
        _ fields: [BoundText],
        entries: [[UInt8]]
    ) -> OutputFile {
        let group = site.groups[index]
        let head = file(at: group.path, title: group.source.title.value, description: summary?.plainText) { document in
            if let summary { document.append(texts.events(of: summary, on: group.path, headingsFrom: 2)) }
            self.fields.write(group.source.fields, fields, on: group.path, to: &document)
        }
        let first = group.entries.lowerBound
        let parts = site.subCodes.ordered(group.entries).flatMap { [[UInt8(ascii: "\n")], entries[$0 - first]] }
        return OutputFile(path: head.path, parts: head.parts + parts)
    }

    private func line(_ index: Int, _ summary: String) -> [MarkdownEvent] {
        let entry = site.entries[index]
        let address = texts.markdownURL(of: entry)
        let name = entry.source.title?.value ?? entry.name
        let more = summary.isEmpty || summary == name ? "" : ". \(summary)"
        let scope = entry.scope.map { " (\($0))" } ?? ""
        let isFurther = name != entry.code.rawValue
        return Builder.link([Builder.code(entry.code.rawValue)], to: address)
            + (isFurther || !more.isEmpty ? [Builder.text("\(scope): \(name.sentence)\(more)")] : [])
    }

    private func file(
        at path: SitePath,
        title: String,
        description: String?,
        _ write: (inout DocumentBuilder) -> Void
    ) -> OutputFile {
        var facts = FrontMatter()
        facts.add("title", title)
        facts.add("description", description)
        facts.add("url", texts.url(of: path))
        var document = DocumentBuilder()
        document.heading(1, title)
        write(&document)
        return OutputFile(path: path.twin(.markdown).text, bytes: facts.before(document.finished().bytes))
    }
}

extension String {
    /// Without the full stop at its end, where more follows.
    fileprivate var sentence: String { hasSuffix(".") ? String(dropLast()) : self }
}
