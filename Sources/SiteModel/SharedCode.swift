internal import NormalForms
package import SitePaths

/// A code that several entries have, each in a scope of its own: by itself it means none of them, and leads to a list that
/// tells them apart. A class, so that handing one on doesn't count the references in it.
package final class SharedCode: Sendable {
    package let code: ErrorCode
    /// The indexes of the entries: in the order of the catalog, but for the one that the code led to before there were
    /// others, which comes first.
    package let holders: [Int]
    /// The path of the page that tells them apart, where there can be one. Codes whose slugs are alike share it.
    package let path: SitePath?
    /// The id of its list on the errors page: the code in normal form C.
    package let anchor: String
    /// The other spellings of it that lead there.
    package let furtherAnchors: [String]
    /// The entry that the addresses of the code led to before there were others.
    package let owner: Int?
    /// What its addresses lead to, as the ledger has it: that entry, which keeps them, or nothing but the code.
    package let target: Permalink.Target

    /// - Parameters:
    ///   - bare: the code and the entries that have it.
    ///   - path: the path of its page.
    ///   - owner: the entry that the code led to when it was published.
    ///   - entries: all entries.
    package init(_ bare: BareCode, path: SitePath?, owner: Int?, among entries: [CatalogEntry]) {
        code = bare.code
        self.path = path
        self.owner = owner
        target = Permalink.Target(.error, (owner.map { entries[$0].id } ?? code).rawValue)
        holders = (owner.map { [$0] } ?? []) + bare.holders.filter { $0 != owner }
        anchor = code.anchor
        furtherAnchors = code.furtherSpellings(beside: anchor)
    }
}

extension ErrorCode {
    /// The ids that a code has beside its own: as it was written, and with hyphens, each once.
    func furtherSpellings(beside anchor: String) -> [String] {
        var spellings: [String] = []
        for name in [rawValue, hyphenated.composed, hyphenated]
        where !name.hasBytes(of: anchor) && !spellings.contains(where: name.hasBytes) {
            spellings.append(name)
        }
        return spellings
    }
}
