package import Diagnostics

/// The value of a declared field at an entry or a group.
package struct FieldValue: Sendable {
    package enum Content: Sendable {
        /// Texts as they were written: one, but of a list.
        case texts([Located<String>])
        case flag(Bool)
        case links([FieldLink])
        case markdown(Located<String>)
    }

    /// The place of its field among those that are declared.
    package let field: Int
    package let content: Content
    /// The place of the value.
    package let range: SourceRange

    package init(field: Int, content: Content, range: SourceRange) {
        self.field = field
        self.content = content
        self.range = range
    }

    /// What it is called in addresses and filters: short texts, each on one line.
    package var names: [String] {
        switch content {
        case .texts(let texts): texts.map { $0.value.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        case .flag(let flag): [String(flag)]
        case .links, .markdown: []
        }
    }
}

/// A link that a field holds.
package struct FieldLink: Sendable {
    /// What it is called, where the author says it.
    package let title: String?
    /// An absolute address, or one of the site as texts of the catalog write it.
    package let address: Located<String>

    package init(title: String?, address: Located<String>) {
        self.title = title
        self.address = address
    }
}

/// What an entry has beside what most have. A class, as most entries have none.
package final class EntryFacts: Sendable {
    /// In the order in which the fields are declared.
    package let fields: [FieldValue]
    /// What varies in its messages, in the order of the author.
    package let parameters: [MessageParameter]
    /// What changed about it, in the order of the author.
    package let changes: [EntryChange]
    /// Its name in programs.
    package let identifier: Located<String>?

    /// - Returns: `nil` where there is nothing of it.
    package init?(
        fields: [FieldValue],
        parameters: [MessageParameter],
        changes: [EntryChange],
        identifier: Located<String>?
    ) {
        guard !fields.isEmpty || !parameters.isEmpty || !changes.isEmpty || identifier != nil else { return nil }
        self.fields = fields
        self.parameters = parameters
        self.changes = changes
        self.identifier = identifier
    }
}

extension CatalogEntry {
    /// Its name in programs, where the author gives it one.
    package var identifier: Located<String>? { facts?.identifier }
    /// The values of declared fields, in the order in which the fields are declared.
    package var fields: [FieldValue] { facts?.fields ?? [] }
}
