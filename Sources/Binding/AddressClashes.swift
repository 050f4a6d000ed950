internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// No two pages lie at one address, and none where the site has something else. Under the usual addresses slugs and
/// reserved names see to that.
struct AddressClashes {
    private let addresses: SiteAddresses
    private let hasScopes: Bool
    /// Who has an address, by what of it every host tells apart.
    private var owners: [String: (what: String, range: SourceRange)] = [:]
    /// Who needs a folder, by its path in lower case, and who is a file.
    private var folders: [String: (what: String, range: SourceRange)] = [:]
    private var files: [String: (what: String, range: SourceRange)] = [:]
    /// The keys of patterns that were told: all of their pages have the same fault.
    private var told: Set<String> = []
    private var diagnostics: [Diagnostic] = []

    static func check(
        groups: [SiteGroup],
        entries: [SiteEntry],
        shared: [SharedCode],
        pages: [SitePage],
        operations: [SiteOperation],
        _ addresses: SiteAddresses
    ) -> [Diagnostic] {
        guard !addresses.areUsual else { return [] }
        var check = AddressClashes(addresses: addresses, hasScopes: entries.contains { $0.scope != nil })
        check.checkPatterns()
        if addresses.errors != .front, let range = addresses.places["errors"] {
            check.claim(addresses.errors, "the page of all codes", range, of: "errors", help: check.patternHelp)
        }
        check.claim(operations)
        for group in groups {
            let help = "give the group another id, or `addresses` another pattern"
            check.claim(
                group.path,
                "the group `\(group.source.id.value)`",
                group.source.id.range,
                of: "group",
                help: help
            )
        }
        for entry in entries {
            let place = addresses.entry.holds(.slug) ? entry.source.slug?.range : nil
            let range = place ?? entry.source.code.range
            check.claim(entry.path, "the code `\(entry.id)`", range, of: "entry", help: check.entryHelp)
        }
        var lists: Set<SitePath> = []
        for code in shared {
            guard let path = code.path, lists.insert(path).inserted else { continue }
            let range = entries[code.holders[0]].source.code.range
            let what = "the list of entries with the code `\(code.code)`"
            check.claim(path, what, range, of: "entry", help: check.entryHelp)
        }
        for page in pages {
            let help = "give the page another name, or `addresses` another pattern"
            check.claim(
                page.path,
                "the page `\(page.source.path)`",
                page.source.body.file.whole,
                of: "page",
                help: help
            )
        }
        return check.diagnostics
    }

    private init(addresses: SiteAddresses, hasScopes: Bool) {
        self.addresses = addresses
        self.hasScopes = hasScopes
    }

    /// Pages of operations lie at one place, so that what meets them has to give way.
    private mutating func claim(_ operations: [SiteOperation]) {
        guard let first = operations.first else { return }
        claim(.operations, "the page of all operations", first.range, of: "operation", help: patternHelp)
        for operation in operations {
            let what = "the operation `\(operation.name)`"
            claim(operation.path, what, operation.range, of: "operation", help: patternHelp)
        }
    }

    private var patternHelp: String { "write another address: no two pages can have one" }

    private var entryHelp: String {
        if hasScopes, !addresses.entry.holds(.slug), !addresses.entry.holds(.scope) {
            return "put `{scope}` or `{slug}` into the pattern: several entries have one code"
        }
        let own = addresses.entry.holds(.slug) ? "give the entry a `slug:` of its own, or " : ""
        let folder = addresses.entry.folders.isEmpty ? ", such as `\(AddressPattern.entries)`" : ""
        return "\(own)give `addresses` another pattern\(folder)"
    }

    private mutating func checkPatterns() {
        for (key, pattern) in [("entry", addresses.entry), ("group", addresses.group)] {
            guard let range = addresses.places[key], let name = ReservedPlaces.name(in: pattern.folders) else {
                continue
            }
            told.insert(key)
            diagnostics.append(
                Diagnostic(
                    .reservedPage,
                    "the site itself makes what lies under `\(name)`",
                    at: range,
                    help: "begin the pattern with another folder"
                )
            )
        }
        guard addresses.entry.mayMeet(addresses.group),
            let range = addresses.places["entry"] ?? addresses.places["group"]
        else { return }
        diagnostics.append(
            Diagnostic(
                .slugClash,
                "a code and a group may get one address: `\(addresses.entry)` and `\(addresses.group)`",
                at: range,
                help: "let one of the two patterns begin with a folder of its own, such as `\(AddressPattern.groups)`"
            )
        )
    }

    private mutating func claim(_ path: SitePath, _ what: String, _ range: SourceRange, of key: String, help: String) {
        guard !told.contains(key) else { return }
        let parts = path.text.split(separator: "/", omittingEmptySubsequences: false)
        if let name = ReservedPlaces.name(in: [parts[0].withoutPageEnding]) ?? ReservedPlaces.name(in: parts) {
            diagnostics.append(
                Diagnostic(
                    .reservedPage,
                    "\(what) would lie under `\(name)`, which the site itself makes",
                    at: range,
                    help: help
                )
            )
            return
        }
        let text = path.text.lowercased()
        let name = String(path.addressWithoutSlash.lowercased()[...].withoutPageEnding)
        let above = text.foldersAbove
        let other = owners[name] ?? folders[text] ?? above.compactMap({ files[$0] }).first
        guard let other else {
            owners[name] = (what, range)
            files[text] = (what, range)
            for folder in above where folders[folder] == nil { folders[folder] = (what, range) }
            return
        }
        // What is defined twice is told as such.
        guard other.what != what else { return }
        diagnostics.append(
            Diagnostic(
                .slugClash,
                "\(what) would share the address `\(path.address)` with \(other.what)",
                at: range,
                related: [("\(other.what) stands here", other.range)],
                help: help
            )
        )
    }
}

extension Substring {
    fileprivate var withoutPageEnding: Substring {
        hasSuffix(AddressPattern.pageEnding) ? dropLast(AddressPattern.pageEnding.count) : self
    }
}
