package import SitePaths

extension Site {
    /// The entry that stands for a name of the ledger's: that of an id, or the first of those that share a code.
    package func entry(published name: String) -> Int? {
        catalog.entry(id: name) ?? sharedCode(anchor: name).map { sharedCodes[$0].holders[0] }
    }

    /// The code that several entries have whose anchor, in any of its spellings, this is.
    package func sharedCode(anchor: String) -> Int? {
        sharedCodesByAnchor.isEmpty ? nil : sharedCodesByAnchor[anchor]
    }

    /// The pages that tell apart the entries of such codes, each once.
    package var sharedCodePaths: [SitePath] {
        var known: Set<SitePath> = []
        return sharedCodes.compactMap(\.path).filter { known.insert($0).inserted }
    }

    /// The other entries that have the code of one.
    package func namesakes(of index: Int) -> [Int] {
        catalog.holders(of: entries[index].code.rawValue).filter { $0 != index }
    }
}

extension SiteEntry {
    /// A former name without the scope that the entry is still in.
    package func withoutScope(_ name: String) -> String {
        guard let start = scope.map({ $0.rawValue + "." }), name.hasPrefix(start), name != start else { return name }
        return String(name.dropFirst(start.count))
    }
}
