internal import Diagnostics
internal import FieldMapping
internal import ImportSources
internal import SiteModel
internal import SitePaths

/// An entry in the making: what its facts become, before texts are rewritten and groups are made.
struct DraftEntry {
    /// A piece of a note or of a summary, as Markdown of the source's.
    struct Passage {
        /// `nil` where it is the note itself.
        var heading: String?
        /// How far below the note's own headings it stands: what is below a section's.
        var level = 2
        let text: String
        let range: SourceRange
    }

    let code: ErrorCode
    var scope: ErrorCode?
    let range: SourceRange
    /// The index of its source among those that were named.
    var source = 0
    var title: String?
    var messages: [String] = []
    var statuses: [Int] = []
    var summaries: [Passage] = []
    var notes: [Passage] = []
    var group: String?
    var groupTitle: String?
    var groupSummary: Passage?
    /// Where it was published: pages by their addresses, and anchors that begin with `#`.
    var addresses: [(address: String, range: SourceRange)] = []
    /// All other keys, by their names.
    var values: [String: CatalogValue] = [:]
    var fields: [String: CatalogValue] = [:]
    var references: [Located<String>] = []
    var variants: [CatalogValue] = []

    init(code: ErrorCode, range: SourceRange) {
        self.code = code
        self.range = range
    }

    var id: ErrorCode { ErrorCode(code, in: scope) }
}

extension DraftEntry {
    /// Adds texts to a list, each once.
    mutating func append(_ texts: [String], to key: EntryPart) {
        var known: [CatalogValue] = []
        if case .list(let items)? = values[key.rawValue] { known = items }
        for text in texts where !known.contains(.text(text)) { known.append(.text(text)) }
        if !known.isEmpty { values[key.rawValue] = .list(known) }
    }
}
