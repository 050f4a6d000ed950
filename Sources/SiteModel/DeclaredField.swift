package import Diagnostics

/// A fact that the entries or the groups of one site have, as `site.yml` declares it.
package struct DeclaredField: Sendable {
    /// What may stand as its value.
    package enum Kind: String, CaseIterable, Sendable {
        case text, flag, number, date, code, link, list, choice, markdown

        /// Whether its values are short texts, by which entries can be told apart.
        package var isShort: Bool { self != .link && self != .markdown }

        /// What it means.
        package var about: String {
            switch self {
            case .text: "A text."
            case .flag: "`true` or `false`."
            case .number: "A number, such as `3` or `0.5`."
            case .date: "A day, `YYYY-MM-DD`."
            case .code: "A text shown as code, verbatim, or a list of them."
            case .link:
                "An absolute address, or one of the site as in a note; with a title as `{title: …, url: …}`; or a list of them."
            case .list: "A list of texts."
            case .choice: "One of `choices`."
            case .markdown: "Markdown."
            }
        }
    }

    /// What has such a value.
    package enum Holder: String, CaseIterable, Sendable {
        case entry, group
    }

    /// One of the values that a choice has.
    package struct Choice: Sendable {
        /// As the catalog writes it.
        package let value: String
        /// As pages show it.
        package let label: String

        package init(value: String, label: String) {
            self.value = value
            self.label = label
        }
    }

    /// The name, by which templates, addresses and the catalog call it.
    package let name: Located<String>
    /// What pages call it.
    package var label: String
    package var kind = Kind.text
    package var holder = Holder.entry
    package var choices: [Choice] = []
    /// What it means, in a sentence for readers.
    package var description: String?
    /// Whether lists are narrowed by it.
    package var isFilter = false
    /// Whether its values are found by the search.
    package var isSearched = false
    /// Whether it stands beside the title.
    package var isInHead = false

    package init(name: Located<String>, label: String) {
        self.name = name
        self.label = label
    }

    /// What pages show of a value that is a choice.
    package func label(of value: String) -> String {
        choices.first { $0.value == value }?.label ?? value
    }
}

/// The fields that a site declares.
package struct DeclaredFields: Sendable {
    /// At most so many may be declared.
    package static let most = 50

    /// In the order in which pages show them.
    package var all: [DeclaredField] = []
    /// The names of those whose declaration is wrong, which is told: of their values nothing is known.
    package var unread: Set<String> = []
    /// Whether nothing is known of any, since what declares them cannot be read.
    package var areUnknown = false

    package init() {}

    /// What is known of them where there is no `site.yml`.
    package static let unknown: DeclaredFields = {
        var fields = DeclaredFields()
        fields.areUnknown = true
        return fields
    }()

    /// Those that lists are narrowed by.
    package var filters: [DeclaredField] { all.filter(\.isFilter) }

    /// The values that entries have of those which lists are narrowed by, as addresses call them.
    /// - Parameter entries: the entries.
    /// - Returns: the field and its values, in the order of the fields; none where no list is narrowed.
    package func filterValues(of entries: some Sequence<CatalogEntry>) -> [(field: DeclaredField, used: Set<String>)] {
        guard !filters.isEmpty else { return [] }
        var used = [Set<String>](repeating: [], count: all.count)
        for entry in entries {
            for value in entry.fields where all[value.field].isFilter { used[value.field].formUnion(value.names) }
        }
        return zip(all, used).filter(\.0.isFilter)
    }
}
