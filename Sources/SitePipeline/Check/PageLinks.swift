internal import Diagnostics
internal import SiteModel

/// Every address on every page leads to a file of the site and to an id that is there, and every id stands once.
///
/// Links in Markdown are checked where they are written; this looks at the finished pages, and so at templates,
/// navigation and whatever else puts an address there.
struct PageLinks: Sendable {
    /// A link to another file.
    struct Link: Sendable {
        /// What two links have in common that lead to one place from pages of one kind.
        struct Place: Hashable, Sendable {
            /// The kind of page that it stands on, and so the template that it comes from.
            let kind: Theme.PageKind
            /// The hashes of what it leads to.
            let path: UInt64
            let fragment: UInt64?

            /// Without the kind, whose name takes longer than all else, and which tells few places apart.
            func hash(into hasher: inout Hasher) {
                hasher.combine(path)
                hasher.combine(fragment)
            }

            /// What the id that it leads to is known by among the ids of all pages.
            var idKey: UInt64? { fragment.map { PageLinks.key(of: $0, in: path) } }
        }

        let place: Place
        let sighting: Sighting
    }

    /// Where a link or an id was first seen.
    struct Sighting: Sendable {
        let page: String
        /// As the page has it.
        let text: String
    }

    /// What was seen on the pages of one kind: each text once, where it was seen first, and no more than are read.
    private struct Sightings: Sendable {
        private(set) var first: [Sighting] = []

        mutating func add(_ sighting: Sighting) {
            guard first.count < PageLinks.mostFaults, !first.contains(where: { $0.text == sighting.text }) else {
                return
            }
            first.append(sighting)
        }

        /// With what was seen later.
        func followed(by other: Sightings) -> Sightings {
            var both = self
            for sighting in other.first { both.add(sighting) }
            return both
        }
    }

    /// How many faults of a sort are told of a kind of page: they come from one template.
    private static let mostFaults = 20

    private let baseURL: BaseURL
    private let basePath: [UInt8]
    /// The hashes of the paths of pages that are sure to be made.
    private let pages: Set<UInt64>
    /// The paths of all files.
    private(set) var files: [String] = []
    /// The ids of all pages, as hashes: enough to see that one is there, and a fraction of their size.
    private(set) var ids: [UInt64] = []
    /// The links to other files, but for those to pages as a whole that are sure to be made. Each is the first of its
    /// place among the files that were taken in together.
    private(set) var links: [Link] = []
    private var repeated: [Theme.PageKind: Sightings] = [:]
    private var astray: [Theme.PageKind: Sightings] = [:]
    /// Links to an id of the page itself that is not there.
    private var broken: [Theme.PageKind: Sightings] = [:]

    /// The places that links were seen to lead to.
    private var seen: Set<Link.Place> = []
    private var known: [KnownMarkup] = []

    /// - Parameters:
    ///   - baseURL: where the site lives.
    ///   - pages: the hashes of the paths of pages that are sure to be made: most links lead to one of them, and need not
    ///     be kept.
    init(at baseURL: BaseURL, pages: Set<UInt64> = []) {
        self.baseURL = baseURL
        basePath = Array(baseURL.path.utf8)
        self.pages = pages
    }

    /// What was seen on pages that had no fault of their own, for the same site.
    init(files: [String], ids: [UInt64], links: [Link], like other: PageLinks) {
        self.init(at: other.baseURL, pages: other.pages)
        self.files = files
        self.ids = ids
        self.links = links
    }

    /// One that nothing was taken into yet, for the same site.
    var empty: PageLinks { PageLinks(at: baseURL, pages: pages) }

    /// Takes in a file. One that is no page leads nowhere, but may be led to.
    mutating func add(_ file: OutputFile) {
        files.append(file.path)
        guard file.isPage else { return }
        let page = PagePath(file.path, base: basePath)
        let kind = Self.kind(of: file.path)
        let html = file.bytes.span
        let inventory =
            file.shared.map { PageInventory(html, passing: $0.places, of: $0.markup) } ?? PageInventory(html)
        var own: [OwnID] = []
        own.reserveCapacity(inventory.items.count)
        var addresses: [Range<Int>] = []
        addresses.reserveCapacity(inventory.items.count)
        let number = file.shared.map { self.number(of: $0.markup) }
        for item in inventory.items {
            switch item {
            case .id(let value): own.append((PageInventory.hash(ofID: value, in: html), value))
            case .address(let value): addresses.append(value)
            case .shared(let stretch, let start):
                guard let number else { continue }
                for id in known[number].markup.stretches[stretch].ids {
                    own.append((id.hash, id.place.shifted(by: start)))
                }
                known[number].add(to: &addresses, in: stretch, at: start, on: page, html)
            }
        }
        let path = page.hash
        for id in own { ids.append(Self.key(of: id.hash, in: path)) }
        own.sort { ($0.hash, $0.place.lowerBound) < ($1.hash, $1.place.lowerBound) }
        addRepeated(own, of: file, kind)
        for address in addresses {
            if let target = AddressHash(html, address, on: page) {
                follow(target, address, of: file, path, kind, own: own)
            } else {
                followDecoded(PageInventory.text(of: address, in: html), of: file, path, kind, own: own)
            }
        }
    }

