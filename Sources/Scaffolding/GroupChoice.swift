internal import CatalogReading
internal import ContentReading
internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// Which group of the catalog a new code belongs to.
enum GroupChoice {
    case existing(ErrorGroup)
    /// One whose file is still to be written, in `catalog/`.
    case new(id: String, title: String, fileName: String)

    /// The scope that the group gives to its entries.
    var scope: ErrorCode? {
        if case .existing(let group) = self { group.scope?.value } else { nil }
    }

    /// - Parameters:
    ///   - code: the new code.
    ///   - id: the group that was named, if one was.
    ///   - status: the status of the code, if it was said.
    ///   - catalog: the catalog so far.
    ///   - folder: the folder of the catalog, as it is called in messages.
    /// - Throws: where it has to be said.
    init(
        for code: ErrorCode,
        id: String?,
        status: HTTPStatus?,
        in catalog: ErrorCatalog,
        folder: String
    ) throws(Refusal) {
        let ids = catalog.groups.map(\.id.value)
        if let id {
            guard let found = catalog.groups.first(where: { $0.id.value == id }) else {
                throw Self.unknown(id, in: catalog, folder)
            }
            self = .existing(found)
            return
        }
        let groups = Self.ownGroups(of: catalog)
        let matching = status.map { status in groups.filter { $0.status == status } } ?? groups
        if matching.count == 1 {
            self = .existing(matching[0])
        } else if let status, matching.isEmpty, groups.allSatisfy({ $0.status != nil }) {
            // A catalog whose groups are statuses gets one more of them.
            self = try Self.new("\(status.code)", title: status.line, ids, folder)
        } else if status != nil, matching.isEmpty, groups.count == 1 {
            self = .existing(groups[0])
        } else if groups.isEmpty {
            self = try Self.new("errors", title: "Errors", ids, folder)
        } else {
            let names = (matching.isEmpty ? groups : matching).map(\.id.value).joined(separator: ", ")
            let byStatus =
                groups.allSatisfy { $0.status != nil } && status == nil ? ", or its status with --status" : ""
            throw Refusal(message: "name the group that `\(code)` belongs to with --group: \(names)\(byStatus)")
        }
    }

    private static func new(_ id: String, title: String, _ ids: [String], _ folder: String) throws(Refusal) -> Self {
        guard !ids.contains(id), let slug = Slug(derivedFrom: title.lowercased()) else {
            throw Refusal(
                message:
                    "a group `\(id)` of another status is in the catalog: name the one that is meant with --group: "
                    + ids.joined(separator: ", ")
            )
        }
        return .new(id: id, title: title, fileName: "\(slug).yml")
    }

    private static func unknown(_ id: String, in catalog: ErrorCatalog, _ folder: String) -> Refusal {
        let ids = ownGroups(of: catalog).map(\.id.value)
        let near = SimilarNames.nearest(to: id, among: ids).map { "; did you mean `\($0)`?" } ?? ""
        let known = ids.isEmpty ? "" : ": the groups are \(ids.joined(separator: ", "))\(near)"
        let status = Int(id).flatMap(HTTPStatus.init)
        let way =
            status.map { "`--status \($0.code)` in its place begins one for that status" }
            ?? "a new group is a new file in \(folder), with `group`, `title`, `status` and `errors`"
        return Refusal(message: "there is no group `\(id)`\(known)\n\(way)")
    }

    /// The groups that are to stay: nobody's own error belongs among samples.
    private static func ownGroups(of catalog: ErrorCatalog) -> [ErrorGroup] {
        catalog.groups.filter { !$0.entries.contains(where: \.isSample) }
    }
}
