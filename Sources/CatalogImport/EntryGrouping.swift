internal import Diagnostics
internal import FieldMapping
internal import ImportSources
internal import SiteModel
package import SitePaths

/// A group as it is to be written.
package struct PlannedGroup: Sendable {
    package let id: String
    package let title: String
    package var status: Int?
    package var scope: ErrorCode?
    package var summary: String?
    /// What the source says of it.
    var about: DraftEntry.Passage?
}

/// Puts entries into groups.
struct EntryGrouping {
    private(set) var groups: [PlannedGroup] = []
    /// The index of the group of each entry.
    private(set) var membership: [Int] = []
    private var places: [String: Int] = [:]
    private var ids: Set<String> = []

    /// The name of a file or folder without its ending.
    static func stem(of name: String) -> String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
        return String(last[..<dot])
    }

    init(
        _ drafts: [DraftEntry],
        _ entries: [PlannedEntry],
        _ sources: [ImportPlan.Source],
        _ map: FieldMap,
        _ tally: inout ImportTally
    ) {
        let grouping = map.settings.groups ?? Self.guess(drafts, map)
        if map.settings.groups == nil, let first = drafts.first, grouping != .none {
            tally.take("groups by \(grouping.rawValue)", first.range, guess: "what errors have in common")
        }
        let sourceTitle = sources.lazy.compactMap(\.found.title?.value).first ?? map.settings.title
        for draft in drafts {
            let source = sources[draft.source]
            let group: Int
            switch grouping {
            case .field:
                let name = draft.group ?? draft.groupTitle ?? "Other"
                let status = name.split(separator: " ").first.map(String.init).flatMap { Int($0) }.flatMap {
                    HTTPStatus($0)
                }
                let key = name + (draft.scope?.rawValue ?? "")
                group = place(key, id: status.map { "\($0.code)" } ?? name, title: draft.groupTitle ?? name, draft)
            case .status:
                let status = draft.statuses.first
                let title = status.flatMap { HTTPStatus($0)?.line } ?? "Other"
                group = place(title, id: status.map(String.init) ?? "other", title: title, draft)
            case .source:
                let title = source.found.title?.value ?? DeclaredFact.label(of: Self.stem(of: source.name))
                group = place(
                    "\(draft.source)",
                    id: draft.scope?.rawValue ?? title,
                    title: EntryDrafting.oneLine(title),
                    draft
                )
            case .none:
                let title = sourceTitle.map(EntryDrafting.oneLine) ?? "Errors"
                group = place("", id: "errors", title: title, draft)
            }
            membership.append(group)
        }
        settleScopes(entries)
        settleStatuses(drafts)
    }

    /// A status that all of a group have stands there once.
    private mutating func settleStatuses(_ drafts: [DraftEntry]) {
        var statuses = [Set<[Int]>](repeating: [], count: groups.count)
        for (index, draft) in drafts.enumerated() { statuses[membership[index]].insert(draft.statuses) }
        for index in groups.indices where statuses[index].count == 1 {
            if let all = statuses[index].first, all.count == 1 { groups[index].status = all[0] }
        }
    }

    private static func guess(_ drafts: [DraftEntry], _ map: FieldMap) -> FieldMap.Grouping {
        if map.rules.contains(where: { [.group, .groupTitle, .key(.scope)].contains($0.target) }),
            drafts.contains(where: { $0.group != nil || $0.groupTitle != nil })
        {
            return .field
        }
        if Set(drafts.map(\.source)).count > 1 { return .source }
        if !drafts.isEmpty, drafts.allSatisfy({ $0.statuses.count == 1 }) { return .status }
        return .none
    }

    private mutating func place(_ key: String, id: String, title: String, _ draft: DraftEntry) -> Int {
        if let known = places[key] { return known }
        let wanted = Slug(derivedFrom: id.lowercased())?.rawValue ?? "group-\(groups.count + 1)"
        var id = wanted
        var number = 2
        while !ids.insert(id.lowercased()).inserted {
            id = "\(wanted.prefix(90))-\(number)"
            number += 1
        }
        groups.append(PlannedGroup(id: id, title: title, about: draft.groupSummary))
        places[key] = groups.count - 1
        return groups.count - 1
    }

    /// A scope that all of a group have stands there once.
    private mutating func settleScopes(_ entries: [PlannedEntry]) {
        var scopes = [Set<ErrorCode?>](repeating: [], count: groups.count)
        for (index, entry) in entries.enumerated() { scopes[membership[index]].insert(entry.scope) }
        for index in groups.indices where scopes[index].count == 1 { groups[index].scope = scopes[index].first ?? nil }
    }
}
