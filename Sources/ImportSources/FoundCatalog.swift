package import DataReading
package import Diagnostics

/// What a source tells of errors, before it is decided which of its fields is what: facts, each with its place.
package struct FoundCatalog: Sendable {
    /// The errors, in the order of the source. Several may have one code.
    package var entries: [FoundEntry] = []
    /// What the source calls itself.
    package var title: Located<String>?
    /// What it says of itself.
    package var about: Located<String>?
    /// Where it was published.
    package var home: Located<String>?
    /// An address of whoever published it, where that is not known.
    package var near: Located<String>?
    /// Where its errors stand in it, as ``RecordPath`` writes it; `nil` where there is no choice.
    package var records: String?
    /// Files that tell of no error.
    package var passedOver: [SourceRange] = []
    /// Names by which the source refers to its errors, beside their codes: the path of a file, an id of a page.
    package var names: [String: Int] = [:]
    /// What of the source is no fact of an error that was found, and why not.
    package var lost: [Lost] = []

    package init() {}

    /// Something that could not be read.
    package struct Lost: Sendable {
        package let what: String
        package let range: SourceRange

        package init(_ what: String, at range: SourceRange) {
            self.what = what
            self.range = range
        }
    }

    /// The fields that its entries have, in the order in which they come first.
    package var fields: [String] {
        var known: Set<String> = []
        var fields: [String] = []
        for entry in entries {
            for fact in entry.facts where known.insert(fact.field).inserted { fields.append(fact.field) }
        }
        return fields
    }
}

/// An error, as a source tells of it.
package struct FoundEntry: Sendable {
    /// Where it stands.
    package let range: SourceRange
    /// In the order of the source. One field may stand there several times.
    package var facts: [FoundFact] = []

    package init(range: SourceRange, facts: [FoundFact] = []) {
        self.range = range
        self.facts = facts
    }

    package mutating func add(_ field: String, _ text: String, at range: SourceRange) {
        facts.append(FoundFact(field, .text(text), at: range))
    }
}

/// One of the things that a source tells of an error.
package struct FoundFact: Sendable {
    /// What the source calls it.
    package let field: String
    package let value: FoundValue
    package let range: SourceRange
    /// The heading that it stands below, where it is a part of a text.
    package var heading: String?

    package init(_ field: String, _ value: FoundValue, at range: SourceRange, heading: String? = nil) {
        self.field = field
        self.value = value
        self.range = range
        self.heading = heading
    }
}
