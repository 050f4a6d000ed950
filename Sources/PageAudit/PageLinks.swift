internal import Bytes
internal import Diagnostics
package import PageMarkup
package import SiteModel
internal import Sorted

/// Every address on every page leads to a file of the site and to an id that is there, and every id stands once.
///
/// Links in Markdown are checked where they are written; this looks at the finished pages, and so at templates,
/// navigation and whatever else puts an address there.
package struct PageLinks: Sendable {
    /// What a page was made from.
    package enum Origin: Hashable, Sendable {
        /// A template, and the texts of authors.
        case template(PageKind)
        /// A former address, which leads on.
        case moved
        /// A static file, by the hash of its path: each is an author's own.
        case staticFile(UInt64)

        /// How many faults of a sort are told: those of a template's pages have few causes.
        var mostFaults: Int {
            if case .staticFile = self { .max } else { 20 }
        }
    }

    /// A link to another file.
    package struct Link: Sendable {
        /// What two links have in common that lead to one place from pages of one origin.
        package struct Place: Hashable, Sendable {
            /// What the page was made from that it stands on.
            package let origin: Origin
            /// The hashes of what it leads to.
            package let path: UInt64
            package let fragment: UInt64?

            package init(origin: PageLinks.Origin, path: UInt64, fragment: UInt64?) {
                self.origin = origin
                self.path = path
                self.fragment = fragment
            }

            /// Without the origin, which takes longer than all else, and which tells few places apart.
            package func hash(into hasher: inout Hasher) {
                hasher.combine(path)
                hasher.combine(fragment)
            }

            /// What the id that it leads to is known by among the ids of all pages.
            var idKey: UInt64? { fragment.map { PageLinks.key(of: $0, in: path) } }
        }

        package let place: Place
        let sighting: Sighting

        package init(place: PageLinks.Link.Place, sighting: PageLinks.Sighting) {
            self.place = place
            self.sighting = sighting
        }
    }

    /// Where a link or an id was first seen.
    package struct Sighting: Sendable {
        let page: String
        /// As the page has it.
        let text: String

        package init(page: String, text: String) {
            self.page = page
            self.text = text
        }
    }

    /// What was seen on the pages of one kind: each text once, where it was seen first, and no more than are read.
    struct Sightings: Sendable {
        private(set) var first: [Sighting] = []
        private var texts: Set<String> = []

        mutating func add(_ sighting: Sighting, in origin: Origin) {
            guard first.count < origin.mostFaults, texts.insert(sighting.text).inserted else { return }
            first.append(sighting)
        }

        /// With what was seen later.
        mutating func add(_ other: Sightings, in origin: Origin) {
            for sighting in other.first { add(sighting, in: origin) }
        }
    }

    let baseURL: BaseURL
    private let basePath: [UInt8]
    private let absoluteBase: [UInt8]
    /// The hashes of the paths of pages that are sure to be made.
    private let pages: Set<UInt64>
    /// The paths of all files.
    package private(set) var files: [String] = []
    /// The ids of all pages, as hashes: enough to see that one is there, and a fraction of their size.
    package private(set) var ids: [UInt64] = []
    /// The links to other files, but for those to pages as a whole that are sure to be made. Each is the first of its
    /// place among the files that were taken in together.
    package private(set) var links: [Link] = []
    private(set) var repeated: [Origin: Sightings] = [:]
    private(set) var astray: [Origin: Sightings] = [:]
    /// Links to an id of the page itself that is not there.
    private(set) var broken: [Origin: Sightings] = [:]

    /// The places that links were seen to lead to.
    private var seen: Set<Link.Place> = []
    private var known: [KnownMarkup] = []

    /// - Parameters:
    ///   - baseURL: where the site lives.
    ///   - pages: the hashes of the paths of pages that are sure to be made: most links lead to one of them, and need not
    ///     be kept.
    package init(at baseURL: BaseURL, pages: Set<UInt64> = []) {
        self.baseURL = baseURL
        basePath = Array(baseURL.path.utf8)
        absoluteBase = Array(baseURL.absolute.utf8)
        self.pages = pages
    }

    /// What was seen on pages that had no fault of their own, for the same site.
    package init(files: [String], ids: [UInt64], links: [Link], like other: PageLinks) {
        self.init(at: other.baseURL, pages: other.pages)
        self.files = files
        self.ids = ids
        self.links = links
    }

    /// One that nothing was taken into yet, for the same site.
    package var empty: PageLinks { PageLinks(at: baseURL, pages: pages) }

    /// Takes in a file. One that is no page leads nowhere, but may be led to.
    package mutating func add(_ file: OutputFile) {
        files.append(file.path)
        guard file.isPage, let origin = Self.origin(of: file) else { return }
        let page = PagePath(file.path, base: basePath, absoluteBase: absoluteBase)
        let bytes = file.bytes
        let html = bytes.span
        let inventory =
            file.shared.map { PageInventory(html, passing: $0.places, of: $0.markup) } ?? PageInventory(html)
        var own: [OwnID] = []
        own.reserveCapacity(inventory.items.count)
        var names: [OwnID] = []
        var addresses: [Range<Int>] = []
        addresses.reserveCapacity(inventory.items.count)
        let number = file.shared.map { self.number(of: $0.markup) }
        for item in inventory.items {
            switch item {
            case .id(let value): own.append((PageInventory.hash(ofID: value, in: html), value))
            case .name(let value): names.append((PageInventory.hash(ofID: value, in: html), value))
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
        own.sort { ($0.hash, $0.place.lowerBound) < ($1.hash, $1.place.lowerBound) }
        addRepeated(own, of: file, origin)
        if !names.isEmpty {
            // An element may have its id as a name as well.
            own += names
            own.sort { ($0.hash, $0.place.lowerBound) < ($1.hash, $1.place.lowerBound) }
        }
        for id in own { ids.append(Self.key(of: id.hash, in: path)) }
        for address in addresses {
            if let target = AddressHash(html, address, on: page) {
                follow(target, address, of: file, path, origin, own: own)
            } else {
                followDecoded(PageInventory.text(of: address, in: html), of: file, path, origin, own: own)
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
    package mutating func add(fileAt path: String) {
        files.append(path)
    }

    private typealias OwnID = (hash: UInt64, place: Range<Int>)

    private mutating func addRepeated(_ own: [OwnID], of file: OutputFile, _ origin: Origin) {
        let twins = zip(own, own.dropFirst()).filter { $0.hash == $1.hash }.map { $1.place }
        for place in twins.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let bytes = file.bytes
            let id = PageInventory.text(of: place, in: bytes.span)
            repeated[origin, default: Sightings()].add(Sighting(page: file.path, text: id), in: origin)
        }
    }

    /// Takes in a link whose target is known by its hashes.
    private mutating func follow(
        _ target: AddressHash,
        _ address: Range<Int>,
        of file: OutputFile,
        _ path: UInt64,
        _ origin: Origin,
        own: [OwnID]
    ) {
        guard let targetPath = target.path, targetPath != path else {
            if let fragment = target.fragment, !Self.holds(own, fragment) {
                let bytes = file.bytes
                let text = PageInventory.text(of: address, in: bytes.span)
                broken[origin, default: Sightings()].add(Sighting(page: file.path, text: text), in: origin)
            }
            return
        }
        guard let place = newPlace(targetPath, target.fragment, origin) else { return }
        let bytes = file.bytes
        let text = PageInventory.text(of: address, in: bytes.span)
        links.append(Link(place: place, sighting: Sighting(page: file.path, text: text)))
    }

    /// What a link to another file leads to, unless that is sure to be there, or a neighbour of the page leads there as
    /// well.
    private mutating func newPlace(_ path: UInt64, _ fragment: UInt64?, _ origin: Origin) -> Link.Place? {
        if fragment == nil, pages.contains(path) { return nil }
        let place = Link.Place(origin: origin, path: path, fragment: fragment)
        return seen.insert(place).inserted ? place : nil
    }

    /// Takes in a link that has to be decoded to be followed.
    private mutating func followDecoded(
        _ address: String,
        of file: OutputFile,
        _ path: UInt64,
        _ origin: Origin,
        own: [OwnID]
    ) {
        let sighting = Sighting(page: file.path, text: address)
        switch PageAddress(address, on: file.path, at: baseURL) {
        case .elsewhere: break
        case .astray: astray[origin, default: Sightings()].add(sighting, in: origin)
        case .site(let targetPath, let fragment):
            let fragment = fragment.flatMap { $0.isEmpty ? nil : ByteHash.of($0) }
            let targetHash = targetPath.map { ByteHash.of($0) } ?? path
            if targetHash == path {
                if let fragment, !Self.holds(own, fragment) {
                    broken[origin, default: Sightings()].add(sighting, in: origin)
                }
                return
            }
            guard let place = newPlace(targetHash, fragment, origin) else { return }
            links.append(Link(place: place, sighting: sighting))
        }
    }

    /// Whether ids, sorted by their hashes, hold one.
    private static func holds(_ ids: [OwnID], _ id: UInt64) -> Bool {
        let index = ids.partitioningIndex { $0.hash >= id }
        return index < ids.endIndex && ids[index].hash == id
    }

    /// What an id of a page is known by among the ids of all pages.
    static func key(of id: UInt64, in page: UInt64) -> UInt64 {
        (page ^ id.byteSwapped) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Takes in what was seen elsewhere, later in the order of the site.
    package mutating func add(_ other: PageLinks) {
        files += other.files
        ids += other.ids
        links += other.links
        for (origin, seen) in other.repeated { repeated[origin, default: Sightings()].add(seen, in: origin) }
        for (origin, seen) in other.astray { astray[origin, default: Sightings()].add(seen, in: origin) }
        for (origin, seen) in other.broken { broken[origin, default: Sightings()].add(seen, in: origin) }
    }

    /// Forgets what only helps while files are taken in.
    package mutating func finish() {
        seen = []
        known = []
    }

    /// What a page was made from, or `nil` where it holds no links.
    private static func origin(of file: OutputFile) -> Origin? {
        switch file.source {
        case .page(let kind): .template(kind)
        case .moved: .moved
        case .staticFile: .staticFile(ByteHash.of(file.path))
        case .other: nil
        }
    }
}
