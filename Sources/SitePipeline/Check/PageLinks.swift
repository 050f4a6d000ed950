internal import Diagnostics
internal import SiteModel

/// Every address on every page leads to a file of the site and to an id that is there, and every id stands once.
///
/// Links in Markdown are checked where they are written; this looks at the finished pages, and so at templates,
/// navigation and whatever else puts an address there.
struct PageLinks: Sendable {
    private struct Link: Sendable, Hashable {
        /// The kind of page that it stands on, and so the template that it comes from.
        let kind: Theme.PageKind
        let path: String
        let fragment: String?
    }

    /// Where a link or an id was first seen.
    private struct Sighting: Sendable {
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
    /// The paths of all files.
    private var files: Set<String> = []
    /// The hashes of the ids of each page: enough to see that one is there, and a fraction of their size.
    private var ids: [String: Set<Int>] = [:]
    /// The links to other pages, each once.
    private var links: [Link: Sighting] = [:]
    private var repeated: [Theme.PageKind: Sightings] = [:]
    private var astray: [Theme.PageKind: Sightings] = [:]
    /// Links to an id of the page itself that is not there.
    private var broken: [Theme.PageKind: Sightings] = [:]

    /// The addresses that lead to the same place from every page of their kind and depth, and have been followed.
    private var followed: Set<Address> = []

    private struct Address: Hashable {
        let kind: Theme.PageKind
        let depth: Int
        let text: String
    }

    init(at baseURL: BaseURL) {
        self.baseURL = baseURL
    }

    /// Takes in a file. One that is no page leads nowhere, but may be led to.
    mutating func add(_ file: OutputFile) {
        files.insert(file.path)
        guard file.path.hasSuffix(".html") else { return }
        let kind = Self.kind(of: file.path)
        let inventory = PageInventory(file.bytes)
        var own: Set<String> = []
        for id in inventory.ids where !own.insert(id).inserted {
            repeated[kind, default: Sightings()].add(Sighting(page: file.path, text: id))
        }
        ids[file.path] = Set(inventory.ids.map(\.hashValue))
        let depth = file.path.utf8.count { $0 == UInt8(ascii: "/") }
        for address in inventory.addresses {
            // Most links of a page are those that all its neighbours have.
            let key = Self.climbs(address, from: depth) ? Address(kind: kind, depth: depth, text: address) : nil
            if let key, followed.contains(key) { continue }
            let sighting = Sighting(page: file.path, text: address)
            switch target(of: address, from: file.path) {
            case .elsewhere: break
            case .astray: astray[kind, default: Sightings()].add(sighting)
            case .site(file.path, let fragment?):
                if !fragment.isEmpty, !own.contains(fragment) { broken[kind, default: Sightings()].add(sighting) }
            case .site(let path, let fragment):
                let link = Link(kind: kind, path: path, fragment: fragment)
                if links[link] == nil { links[link] = sighting }
                if let key { followed.insert(key) }
            }
        }
    }

    /// Takes in what was seen elsewhere, later in the order of the site.
    mutating func add(_ other: PageLinks) {
        files.formUnion(other.files)
        ids.merge(other.ids) { first, _ in first }
        links.merge(other.links) { first, _ in first }
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
        let misled = settings.filter { !files.contains($0.path ?? "") }
        diagnostics += misled.map { misleading($0) }
        let told = Set(misled.compactMap(\.path))
        let missing = firstOfKind { !files.contains($0.path) && !told.contains($0.path) }
        // Sorted once, since of equally similar names the first is told.
        let known = missing.isEmpty ? [] : files.sorted()
        for (link, seen) in missing {
            let help = SimilarNames.nearest(to: link.path, among: known).map { "did you mean `\($0)`?" }
            let headline = "`\(seen.text)` in \(seen.page) leads to no file of the site"
            diagnostics.append(fault(.brokenLink, link.kind, headline, help ?? "there is no `\(link.path)`"))
        }
        for (link, seen) in firstOfKind(where: { isFragmentMissing(of: $0) }) {
            let fragment = link.fragment ?? ""
            let headline = "`\(seen.text)` in \(seen.page) leads to an id that is not there"
            let help = "give an element of \(link.path) the id `\(fragment)`, or leave the fragment out"
            diagnostics.append(fault(.brokenLink, link.kind, headline, help))
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
        followed = []
    }

    /// Whether an address goes up to the site's root first.
    private static func climbs(_ address: String, from depth: Int) -> Bool {
        let bytes = address.utf8
        guard depth > 0, bytes.count > 3 * depth else { return false }
        return bytes.prefix(3 * depth).elementsEqual(repeatElement("../".utf8, count: depth).joined())
    }

    /// Whether a link leads to a page, but to no id of it.
    private func isFragmentMissing(of link: Link) -> Bool {
        guard let fragment = link.fragment, !fragment.isEmpty, let ids = ids[link.path] else { return false }
        return !ids.contains(fragment.hashValue)
    }

    /// The links to other pages that fulfil a condition: the first of every kind of page, by page and text.
    private func firstOfKind(where isFaulty: (Link) -> Bool) -> [(Link, Sighting)] {
        var counts: [Theme.PageKind: Int] = [:]
        return links.filter { isFaulty($0.key) }
            .map { ($0.key, $0.value) }
            .sorted { ($0.1.page, $0.1.text) < ($1.1.page, $1.1.text) }
            .filter { link, _ in
                counts[link.kind, default: 0] += 1
                return counts[link.kind, default: 0] <= Self.mostFaults
            }
    }

    private enum Target {
        /// A file of the site, or of where it should be, and an id in it.
        case site(String, fragment: String?)
        case elsewhere
        case astray
    }

    private func target(of address: String, from page: String) -> Target {
        guard ExternalAddress.scheme(of: address) == nil, !address.hasPrefix("//") else { return .elsewhere }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? PercentEncoding.decoded(parts[1]) : nil
        let path = PercentEncoding.decoded(parts[0].prefix { $0 != "?" })
        guard !path.isEmpty else { return .site(page, fragment: fragment) }
        var folders = path.hasPrefix("/") ? [] : page.split(separator: "/").dropLast().map(String.init)
        var rest = path[...]
        if path.hasPrefix("/") {
            // The 404 page is shown at any address, so it names the site's own path.
            guard path.hasPrefix(baseURL.path) else { return .astray }
            rest = path.dropFirst(baseURL.path.count)
        }
        for part in rest.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard folders.popLast() != nil else { return .astray }
            default: folders.append(String(part))
            }
        }
        var target = folders.joined(separator: "/")
        if rest.isEmpty || rest.hasSuffix("/") { target += target.isEmpty ? "index.html" : "/index.html" }
        return .site(target, fragment: fragment)
    }

    /// The kind of a page, by its place.
    private static func kind(of path: String) -> Theme.PageKind {
        switch path {
        case "index.html": .errors
        case "404.html": .notFound
        case ChangeLog.path: .changes
        case _ where path.hasPrefix("errors/"): .entry
        case _ where path.hasPrefix("groups/"): .group
        default: .page
        }
    }
}
