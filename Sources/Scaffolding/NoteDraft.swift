internal import ContentReading
package import SitePaths

/// A note that is still to be written: its sections, as site.yml asks for them, and nothing below them.
package struct NoteDraft {
    /// That of its entry.
    package let id: ErrorCode
    package let slug: Slug
    /// The headings that every note must have.
    package let sections: [String]

    package init(id: ErrorCode, slug: Slug, sections: [String]) {
        self.id = id
        self.slug = slug
        self.sections = sections
    }

    /// Where it belongs.
    package func path(in content: String) -> String { "\(content)/notes/\(slug).md" }

    package var bytes: [UInt8] {
        let head = slug.rawValue == id.rawValue ? "" : "---\ncode: \(CatalogAddition.scalar(id.rawValue))\n---\n\n"
        let headings = sections.isEmpty ? ["Why it happens", "How to fix it"] : sections
        return Array((head + headings.map { "## \($0)\n" }.joined(separator: "\n")).utf8)
    }
}
