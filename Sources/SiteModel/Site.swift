internal import Diagnostics
internal import NormalForms
package import SitePaths

/// A site whose parts are bound: every code, note and page is known, and each has its place.
///
/// Entries, groups and pages refer to one another by index, so the whole is a value that threads may share. A class, so
/// that handing it on doesn't count the references in it, which all threads count at the same place.
package final class Site: Sendable {
    /// What the theme's own ids begin with, and no anchor does.
    package static let reservedAnchorPrefix = "docsite-"

    package let configuration: SiteConfiguration
    package let groups: [SiteGroup]
    /// Every entry, in the order of the catalog.
    package let entries: [SiteEntry]
    /// The codes that several entries have, and none of them to itself.
    package let sharedCodes: [SharedCode]
    /// The free pages, in the order of the navigation.
    package let pages: [SitePage]
    /// What entries say they are returned by, in the order of its list.
    package let operations: [SiteOperation]
    /// What stands above the list on the errors page.
    package let introduction: MarkdownSource?
    package let staticFiles: [StaticFile]
    /// Former addresses, by path.
    package let moves: [Move]
    /// The anchors that the front page had when all codes stood on it, where it is a page of its own now.
    package let frontAnchors: [String]
    /// Where the page of all codes lies and lay, as far as anchors were published there.
    package let errorsPlaces: [SitePath]
    /// The patterns by which the site's addresses are made, and those that some of its former ones were made by.
    package let addressing: Set<FormerAddressing>
    /// The paths of notes and pages that are there and cannot be read.
    package let unreadable: Set<String>
    /// The names and slugs of entries that are left out as drafts, and the paths of such pages.
    package let drafts: Set<String>
    /// For whom it is.
    package let readership: Readership

    /// Which entries are sub-codes of which.
    package let subCodes: SubCodes

    let catalog: ErrorCatalog
    /// By the anchors that are no codes.
    private let entriesByFurtherAnchor: [String: Int]
    let sharedCodesByAnchor: [String: Int]
    /// By the paths of notes, but for those whose name is the code and the slug, as most are.
    private let entriesByNote: [String: Int]
    private let pagesBySource: [String: Int]
    private let staticPaths: Set<String>

    package init(
        configuration: SiteConfiguration,
        catalog: ErrorCatalog,
        groups: [SiteGroup],
        entries: [SiteEntry],
        sharedCodes: [SharedCode] = [],
        pages: [SitePage],
        operations: [SiteOperation],
        introduction: MarkdownSource?,
        staticFiles: [StaticFile],
        moves: [Move],
        frontAnchors: [String] = [],
        addressing: Set<FormerAddressing> = [],
        unreadable: Set<String> = [],
        drafts: Set<String> = [],
        readership: Readership = Readership()
    ) {
        self.configuration = configuration
        self.groups = groups
        self.entries = entries
        self.sharedCodes = sharedCodes
        self.pages = pages
        self.operations = operations
        self.introduction = introduction
        self.staticFiles = staticFiles
        self.moves = moves
        self.frontAnchors = frontAnchors
        let formerPlaces = (frontAnchors.isEmpty ? [] : [.front]) + moves.filter { !$0.anchors.isEmpty }.map(\.from)
        errorsPlaces = [configuration.addresses.errors] + formerPlaces
        self.addressing = addressing
        self.unreadable = unreadable
        self.drafts = drafts
        self.readership = readership
        self.catalog = catalog
        subCodes = SubCodes(entries)
        var byAnchor: [String: Int] = [:]
        var byNote: [String: Int] = [:]
        for (index, entry) in entries.enumerated() {
            for anchor in entry.furtherAnchors { byAnchor[anchor] = index }
            if entry.slug.rawValue != entry.id.rawValue { byNote[Self.notePath(of: entry.slug.rawValue)] = index }
        }
        for (index, entry) in entries.enumerated() {
            guard let path = entry.note?.path else { continue }
            if path != Self.notePath(of: entry.slug.rawValue) { byNote[path] = index }
        }
        entriesByFurtherAnchor = byAnchor
        entriesByNote = byNote
        var sharedByAnchor: [String: Int] = [:]
        for (index, shared) in sharedCodes.enumerated() {
            for anchor in [shared.anchor] + shared.furtherAnchors { sharedByAnchor[anchor] = index }
        }
        sharedCodesByAnchor = sharedByAnchor
        pagesBySource = Dictionary(uniqueKeysWithValues: pages.enumerated().map { ($1.source.path, $0) })
        staticPaths = Set(staticFiles.map(\.path))
    }

    package var addresses: SiteAddresses { configuration.addresses }

    /// Whether the introduction has the front page to itself, and stands on no other.
    package var hasFrontPage: Bool { addresses.errors != .front && introduction != nil }

    /// The number of codes that are still sent, and not better avoided.
    package var currentCount: Int {
        entries.count { $0.isCurrent }
    }

    /// The number of codes that are no longer sent.
    package var retiredCount: Int {
        entries.count { $0.source.retired != nil }
    }

    /// The entry whose id, hyphen form or alias this is, or whose code, where that means no other.
    package func entry(anchor: String) -> Int? {
        catalog.entry(named: anchor) ?? entriesByFurtherAnchor[anchor]
    }

    /// The entry whose id this is.
    package func entry(id: String) -> Int? {
        catalog.entry(id: id)
    }

    /// The entry whose id this is, or whose code, where that means no other.
    package func entry(named name: String) -> Int? {
        catalog.entry(named: name)
    }

    /// The entry whose note lies, or would lie, under a path of the content folder.
    package func entry(note path: String) -> Int? {
        if let index = entriesByNote[path] { return index }
        let name = MarkdownSource.stem(of: path)
        guard path == Self.notePath(of: name), let index = catalog.entry(id: name),
            entries[index].slug.rawValue == name
        else { return nil }
        return index
    }

    private static func notePath(of slug: String) -> String {
        "notes/" + slug + ".md"
    }

    /// The page whose source lies under a path of the content folder.
    package func page(source path: String) -> Int? {
        pagesBySource[path]
    }

    /// The static file under a path of the content folder, in the spelling of its name: letters with accents may be
    /// written in one character or in two.
    package func staticFile(at path: String) -> String? {
        staticPaths.firstIndex(of: path).map { staticPaths[$0] }
    }
}

