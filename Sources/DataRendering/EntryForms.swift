internal import SiteModel
package import Templates
package import TextBinding

/// What programs get of an entry, made once for all files that hold it.
package struct EntryForms: Sendable {
    /// Its object, as ``EntryData`` writes it.
    package let object: [UInt8]
    /// Its note in parts.
    let note: [TextPart]
    /// It as Markdown, without the facts before it; nothing where no file asks for it.
    package let markdown: OutlinedMarkdown?

    /// Makes them.
    package struct Maker: Sendable {
        private let data: EntryData
        private let markdown: EntryMarkdown

        /// `nil` where no file asks for any of it.
        package init?(_ data: EntryData, words: Words) {
            guard data.texts.site.data.hasSchema || data.texts.site.data.publish(.pages) else { return nil }
            self.data = data
            markdown = EntryMarkdown(data, words: words)
        }

        /// All that is made of an entry.
        /// - Parameters:
        ///   - index: the entry.
        ///   - bound: its texts.
        /// - Returns: what was made.
        package func forms(of index: Int, _ bound: EntryTexts) -> EntryForms {
            let site = data.texts.site
            guard site.data.publish(.entries) || site.data.publish(.pages) else {
                return EntryForms(object: object(of: index, bound), note: [], markdown: nil)
            }
            let note = bound.note.map { data.texts.parts(of: $0, on: site.entries[index].path) } ?? []
            return EntryForms(
                object: object(of: index, bound),
                note: note,
                markdown: markdown.text(of: index, bound, note: note)
            )
        }

        /// Its object alone, as files of many entries hold it.
        package func object(of index: Int, _ bound: EntryTexts) -> [UInt8] {
            data.texts.site.data.hasSchema ? data.object(of: index, bound) : []
        }
    }
}
