internal import Files

/// The folders by which a path is reached, from the root of the file system on: when one of them, or a link on the way,
/// is replaced, the path leads elsewhere.
struct FolderTrail {
    /// As many links as the system follows (`SYMLOOP_MAX` is 8 or more).
    private static let mostLinks = 40

    /// Each folder on the way, with the name that the way goes on by.
    private(set) var steps: [(folder: String, name: String)] = []

    /// - Parameter path: an absolute path. It need not be there.
    init(to path: String) {
        var pending = Self.parts(of: path)
        var folder = "/"
        var links = 0
        while let name = pending.popLast() {
            if name == ".." {
                folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
                if folder.isEmpty { folder = "/" }
                continue
            }
            steps.append((folder, name))
            let next = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
            guard links < Self.mostLinks, let target = Paths.target(ofLink: next) else {
                folder = next
                continue
            }
            links += 1
            if target.hasPrefix("/") { folder = "/" }
            pending += Self.parts(of: target)
        }
    }

    /// The parts of a path that lead anywhere, the first one last.
    private static func parts(of path: String) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map(String.init).reversed()
    }
}