/// A former address of a page that lies elsewhere now.
package struct Move: Sendable {
    /// The former path, such as `errors/bad_card/index.html`.
    package let from: SitePath
    /// The path of the page.
    package let to: SitePath
    /// What the page is called.
    package let title: String
    /// The ids that were published there and stand on the page that it leads to: of the page of all codes.
    package let anchors: [String]

    package init(from: SitePath, to: SitePath, title: String, anchors: [String] = []) {
        self.from = from
        self.to = to
        self.title = title
        self.anchors = anchors
    }
}

/// A group with its place in the site. A class, so that handing one on doesn't count the references in it.
package final class SiteGroup: Sendable {
    package let source: ErrorGroup
    package let slug: Slug
    /// The indexes of its entries.
    package let entries: Range<Int>
    /// The id of its heading on the errors page. Codes may be numbers as a group's id is, so it has a prefix.
    package let anchor: String
    /// The path of its page in the site.
    package let path: SitePath

    package init(source: ErrorGroup, slug: Slug, entries: Range<Int>, path: SitePath) {
        self.source = source
        self.slug = slug
        self.entries = entries
        anchor = Self.anchor(of: slug)
        self.path = path
    }

    /// The ids that former ids of the group left behind.
    package var furtherAnchors: [String] {
        // Two of them may differ in what an address does not have.
        var former = Set([slug])
        return source.aliases.compactMap { Slug(derivedFrom: $0.value) }.filter { former.insert($0).inserted }
            .map(Self.anchor)
    }

    /// The anchor of a group with a slug.
    package static func anchor(of slug: Slug) -> String { anchorPrefix + slug.rawValue }

    /// What the anchors of groups begin with.
    package static let anchorPrefix = "group-"
}

