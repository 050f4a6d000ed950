internal import Diagnostics
package import SitePaths

/// A code by itself, where all entries that have it have scopes: it means the one, or several that a list tells apart.
package struct BareCode: Sendable {
    package let code: ErrorCode
    /// The indexes of the entries, in the order of the catalog.
    package let holders: [Int]

    package var isShared: Bool { holders.count > 1 }
}

/// The codes of a catalog's entries that have scopes.
struct ScopedCodes: Sendable {
    /// Every entry of such a code.
    private(set) var holders: [String: [Int]] = [:]
    private(set) var bare: [BareCode] = []

    /// - Parameters:
    ///   - entries: the entries of the catalog.
    ///   - byID: the first entry of each id.
    init(of entries: [CatalogEntry], _ byID: [String: Int]) {
        var codes: [ErrorCode] = []
        for entry in entries where entry.scope != nil {
            if holders.updateValue([], forKey: entry.code.value.rawValue) == nil { codes.append(entry.code.value) }
        }
        guard !codes.isEmpty else { return }
        // An id that is defined twice is told as such.
        for (index, entry) in entries.enumerated() where byID[entry.id.rawValue] == index {
            holders[entry.code.value.rawValue]?.append(index)
        }
        bare = codes.compactMap { code in
            guard byID[code.rawValue] == nil, let holders = holders[code.rawValue] else { return nil }
            return BareCode(code: code, holders: holders)
        }
    }

    /// The one entry of a code.
    func bearer(of code: String) -> Int? {
        guard let holders = holders[code], holders.count == 1 else { return nil }
        return holders[0]
    }

    /// The entries of a code that several have.
    func sharers(of code: String) -> [Int] {
        guard let holders = holders[code], holders.count > 1 else { return [] }
        return holders
    }
}
