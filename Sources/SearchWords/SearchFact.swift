/// A value by which a search is narrowed: one of a field that the site declares.
package struct SearchFact: Sendable {
    /// The place of the field among those that are declared.
    package let field: Int
    /// The name of the field, in the address.
    package let name: String
    /// What pages call the field.
    package let label: String
    /// The value, as the address says it.
    package let value: String
    /// The value, as pages show it; of a flag the words of the program say it.
    package let title: String?
    /// Its place among the values of the field; those of one place are in the order of the alphabet.
    package let place: Int

    package init(field: Int, name: String, label: String, value: String, title: String?, place: Int) {
        self.field = field
        self.name = name
        self.label = label
        self.value = value
        self.title = title
        self.place = place
    }
}
