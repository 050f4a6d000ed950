internal import Binding
internal import CommonMark
internal import Diagnostics
internal import SiteModel
internal import SitePaths

extension PermalinkCheck {
    /// The addresses of a site.
    struct Current {
        /// In no order that matters.
        private(set) var permalinks: [Permalink] = []
        /// Ids that headings have by their number beside those that are made of their path: kept where they were published,
        /// and no promise where they were not.
        private(set) var numbered: [Permalink] = []
        /// The addresses that an author carries on by an alias, or that former patterns made.
        private(set) var carried: Set<ExactText> = []
        let headings: SiteHeadings
        /// The pages that former addresses lead to, and what they are.
        private let moved: Set<SitePath>
        private var targets: [SitePath: Permalink.Target] = [:]
        private var pageHeadings: [SitePath: [MarkdownDocument.Heading]] = [:]
        /// What stands before the anchors of codes and groups.
        private let anchors: String
        /// Whether such anchors were published on other pages, and then what each leads to.
        private let hasAnchorsElsewhere: Bool
        private var bearers: [ExactText: Permalink.Target] = [:]

        init(_ site: Site, headings: SiteHeadings) {
            self.headings = headings
            moved = Set(site.moves.map(\.to))
            anchors = site.addresses.anchor("")
            hasAnchorsElsewhere = site.errorsPlaces.count > 1
            permalinks.reserveCapacity(3 * site.entries.count)
            // Whether all codes stand there or not, aliases of the introduction lead to the front page.
            if moved.contains(.front) { targets[.front] = .errors }
            addErrorsPage(site.addresses.errors)
            for group in site.groups {
                let target = Permalink.Target(.group, group.source.id.value)
                add(group.path, group.path.address, target)
                add(anchor: group.anchor, further: group.furtherAnchors, target)
            }
            for entry in site.entries {
                let target = Permalink.Target(.error, entry.id.rawValue)
                add(entry.path, entry.address, target)
                add(anchor: entry.anchor, further: entry.furtherAnchors, target)
            }
            for code in site.sharedCodes { add(code) }
            if !site.operations.isEmpty {
                let page = SitePath.operations
                add(page, page.address, Permalink.Target(.page, page.addressWithoutSlash))
            }
            for operation in site.operations {
                add(operation.path, operation.path.address, Permalink.Target(.operation, operation.name))
            }
            addPages(site.pages)
            for heading in headings.introduction {
                add("#" + heading.id, .init(.heading, heading.id))
                if let id = heading.formerID { keep("#" + id, .init(.heading, id)) }
            }
            for move in site.moves { add(move) }
            carry(site.frontAnchors, at: SitePath.front.address)
        }

        /// What is there by itself: what an alias carries on is not.
        var uncarried: Set<Permalink.Target> {
            Set(permalinks.filter { !carried.contains(ExactText($0.address)) }.map(\.target))
        }

        private mutating func add(_ address: String, _ target: Permalink.Target) {
            permalinks.append(Permalink(address: address, target: target, since: Permalink.unreleased))
        }

        private mutating func keep(_ address: String, _ target: Permalink.Target) {
            numbered.append(Permalink(address: address, target: target, since: Permalink.unreleased))
        }

        private mutating func carry(_ address: String, _ target: Permalink.Target) {
            add(address, target)
            carried.insert(ExactText(address))
        }

        private mutating func add(_ path: SitePath, _ address: String, _ target: Permalink.Target) {
            if moved.contains(path) { targets[path] = target }
            add(address, target)
        }

        private mutating func add(anchor: String, further: [String], _ target: Permalink.Target) {
            add(anchors + anchor, target)
            for anchor in further { carry(anchors + anchor, target) }
            guard hasAnchorsElsewhere else { return }
            for anchor in [anchor] + further { bearers[ExactText(anchor)] = target }
        }

        /// A code that several entries have keeps the addresses that it had when it led to one.
        private mutating func add(_ code: SharedCode) {
            if let path = code.path {
                if moved.contains(path) { targets[path] = code.target }
                carry(path.address, code.target)
            }
            for anchor in [code.anchor] + code.furtherAnchors {
                carry(anchors + anchor, code.target)
                if hasAnchorsElsewhere { bearers[ExactText(anchor)] = code.target }
            }
        }

        private mutating func addErrorsPage(_ path: SitePath) {
            if moved.contains(path) { targets[path] = .errors }
            // The front page is always there.
            if path != .front { add(path.address, .errors) }
        }

        private mutating func addPages(_ pages: [SitePage]) {
            for (page, headings) in zip(pages, headings.pages) {
                add(page.path, page.path.address, Permalink.Target(.page, page.path.addressWithoutSlash))
                if moved.contains(page.path) { pageHeadings[page.path] = headings }
                let anchors = page.path.address + "#"
                for heading in headings {
                    add(anchors + heading.id, PermalinkCheck.heading(heading.id, on: page.path))
                    if let id = heading.formerID { keep(anchors + id, PermalinkCheck.heading(id, on: page.path)) }
                }
            }
        }

        private mutating func add(_ move: Move) {
            guard let target = targets[move.to] else { return }
            let former = move.from.address
            if move.from != .front { carry(former, target) }
            // A page that leads on holds the ids of the one that it leads to.
            for heading in pageHeadings[move.to] ?? [] {
                carry(former + "#" + heading.id, PermalinkCheck.heading(heading.id, on: move.to))
                if let id = heading.formerID { keep(former + "#" + id, PermalinkCheck.heading(id, on: move.to)) }
            }
            carry(move.anchors, at: former)
        }

        /// Anchors of codes and groups on a page that had all of them once.
        private mutating func carry(_ anchors: [String], at address: String) {
            for anchor in anchors {
                if let target = bearers[ExactText(anchor)] { carry(address + "#" + anchor, target) }
            }
        }
    }
}
