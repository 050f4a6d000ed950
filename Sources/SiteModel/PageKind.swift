/// The kinds of page; a theme has a template of that name for each.
package enum PageKind: String, CaseIterable, Sendable {
    case errors
    case entry
    case group
    case page
    case changes
    case notFound = "not_found"
    case operation
    case operations

    /// Those that only a site has whose entries say which operations return them.
    package static let ofOperations: [PageKind] = [.operation, .operations]
}
