internal import Files

/// What lies in folders at a moment, to be compared with another moment.
struct FolderSnapshot: Sendable, Equatable {
    private let stamps: [String: FileStamp]

    init(of roots: [String]) {
        var stamps: [String: FileStamp] = [:]
        for root in roots {
            let items = (try? FolderListing(of: root))?.items ?? []
            for item in items where !FileChanges.isLitter(item.path.split(separator: "/").last ?? "") {
                stamps["\(root)/\(item.path)"] = FileStamp(of: "\(root)/\(item.path)")
            }
        }
        self.stamps = stamps
    }

    func changes(since former: FolderSnapshot) -> FileChanges {
        var changes = FileChanges()
        for (path, stamp) in stamps where former.stamps[path] != stamp { changes.paths.insert(path) }
        for path in former.stamps.keys where stamps[path] == nil { changes.paths.insert(path) }
        return changes
    }
}
