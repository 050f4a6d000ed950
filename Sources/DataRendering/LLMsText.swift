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
        // Each is written once, whether it stands in the list of the site or alone.
        let lists = site.groups.map { (group: $0, lines: Self.list(lines(of: $0, summaries))) }
        let count = lists.reduce(0) { $0 + String(decoding: $1.lines, as: UTF8.self).unicodeScalars.count }
        if count <= Self.mostCharacters {
            var whole = head.finished().bytes
            for list in lists { whole += Self.apart(Self.heading(2, list.group)) + Self.apart(list.lines) }
            whole += Self.apart(pages)
            if String(decoding: whole, as: UTF8.self).unicodeScalars.count <= Self.mostCharacters {
                return [OutputFile(path: SitePath.llms.text, bytes: whole)]
            }
        }
        var short = head
        short.list(
            site.groups.map { group in
                let count = "\(group.entries.count) code\(group.entries.count == 1 ? "" : "s")"
                return Builder.link([Builder.text(group.source.title.value)], to: texts.url(of: group.path.ownList))
                    + [Builder.text(": \(count)")]
            }
        )
        return [OutputFile(path: SitePath.llms.text, bytes: short.finished().bytes + Self.apart(pages))]
            + lists.map { group, lines in
                OutputFile(path: group.path.ownList.text, bytes: Self.heading(1, group) + Self.apart(lines))
            }
    }

    private static func heading(_ level: Int, _ group: SiteGroup) -> [UInt8] {
        var document = DocumentBuilder()
        document.heading(level, group.source.title.value)
        return document.finished().bytes
    }

    private static func list(_ lines: [[MarkdownEvent]]) -> [UInt8] {
        var document = DocumentBuilder()
        document.list(lines)
        return document.finished().bytes
    }

    /// Blocks behind others.
    private static func apart(_ blocks: [UInt8]) -> [UInt8] { blocks.isEmpty ? [] : [UInt8(ascii: "\n")] + blocks }

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
            let address = texts.markdownURL(of: entry)
            let scope = entry.scope.map { " (\($0))" } ?? ""
            let summary = summaries[index].isEmpty ? entry.name : summaries[index]
            return Builder.link([Builder.text(entry.code.rawValue + scope)], to: address) + [
                Builder.text(": \(summary)")
            ]
        }
    }

    private var pages: [UInt8] {
        guard !site.pages.isEmpty else { return [] }
        var document = DocumentBuilder()
        document.heading(2, "Pages")
        document.list(
            site.pages.map { page in
                let address = texts.markdownURL(ofPage: page.path)
                let description = page.description.map { [Builder.text(": \($0)")] } ?? []
                return Builder.link([Builder.text(page.title)], to: address) + description
            }
        )
        return document.finished().bytes
    }
}