    /// The number of markup among what is known.
    private mutating func number(of markup: SharedMarkup) -> Int {
        if let number = known.firstIndex(where: { $0.markup === markup }) { return number }
        known.append(KnownMarkup(markup))
        return known.count - 1
    }

    /// Takes in the path of a file that is no page.
    mutating func add(fileAt path: String) {
        files.append(path)
    }

    private typealias OwnID = (hash: UInt64, place: Range<Int>)

    private mutating func addRepeated(_ own: [OwnID], of file: OutputFile, _ kind: Theme.PageKind) {
        let twins = zip(own, own.dropFirst()).filter { $0.hash == $1.hash }.map { $1.place }
        for place in twins.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let id = PageInventory.text(of: place, in: file.bytes.span)
            repeated[kind, default: Sightings()].add(Sighting(page: file.path, text: id))
        }
    }

    /// Takes in a link whose target is known by its hashes.
    private mutating func follow(
        _ target: AddressHash,
        _ address: Range<Int>,
        of file: OutputFile,
        _ path: UInt64,
        _ kind: Theme.PageKind,
        own: [OwnID]
    ) {
        guard let targetPath = target.path, targetPath != path else {
            if let fragment = target.fragment, !Self.holds(own, fragment) {
                let text = PageInventory.text(of: address, in: file.bytes.span)
                broken[kind, default: Sightings()].add(Sighting(page: file.path, text: text))
            }
            return
        }
        guard let place = newPlace(targetPath, target.fragment, kind) else { return }
        let text = PageInventory.text(of: address, in: file.bytes.span)
        links.append(Link(place: place, sighting: Sighting(page: file.path, text: text)))
    }

    /// What a link to another file leads to, unless that is sure to be there, or a neighbour of the page leads there as
    /// well.
    private mutating func newPlace(_ path: UInt64, _ fragment: UInt64?, _ kind: Theme.PageKind) -> Link.Place? {
        if fragment == nil, pages.contains(path) { return nil }
        let place = Link.Place(kind: kind, path: path, fragment: fragment)
        return seen.insert(place).inserted ? place : nil
    }

    /// Takes in a link that has to be decoded to be followed.
    private mutating func followDecoded(
        _ address: String,
        of file: OutputFile,
        _ path: UInt64,
        _ kind: Theme.PageKind,
        own: [OwnID]
    ) {
        let sighting = Sighting(page: file.path, text: address)
        switch PageAddress(address, on: file.path, at: baseURL) {
        case .elsewhere: break
        case .astray: astray[kind, default: Sightings()].add(sighting)
        case .site(let targetPath, let fragment):
            let fragment = fragment.flatMap { $0.isEmpty ? nil : ByteHash.of($0) }
            let targetHash = targetPath.map { ByteHash.of($0) } ?? path
            if targetHash == path {
                if let fragment, !Self.holds(own, fragment) { broken[kind, default: Sightings()].add(sighting) }
                return
            }
            guard let place = newPlace(targetHash, fragment, kind) else { return }
            links.append(Link(place: place, sighting: sighting))
        }
    }

    /// Whether ids, sorted by their hashes, hold one.
    private static func holds(_ ids: [OwnID], _ id: UInt64) -> Bool {
        var range = ids.indices
        while let first = range.first {
            let middle = first + range.count / 2
            if ids[middle].hash == id { return true }
            range = ids[middle].hash < id ? middle + 1..<range.upperBound : first..<middle
        }
        return false
    }

    /// What an id of a page is known by among the ids of all pages.
    fileprivate static func key(of id: UInt64, in page: UInt64) -> UInt64 {
        (page ^ id.byteSwapped) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Takes in what was seen elsewhere, later in the order of the site.
    mutating func add(_ other: PageLinks) {
        files += other.files
        ids += other.ids
        links += other.links
        repeated.merge(other.repeated) { $0.followed(by: $1) }
        astray.merge(other.astray) { $0.followed(by: $1) }
        broken.merge(other.broken) { $0.followed(by: $1) }
    }

    /// What is wrong with the links and ids.
    /// - Parameters:
    ///   - theme: the theme folder, whose templates the faults are put down to.
    ///   - settings: the links to files of the site that `theme.yml` puts on every page.
    /// - Returns: the faults, each on the first page that shows it, and at most 20 of a sort for a kind of page.
    func check(theme: String, settings: [ThemeSettings.Link]) -> [Diagnostic] {
        func fault(_ code: DiagnosticCode, _ kind: Theme.PageKind, _ headline: String, _ help: String) -> Diagnostic {
            let template = SourceFile(path: "\(theme)/templates/\(kind.rawValue).mustache", text: "").whole
            return Diagnostic(code, headline, at: template, help: help)
        }
        var diagnostics: [Diagnostic] = []
        for (kind, seen) in repeated.flatMap({ kind, seen in seen.first.map { (kind, $0) } }) {
            let help =
                "give one of the two elements another id, in the template or where a text holds HTML; "
                + "the theme's own begin with `\(Anchors.reservedPrefix)`"
            diagnostics.append(fault(.duplicateID, kind, "the id `\(seen.text)` stands twice in \(seen.page)", help))
        }
        for (kind, seen) in astray.flatMap({ kind, seen in seen.first.map { (kind, $0) } }) {
            let help = "begin it with `{{root}}` in a template; in HTML of a text write a whole address (`https://…`)"
            diagnostics.append(fault(.brokenLink, kind, "`\(seen.text)` in \(seen.page) leads out of the site", help))
        }
        for (kind, seen) in broken.flatMap({ kind, seen in seen.first.map { (kind, $0) } }) {
            let help = "give an element the id that it names, in the template or in HTML of a text, or remove the link"
            diagnostics.append(fault(.brokenLink, kind, "`\(seen.text)` in \(seen.page) leads to no id there", help))
        }
        let paths = Set(files.map { ByteHash.of($0) })
        let misled = settings.filter { !paths.contains(ByteHash.of($0.path ?? "")) }
        diagnostics += misled.map { misleading($0) }
        let told = Set(misled.map { ByteHash.of($0.path ?? "") })
        let missing = firstOfKind { !paths.contains($0.path) && !told.contains($0.path) }
        // Sorted once, since of equally similar names the first is told.
        let known = missing.isEmpty ? [] : files.sorted()
        for link in missing {
            let seen = link.sighting
            let path = target(of: link).path
            let help = SimilarNames.nearest(to: path, among: known).map { "did you mean `\($0)`?" }
            let headline = "`\(seen.text)` in \(seen.page) leads to no file of the site"
            diagnostics.append(fault(.brokenLink, link.place.kind, headline, help ?? "there is no `\(path)`"))
        }
        let absent = absentIDs()
        for link in firstOfKind(where: { $0.idKey.map(absent.contains) ?? false }) {
            let (path, fragment) = target(of: link)
            let headline = "`\(link.sighting.text)` in \(link.sighting.page) leads to an id that is not there"
            let help = "give an element of \(path) the id `\(fragment)`, or leave the fragment out"
            diagnostics.append(fault(.brokenLink, link.place.kind, headline, help))
        }
        return diagnostics.sorted { $0.headline < $1.headline }
    }

    /// The fault of a link of `theme.yml`, told where it is written and not once for each kind of page.
    private func misleading(_ link: ThemeSettings.Link) -> Diagnostic {
        let path = link.path ?? ""
        return Diagnostic(
            .brokenLink,
            "the link `\(link.title)` leads to no file of the site",
            at: link.address.range,
            help: SimilarNames.nearest(to: path, among: files.sorted()).map { "did you mean `\($0)`?" }
                ?? "there is no `\(path)`"
        )
    }

    /// Forgets what only helps while files are taken in.
    mutating func finish() {
        seen = []
        known = []
    }

    /// Of the ids that links name on pages of the site, those that are not there.
    private func absentIDs() -> Set<UInt64> {
        let toIDs = links.filter { $0.place.fragment != nil }
        guard !toIDs.isEmpty else { return [] }
        let pages = Set(files.lazy.filter { $0.hasSuffix(OutputFile.pageSuffix) }.map { ByteHash.of($0) })
        var wanted = Set(toIDs.lazy.filter { pages.contains($0.place.path) }.compactMap(\.place.idKey))
        if !wanted.isEmpty { for id in ids { wanted.remove(id) } }
        return wanted
    }

    /// The links that fulfil a condition, one for each place: the first of every kind of page, by page and text.
    private func firstOfKind(where isFaulty: (Link.Place) -> Bool) -> [Link] {
        var told: Set<Link.Place> = []
        var counts: [Theme.PageKind: Int] = [:]
        return links.filter { isFaulty($0.place) && told.insert($0.place).inserted }
            .sorted { ($0.sighting.page, $0.sighting.text) < ($1.sighting.page, $1.sighting.text) }
            .filter { link in
                counts[link.place.kind, default: 0] += 1
                return counts[link.place.kind, default: 0] <= Self.mostFaults
            }
    }

    /// What a link leads to, in words.
    private func target(of link: Link) -> (path: String, fragment: String) {
        guard case .site(let path, let fragment) = PageAddress(link.sighting.text, on: link.sighting.page, at: baseURL)
        else { return ("", "") }
        return (path ?? link.sighting.page, fragment ?? "")
    }

    /// The kind of a page, by its place.
    private static func kind(of path: String) -> Theme.PageKind {
        if path.hasPrefix("errors/") { return .entry }
        if path.hasPrefix("groups/") { return .group }
        return switch path {
        case "index.html": .errors
        case "404.html": .notFound
        case ChangeLog.path: .changes
        default: .page
        }
    }
}
