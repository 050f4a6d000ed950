internal import SiteModel

/// The HTTP statuses that an error comes with.
enum EntryStatuses {
    /// Its own or its group's, the usual one first, and those of its variants. The group's is none of them where each
    /// variant has its own.
    static func of(_ entry: CatalogEntry, in group: ErrorGroup) -> [HTTPStatus] {
        let ofGroup = group.status.map { [$0] } ?? []
        guard let variants = entry.answers?.variants, !variants.isEmpty else {
            return entry.statuses.isEmpty ? ofGroup : entry.statuses
        }
        let isSaidByAll = variants.allSatisfy { !$0.statuses.isEmpty }
        var statuses = entry.statuses.isEmpty && !isSaidByAll ? ofGroup : entry.statuses
        for status in variants.flatMap(\.statuses) where !statuses.contains(status) { statuses.append(status) }
        return statuses
    }
}
