/// A text of an entry that pages show as it was written. It is declared here alone: the key of the catalog, its schema, the
/// variable of templates, which has its name, and the guide's tables come from it.
package enum EntryText: String, CaseIterable, Sendable {
    case since

    /// What it means.
    package var about: String {
        switch self {
        case .since: "A version or a date, as the API names its versions."
        }
    }
}
