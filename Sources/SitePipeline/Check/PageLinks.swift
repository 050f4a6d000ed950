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

    private let baseURL: BaseURL
    /// The paths of all files.
    private var files: Set<String> = []
    /// The hashes of the ids of each page: enough to see that one is there, and a tenth of their size.
    private var ids: [String: [Int]] = [:]
    /// The links to other pages, each once.
    private var links: [Link: Sighting] = [:]
    private var repeated: [Theme.PageKind: Sighting] = [:]
    private var astray: [Theme.PageKind: Sighting] = [:]
    /// Links to an id of the page itself that is not there.
    private var broken: [Theme.PageKind: Sighting] = [:]

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
        for id in inventory.ids where !own.insert(id).inserted && repeated[kind] == nil {
            repeated[kind] = Sighting(page: file.path, text: id)
        }
        ids[file.path] = inventory.ids.map(\.hashValue)
        let depth = file.path.utf8.count { $0 == UInt8(ascii: "/") }
        for address in inventory.addresses {
            // Most links of a page are those that all its neighbours have.
            let key = Self.climbs(address, from: depth) ? Address(kind: kind, depth: depth, text: address) : nil
            if let key, followed.contains(key) { continue }
            let sighting = Sighting(page: file.path, text: address)
            switch target(of: address, from: file.path) {
            case .elsewhere: break
            case .astray: if astray[kind] == nil { astray[kind] = sighting }
            case .site(file.path, let fragment?):
                if !fragment.isEmpty, !own.contains(fragment), broken[kind] == nil { broken[kind] = sighting }
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
        repeated.merge(other.repeated) { first, _ in first }
        astray.merge(other.astray) { first, _ in first }
        broken.merge(other.broken) { first, _ in first }
    }

    /// What is wrong with the links and ids.
    /// - Parameter theme: the theme folder, whose templates the faults are put down to.
    /// - Returns: the faults, each on the first page that shows it.
    func check(theme: String) -> [Diagnostic] {
        func fault(_ code: DiagnosticCode, _ kind: Theme.PageKind, _ headline: String, _ help: String) -> Diagnostic {
            let template = SourceFile(path: "\(theme)/templates/\(kind.rawValue).mustache", text: "").whole
            return Diagnostic(code, headline, at: template, help: help)
        }
        var diagnostics: [Diagnostic] = []
        for (kind, seen) in repeated {
            let help = "give one of the two elements another id; the theme's own begin with `\(Anchors.reservedPrefix)`"
            diagnostics.append(fault(.duplicateID, kind, "the id `\(seen.text)` stands twice in \(seen.page)", help))
        }
        for (kind, seen) in astray {
            let help = "begin the address with `{{root}}`, or write a whole one (`https://…`)"
            diagnostics.append(fault(.brokenLink, kind, "`\(seen.text)` in \(seen.page) leads out of the site", help))
        }
        for (kind, seen) in broken {
            let help = "give an element the id that it names, or leave the fragment out"
            diagnostics.append(fault(.brokenLink, kind, "`\(seen.text)` in \(seen.page) leads to no id there", help))
        }
        for (link, seen) in links where !files.contains(link.path) {
            let help = SimilarNames.nearest(to: link.path, among: files.sorted()).map { "did you mean `\($0)`?" }
            let headline = "`\(seen.text)` in \(seen.page) leads to no file of the site"
            diagnostics.append(fault(.brokenLink, link.kind, headline, help ?? "there is no `\(link.path)`"))
        }
        for (link, seen) in links {
            guard let fragment = link.fragment, !fragment.isEmpty, let ids = ids[link.path] else { continue }
            guard !ids.contains(fragment.hashValue) else { continue }
            let headline = "`\(seen.text)` in \(seen.page) leads to an id that is not there"
            let help = "give an element of \(link.path) the id `\(fragment)`, or leave the fragment out"
            diagnostics.append(fault(.brokenLink, link.kind, headline, help))
        }
        return diagnostics.sorted { $0.headline < $1.headline }
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
