internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// The ids or codes that entries name: in `see`, in `parent`, and in `use` of what is deprecated or retired.
struct CodeReferences {
    /// The indexes of every entry's related entries.
    let see: [[Int]]
    /// The index of the entry to use in place of each.
    let replacements: [Int?]
    /// The index of the entry that each is a sub-code of.
    let parents: [Int?]
    let diagnostics: [Diagnostic]

    init(_ catalog: ErrorCatalog, drafts: Set<String>, internals: [String: Located<ErrorCode>]) {
        let entries = catalog.entries
        var diagnostics: [Diagnostic] = []
        // Needed for faults only.
        lazy var formerCodes = Self.formerCodes(of: entries)
        func index(of code: Located<String>, from entry: Int) -> Int? {
            guard let index = catalog.entry(named: code.value) else {
                let sharers = catalog.sharers(of: code.value)
                if !sharers.isEmpty {
                    diagnostics.append(.ambiguous(code, among: sharers.map { entries[$0] }))
                } else if internals[code.value] != nil {
                    diagnostics.append(Self.internalCode(code))
                } else if drafts.contains(code.value) {
                    diagnostics.append(Self.draft(code))
                } else if let owner = formerCodes[code.value] {
                    diagnostics.append(Self.former(code, of: entries[owner], isItself: owner == entry))
                } else {
                    diagnostics.append(Self.unknown(code, from: entry, among: entries))
                }
                return nil
            }
            guard index == entry else { return index }
            diagnostics.append(Self.itself(code))
            return nil
        }
        var see: [[Int]] = []
        see.reserveCapacity(entries.count)
        var replacements: [Int?] = []
        replacements.reserveCapacity(entries.count)
        var parents = [Int?](repeating: nil, count: entries.count)
        for (position, entry) in entries.enumerated() {
            var related: [Int] = []
            // What is internal is related to it for those who see it.
            for code in entry.see where internals[code.value] == nil {
                if let index = index(of: code, from: position), !related.contains(index) { related.append(index) }
            }
            see.append(related)
            if let parent = entry.parent { parents[position] = index(of: parent, from: position) }
            let uses = [entry.retired?.use, entry.deprecated?.use].compactMap { $0 }
            replacements.append(uses.compactMap { index(of: $0, from: position) }.first)
        }
        self.see = see
        self.replacements = replacements
        self.parents = parents
        self.diagnostics = diagnostics + Successors.faults(entries, replacements) + Parents.faults(entries, parents)
    }

    private static func draft(_ code: Located<String>) -> Diagnostic {
        Diagnostic(
            .unknownCode,
            "the code `\(code.value)` is a draft, and a build leaves it out",
            at: code.range,
            help: "leave it out here as well until it is published, or mark this entry with `draft: true`"
        )
    }

    private static func internalCode(_ code: Located<String>) -> Diagnostic {
        Diagnostic(
            .internalText,
            "the code `\(code.value)` is internal, and a public build leaves it out",
            at: code.range,
            help: "name a public code, leave it out, or mark this entry with `audience: internal`"
        )
    }

    /// The first entry that each name was one of before, by the name.
    private static func formerCodes(of entries: [CatalogEntry]) -> [String: Int] {
        var owners: [String: Int] = [:]
        for (index, entry) in entries.enumerated() {
            for alias in entry.aliases where owners[alias.value] == nil { owners[alias.value] = index }
        }
        return owners
    }

    private static func former(_ code: Located<String>, of entry: CatalogEntry, isItself: Bool) -> Diagnostic {
        let alias = entry.aliases.first { $0.value == code.value }
        return Diagnostic(
            .unknownCode,
            "`\(code.value)` is now `\(entry.id)`",
            at: code.range,
            related: alias.map { [("it is a former name of that code here", $0.range)] } ?? [],
            help: isItself
                ? "that is this code itself: name another code, or leave it out" : "write `\(entry.id)`"
        )
    }

    private static func unknown(_ code: Located<String>, from entry: Int, among entries: [CatalogEntry]) -> Diagnostic {
        let own = entries[entry].id.rawValue
        return Diagnostic(
            .unknownCode,
            "the catalog has no code `\(code.value)`",
            at: code.range,
            guess: Guess(
                {
                    // Not the code itself, to which it must not refer.
                    let others = entries.lazy.map(\.id.rawValue).filter { $0 != own }
                    return SimilarNames.nearest(to: code.value, among: others).map { "did you mean `\($0)`?" }
                },
                otherwise: elsewhere(code.value) ?? "name a code of the catalog"
            )
        )
    }

    /// How a page elsewhere is named.
    private static func elsewhere(_ text: String) -> String? {
        let address = ExternalAddress.fault(of: text) == nil ? text : ExternalAddress.withScheme(text)
        return address.map { "name a page elsewhere by its title as well: `{title: …, url: \"\($0)\"}`" }
    }

    private static func itself(_ code: Located<String>) -> Diagnostic {
        Diagnostic(
            .selfReference,
            "the code `\(code.value)` refers to itself",
            at: code.range,
            help: "name another code, or leave it out"
        )
    }
}
