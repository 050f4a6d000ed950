internal import Diagnostics
internal import SiteModel

/// A list that offers hundreds of values narrows nothing, and each page of the search would hold them all.
enum FieldFilters {
    /// How many different values a filter offers at most.
    private static let mostValues = 200

    static func check(_ catalog: ErrorCatalog, _ fields: DeclaredFields) -> [Diagnostic] {
        fields.filterValues(of: catalog.entries).compactMap { field, values in
            guard values.count > mostValues else { return nil }
            return Diagnostic(
                .invalidValue,
                "`\(field.name.value)` has \(values.count) different values, and a filter offers \(mostValues) at most",
                at: field.name.range,
                help: "leave `filter` out; `search: true` finds them"
            )
        }
    }
}