/// An entry with its place in the site. A class, so that handing one on doesn't count the forty references in it.
package final class SiteEntry: Sendable {
    package let source: CatalogEntry
    package let slug: Slug
    /// The index of its group.
    package let group: Int
    /// What it is called where there is one line for it: the first of title, message, summary and code that there is.
    package let name: String
    /// Its own statuses, the usual one first, or its group's.
    package let statuses: [HTTPStatus]
    package let note: MarkdownSource?
    /// The address of its page below the site's, kept since many pages name it.
    package let address: String
    /// The path of the page.
    package let path: SitePath
    /// The id of its element on the errors page: that of the entry in normal form C.
    package let anchor: String
    /// The ids that lead to it beside that: its own verbatim, the code where that means no other, the aliases, and the
    /// hyphen forms of all, each once.
    package let furtherAnchors: [String]
    /// Whether its code by itself leads to it, and to no list of several.
    package let bearsCode: Bool
    /// The indexes of related entries.
    package let see: [Int]
    /// The index of the entry to use in its place.
    package let replacement: Int?
    /// The index of the entry that it is a sub-code of.
    package let parent: Int?
    /// The indexes of the operations that return it.
    package let operations: [Int]

    package init(
        source: CatalogEntry,
        slug: Slug,
        path: SitePath,
        group: Int,
        name: String,
        statuses: [HTTPStatus],
        note: MarkdownSource?,
        see: [Int],
        replacement: Int?,
        parent: Int?,
        operations: [Int],
        bearsCode: Bool = true
    ) {
        self.source = source
        self.slug = slug
        self.path = path
        address = path.address
        anchor = source.id.anchor
        furtherAnchors = Self.furtherAnchors(of: source, anchor: anchor, bearsCode: bearsCode)
        self.group = group
        self.name = name
        self.statuses = statuses
        self.note = note
        self.bearsCode = bearsCode
        self.see = see
        self.replacement = replacement
        self.parent = parent
        self.operations = operations
    }

    package var code: ErrorCode { source.code.value }
    package var id: ErrorCode { source.id }
    package var scope: ErrorCode? { source.scope?.value }
    /// The usual one of its statuses.
    package var status: HTTPStatus? { statuses.first }
    /// The anchor of a variant, on the errors page and on its own.
    package func anchor(of variant: EntryVariant) -> String { variant.anchor(of: source.id).composed }
    /// Its name where it stands beside the code, which is said there: nothing where it has no other.
    package var nameBesideCode: String? { name.hasBytes(of: code.rawValue) ? nil : name }
    /// Whether the title only says what the message says, or the code, so that a page needs to show one of them.
    package var titleRepeats: Bool {
        Self.says(source.title, what: source.message) || source.title?.value.hasBytes(of: code.rawValue) == true
    }
    /// Whether the summary only says what the title or a message says: a link, which those do not have, says more.
    package var summaryRepeats: Bool {
        let repeats =
            Self.says(source.summary, what: source.title) || Self.says(source.summary, what: source.message)
            || source.messages.contains { Self.says(source.summary, what: $0) }
        return repeats && source.summary?.value.contains { $0 == "[" || $0 == "<" } == false
    }

    private static func says(_ text: Located<String>?, what other: Located<String>?) -> Bool {
        guard let text, let other else { return false }
        return text.value.saysTheSame(as: other.value)
    }

    /// Whether the API still sends it, and it is not better avoided.
    package var isCurrent: Bool { source.deprecated == nil && source.retired == nil }
    /// Whether to send a request again that got it; nothing is advised of a code that is no longer sent.
    package var retry: RetryAdvice? { source.retired == nil ? source.retry : nil }

    private static func furtherAnchors(of source: CatalogEntry, anchor: String, bearsCode: Bool) -> [String] {
        var anchors = source.id.furtherSpellings(beside: anchor)
        func add(_ name: String) {
            // An alias of the other normal form is another id.
            if !name.hasBytes(of: anchor), !anchors.contains(where: name.hasBytes) { anchors.append(name) }
        }
        if source.scope != nil, bearsCode {
            let code = source.code.value.anchor
            for name in [code] + source.code.value.furtherSpellings(beside: code) { add(name) }
        }
        for variant in source.answers?.variants ?? [] { add(variant.anchor(of: source.id).composed) }
        for alias in source.aliases where !alias.value.hasPrefix("/") {
            guard let name = ErrorCode(alias.value), bearsCode || !source.hasAsCode(name) else { continue }
            add(name.rawValue)
            add(name.hyphenated)
        }
        return anchors
    }
}

/// A free page with its place in the site.
package struct SitePage: Sendable {
    package let source: MarkdownSource
    package let title: String
    package let description: String?
    /// The path in the site, such as `guides/retrying/index.html`.
    package let path: SitePath

    package init(source: MarkdownSource, title: String, description: String?, path: SitePath) {
        self.source = source
        self.title = title
        self.description = description
        self.path = path
    }
}

extension String {
    /// Whether two texts are one to a reader: they differ in white space at their ends and in a last full stop at most.
    fileprivate func saysTheSame(as other: String) -> Bool {
        guard utf8.first == other.utf8.first || utf8.first == 0x20 || other.utf8.first == 0x20 else { return false }
        return Self.essence(of: self).elementsEqual(Self.essence(of: other))
    }

    private static func essence(of text: String) -> Substring.UTF8View {
        var bytes = text.utf8[...]
        while let first = bytes.first, first == 0x20 || first == 0x0A { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x0A || last == UInt8(ascii: ".") { bytes.removeLast() }
        return bytes
    }
}
