internal import Bytes
internal import Diagnostics
internal import MarkdownEvents
package import PageMarkup
internal import SiteModel
internal import SitePaths

/// The list for language models, after llmstxt.org: the site in one paragraph, where the Markdown of a code is, and every
/// code on one line. Where that would be long, the groups, each of which has a list of its own.
package struct LLMsText: Sendable {
    private typealias Builder = DocumentBuilder

    /// A longer list is parted: many models read no more of a file.
    private static let mostCharacters = 50_000

    private let texts: StandaloneTexts
    private var site: Site { texts.site }

    package init(_ texts: StandaloneTexts) {
        self.texts = texts
    }

    /// - Parameter summaries: the plain summaries of all entries.
    /// - Returns: the list of the site, and those of the groups where there are any.
    package func files(_ summaries: [String]) -> [OutputFile] {
        var document = head
        for group in site.groups {
            document.heading(2, group.source.title.value)
            document.list(lines(of: group, summaries))
        }
        writePages(to: &document)
        let whole = document.markdown
        guard whole.unicodeScalars.count > Self.mostCharacters else {
            return [OutputFile(path: SitePath.llms.text, text: whole)]
        }
        var short = head
        short.list(
            site.groups.map { group in
                let count = "\(group.entries.count) code\(group.entries.count == 1 ? "" : "s")"
                return Builder.link([Builder.text(group.source.title.value)], to: texts.url(of: group.path.ownList))
                    + [Builder.text(": \(count)")]
            }
        )
        writePages(to: &short)
        let own = site.groups.map { group in
            var document = DocumentBuilder()
            document.heading(1, group.source.title.value)
            document.list(lines(of: group, summaries))
            return OutputFile(path: group.path.ownList.text, text: document.markdown)
        }
        return [OutputFile(path: SitePath.llms.text, text: short.markdown)] + own
    }

    private var head: DocumentBuilder {
        var document = DocumentBuilder()
        document.heading(1, site.configuration.title)
        document.block(
            .blockQuote,
            DocumentBuilder.wrapped(.paragraph(isTight: false), [Builder.text(site.configuration.description)])
        )
        if let pattern = site.markdownPattern {
            document.paragraph([
                Builder.text("One code as Markdown: "), Builder.code(pattern),
                Builder.text(", as JSON: "), Builder.code(pattern.dropLast(2) + SitePath.Form.json.rawValue),
                Builder.text("."),
            ])
        }
        if site.data.publish(.errors) {
            let address = texts.url(of: .catalogData)
            document.paragraph(
                [Builder.text("The whole catalog as JSON, one code a line: ")]
                    + Builder.link([Builder.text(address)], to: address)
            )
        }
        return document
    }

    private func lines(of group: SiteGroup, _ summaries: [String]) -> [[MarkdownEvent]] {
        site.subCodes.ordered(group.entries).map { index in
            let entry = site.entries[index]
            let address = texts.base + PercentEncoding.path(site.markdown(of: entry)?.text ?? entry.address)
            let scope = entry.scope.map { " (\($0))" } ?? ""
            let summary = summaries[index].isEmpty ? entry.name : summaries[index]
            return Builder.link([Builder.text(entry.code.rawValue + scope)], to: address) + [
                Builder.text(": \(summary)")
            ]
        }
    }

    private func writePages(to document: inout DocumentBuilder) {
        guard !site.pages.isEmpty else { return }
        document.heading(2, "Pages")
        document.list(
            site.pages.map { page in
                let address =
                    texts.base + PercentEncoding.path(site.markdown(ofPage: page.path)?.text ?? page.path.address)
                let description = page.description.map { [Builder.text(": \($0)")] } ?? []
                return Builder.link([Builder.text(page.title)], to: address) + description
            }
        )
    }
}
