internal import DataReading
package import SiteModel

/// Which field of a source is what of the catalog: what a person said in a map, and what was guessed beside it.
package struct FieldMap: Sendable {
    /// How texts of a source are to be read.
    package enum TextForm: String, Sendable, CaseIterable {
        case markdown, plain, html
    }

    /// What a field becomes.
    package enum Target: Sendable, Equatable {
        case key(EntryPart)
        case field(DeclaredFact)
        /// A section of the note, below a heading.
        case section(String)
        /// The note, or its beginning.
        case note
        case group, groupTitle, groupSummary
        /// Where the entry was published.
        case address
        /// What stands in its place elsewhere, or is of no use.
        case nothing
    }

    package struct Rule: Sendable {
        package let field: String
        package var target: Target
        package var form: TextForm?
        /// Why it was guessed; `nil` where a person said it, or the source calls it as the catalog does.
        package var guess: String?
    }

    /// In the order of the source.
    package var rules: [Rule] = []
    /// Where errors stand in JSON and YAML.
    package var entries: String?
    /// What this is called on pages, where a person said so.
    package var settings = Settings()
    /// What was guessed of the settings, each with its reason.
    package var guessedSettings: [(name: String, reason: String)] = []

    package init() {}

    /// What is said of the site as a whole.
    package struct Settings: Sendable {
        package var title: String?
        package var description: String?
        package var baseURL: String?
        package var siteRoot: String?
        /// The pattern of the pages of codes.
        package var addresses: String?
        package var placeholders: PlaceholderStyle?
        /// What groups are made by: `status`, `source`, `field` or `none`.
        package var groups: Grouping?
        /// Whether codes are told apart by the source that they come from.
        package var scopes: Bool?
        /// The prefix by which the former site reached the pages of codes.
        package var publishedAt: String?
    }

    package enum Grouping: String, Sendable, CaseIterable {
        case field, status, source, none
    }

    package func rule(for field: String) -> Rule? { rules.first { $0.field == field } }

    /// What a field becomes, by its name.
    package var targets: [String: Rule] { Dictionary(rules.map { ($0.field, $0) }) { one, _ in one } }

    /// The facts that `site.yml` has to declare.
    package var declaredFacts: [DeclaredFact] {
        var facts: [DeclaredFact] = []
        for rule in rules {
            guard case .field(let fact) = rule.target, !facts.contains(where: { $0.name == fact.name }) else {
                continue
            }
            facts.append(fact)
        }
        return facts
    }
}

/// The keys of an entry that a field may become, by their names there.
package enum EntryPart: String, Sendable, CaseIterable {
    case code, scope, title, message, messages, parameters, summary, status, retry
    case retryAfter = "retry_after"
    case see, tags, parent
    case returnedBy = "returned_by"
    case aliases, identifier, since, deprecated, retired, changes, examples
}

/// A fact of an entry that the site has to declare.
package struct DeclaredFact: Sendable, Equatable {
    package var name: String
    package var label: String?
    package var kind = DeclaredField.Kind.text
    package var choices: [String] = []
    package var isFilter = false

    /// A name that templates and addresses can hold.
    package static func name(of field: String) -> String {
        var bytes: [UInt8] = []
        var wasSmall = false
        for byte in field.utf8 {
            let isLarge = (0x41...0x5A).contains(byte)
            let isLetter = (0x61...0x7A).contains(byte | 0x20)
            if isLetter || (0x30...0x39).contains(byte) {
                if isLarge, wasSmall { bytes.append(UInt8(ascii: "_")) }
                bytes.append(isLarge ? byte | 0x20 : byte)
            } else if let last = bytes.last, last != UInt8(ascii: "_") {
                bytes.append(UInt8(ascii: "_"))
            }
            wasSmall = (0x61...0x7A).contains(byte)
        }
        while bytes.last == UInt8(ascii: "_") { bytes.removeLast() }
        let start = bytes.drop { !(0x61...0x7A).contains($0) }
        let name = String(decoding: start.prefix(40), as: UTF8.self)
        return name.isEmpty ? "field" : name
    }

    /// What pages call a field, and sections are headed by: `log_level` is `Log level`.
    package static func label(of field: String) -> String {
        let words = field.split { $0 == "." }.last.map(String.init) ?? field
        if words.contains(" ") { return words }
        let name = name(of: words).replacing("_", with: " ")
        guard name != "field", words.utf8.allSatisfy({ $0 < 0x80 }) else { return words }
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// The lines that declare it below `fields:` of site.yml.
    package func declaration(indent: Int) -> [String] {
        var members: [CatalogValue.Member] = []
        if let label { members.append(.init(name: "label", value: .text(label))) }
        members.append(.init(name: "type", value: .word(kind.rawValue)))
        if kind == .choice { members.append(.init(name: "choices", value: .texts(choices))) }
        if isFilter { members.append(.init(name: "filter", value: .word("true"))) }
        return CatalogValue.mapping(members).lines(of: name, indent: indent)
    }
}
