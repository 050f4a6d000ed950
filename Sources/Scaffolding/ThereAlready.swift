internal import Files

/// What stands already where the files of a new site are to be.
struct ThereAlready {
    /// What forbids to make the site, as messages name it.
    private(set) var obstacles: [String] = []
    /// Files that stay as they are, and that a site can do with.
    private(set) var kept: [String] = []

    /// Looks at every file before any is written.
    /// - Parameters:
    ///   - paths: the files, from the folder that one is in.
    ///   - site: whose files they are.
    /// - Throws: where the system does not say what is there.
    init(_ paths: [String], of site: NewSite) throws(FileError) {
        let optional = Set(NewSite.optionalFiles.map(site.inFolder))
        var folders: Set<String> = []
        // What lies there would be taken for the site's own.
        for path in ["content", "theme", "schema"].map(site.inFolder)
        where paths.contains(where: { $0.hasPrefix("\(path)/") }) {
            guard try Paths.kind(of: path) == .folder, try !FolderListing.names(in: path).isEmpty else { continue }
            folders.insert(path)
            obstacles.append(path + "/")
        }
        for path in paths {
            guard try Paths.kind(of: path) != nil else {
                if let file = try Self.fileOnTheWay(to: path), !obstacles.contains(file) { obstacles.append(file) }
                continue
            }
            if folders.contains(where: { path.hasPrefix($0 + "/") }) { continue }
            if optional.contains(path) { kept.append(path) } else { obstacles.append(path) }
        }
        if let fault = try Self.sources(of: site) { obstacles.append(fault) }
        if site.neighbour == nil {
            for name in site.host.configurations.dropFirst() where try Paths.kind(of: "\(site.root)/\(name)") != nil {
                obstacles.append(site.fromHere(name))
            }
        }
        obstacles.sort()
    }

    /// What the other site has where this one would be built into it: the two would be mixed.
    private static func sources(of site: NewSite) throws(FileError) -> String? {
        guard site.neighbour != nil else { return nil }
        let folder = "\(site.root)/\(site.outputInRoot)"
        guard try Paths.kind(of: folder) == .folder else { return nil }
        let names = try FolderListing.names(in: folder)
        guard !names.isEmpty, !names.contains(".docsite-files") else { return nil }
        return "\(site.outputInRoot)/, where the other site has files of its own"
    }

    /// A file that stands where a folder would have to be.
    private static func fileOnTheWay(to path: String) throws(FileError) -> String? {
        var way = path
        while let slash = way.lastIndex(of: "/"), slash > way.startIndex {
            way = String(way[..<slash])
            switch try Paths.kind(of: way) {
            case .file, .special: return way
            case .folder, .link: return nil
            case nil: continue
            }
        }
        return nil
    }
}
