import ContentReading
import SiteModel
import SitePipeline

/// A note that is still to be written: its sections, as site.yml asks for them, and nothing below them.
struct NoteDraft {
    let code: ErrorCode
    let slug: Slug
    /// The headings that every note must have.
    let sections: [String]

    /// Where it belongs.
    func path(in content: String) -> String { "\(content)/notes/\(slug).md" }

    var bytes: [UInt8] {
        let head = slug.rawValue == code.rawValue ? "" : "---\ncode: \(CatalogAddition.scalar(code.rawValue))\n---\n\n"
        let headings = sections.isEmpty ? ["Why it happens", "How to fix it"] : sections
        return Array((head + headings.map { "## \($0)\n" }.joined(separator: "\n")).utf8)
    }
}
