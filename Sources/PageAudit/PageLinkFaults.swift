internal import Bytes
package import Diagnostics
internal import PageMarkup
package import SiteModel
internal import SitePaths
package import Theming

/// What is wrong with the links and ids of finished pages, each told where an author can mend it.
package struct PageLinkFaults {
    private let links: PageLinks
    private var blame: PageBlame
    private let files: Set<String>
    /// The hashes of the paths of all files.
    private let paths: Set<UInt64>
    /// What was told of texts: a link that leads nowhere there does so on its pages, too.
    private let told: Set<String>
    /// Whether ids that stand twice come of headings that were told.
    private let toldOfHeadings: Bool
    /// Whether it is told why something is not there.
    private let isExcused: (_ path: String, _ fragment: String?) -> Bool
    /// The headings that something without an end takes in, and what leads to them.
    package private(set) var hidden: HiddenHeadings
    private var guesses = 0
    /// Sorted, since of equally similar names the first is told.
    private var sortedFiles: [String] = []
    package private(set) var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - links: what was seen on all pages.
    ///   - blame: finds the places.
    ///   - settings: the links that `theme.yml` puts on every page.
    ///   - written: the links by whole addresses that texts hold.
    ///   - known: what was found before, in the texts.
    ///   - hidden: the headings that something without an end takes in.
    ///   - isExcused: whether it is told why there is no file of a path, or no id in it.
    package init(
        of links: PageLinks,
        blaming blame: PageBlame,
        settings: [ThemeSettings.Link],
        written: [ExternalLink] = [],
        beside known: [Diagnostic],
        hiding hidden: HiddenHeadings = HiddenHeadings(),
        excusing isExcused: @escaping (_ path: String, _ fragment: String?) -> Bool = { _, _ in false }
    ) {
        self.links = links
        self.isExcused = isExcused
        self.hidden = hidden
        self.blame = blame
        files = Set(links.files)
        paths = Set(links.files.map { ByteHash.of($0) })
        told = Self.told(known)
        toldOfHeadings = known.contains { Self.repeatingIDs.contains($0.code) }
        let absent = absentIDs()
        let misled = checkSettings(settings, absent).union(checkOwnLinks(written))
        checkIDs()
        checkOwn(misled)
        checkFiles(misled)
        checkFragments(absent, misled)
        var seen: Set<String> = []
        diagnostics = diagnostics.sorted { ($0.range, $0.headline) < ($1.range, $1.headline) }
            // A text stands on several pages, and is mended once.
            .filter { fault in
                let isWhole = fault.range.bounds.isEmpty
                let bounds = "\(fault.range.bounds.lowerBound) \(fault.range.bounds.upperBound)"
                return isWhole || seen.insert("\(fault.code.rawValue) \(bounds) \(fault.range.file.path)").inserted
            }
    }

    private typealias Origin = PageLinks.Origin

    /// Faults of the content for which an id stands twice.
    private static let repeatingIDs: Set<DiagnosticCode> = [
        .summaryHeading, .duplicateHeadingID, .headingClash, .duplicateCode, .duplicateGroup, .duplicateAnchor,
        .slugClash,
    ]

    /// For so many faults a similar name is looked for: that takes as long as all else.
    private static let mostGuesses = 50

    private mutating func add(
        _ code: DiagnosticCode,
        _ headline: String,
        _ sighting: PageLinks.Sighting,
        _ origin: Origin,
        _ part: PageBlame.Part = .address,
        help: String
    ) {
        guard part == .id || !told.contains(PercentEncoding.decoded(sighting.text)) else { return }
        diagnostics.append(Diagnostic(code, headline, at: blame.place(of: sighting, part, in: origin), help: help))
    }

    /// Whether an id is not there since something without an end takes its heading in. What leads there is told once.
    private mutating func isHidden(
        _ id: String,
        on page: String,
        _ place: (inout PageBlame) -> SourceRange
    ) -> Bool {
        guard let isTold = hidden.isTold(id, on: page) else { return false }
        return isTold || hidden.take(id, on: page, from: place(&blame))
    }

    // MARK: - Checks

    private mutating func checkIDs() {
        guard !toldOfHeadings else { return }
        for (origin, seen) in links.repeated {
            for sighting in seen.first {
                let help =
                    if case .staticFile = origin {
                        "give one of the two elements another id"
                    } else {
                        "give one of the two elements another id, in the template or in HTML of a text, and a heading by "
                            + "`{#name}` at its end; the theme's own begin with `\(Site.reservedAnchorPrefix)`"
                    }
                let headline = "the id `\(sighting.text)` stands twice in \(sighting.page)"
                add(.duplicateID, headline, sighting, origin, .id, help: help)
            }
        }
    }

    /// Links out of the site by too many steps up, and links to an id of the page itself.
    private mutating func checkOwn(_ misled: Set<UInt64>) {
        for (origin, seen) in links.astray {
            for sighting in seen.first {
                let help =
                    if case .staticFile = origin {
                        "write the path from this file, or a whole address (`https://…`)"
                    } else {
                        "begin it with `{{root}}` in a template; elsewhere write a whole address (`https://…`)"
                    }
                add(
                    .brokenLink,
                    "`\(sighting.text)` in \(sighting.page) leads out of the site",
                    sighting,
                    origin,
                    help: help
                )
            }
        }
        for (origin, seen) in links.broken {
            for sighting in seen.first {
                let (path, fragment) = target(of: sighting)
                guard !misled.contains(PageLinks.key(of: ByteHash.of(fragment), in: ByteHash.of(path))),
                    !told.contains("#" + fragment), !isExcused(path, fragment),
                    !isHidden(fragment, on: path, { $0.place(of: sighting, .address, in: origin) })
                else { continue }
                let help =
                    if case .staticFile = origin {
                        "give an element of this file the id `\(fragment)`, or leave the fragment out"
                    } else {
                        "give an element the id that it names, in the template or in HTML of a text, or remove the link"
                    }
                add(
                    .brokenLink,
                    "`\(sighting.text)` in \(sighting.page) leads to no id there",
                    sighting,
                    origin,
                    help: help
                )
            }
        }
    }

    private mutating func checkFiles(_ misled: Set<UInt64>) {
        for link in firstOfOrigin(where: { !paths.contains($0.path) && !misled.contains($0.path) }) {
            let seen = link.sighting
            let path = target(of: seen).path
            guard !leadsToFile(path), !isExcused(path, nil) else { continue }
            let headline = "`\(seen.text)` in \(seen.page) leads to no file of the site"
            add(.brokenLink, headline, seen, link.place.origin, help: help(path, writtenAs: seen.text, on: seen.page))
        }
    }

    private mutating func checkFragments(_ absent: Set<UInt64>, _ misled: Set<UInt64>) {
        for link in firstOfOrigin(where: { $0.idKey.map { absent.contains($0) && !misled.contains($0) } ?? false }) {
            let (path, fragment) = target(of: link.sighting)
            guard !told.contains("#" + fragment), !isExcused(path, fragment),
                !isHidden(fragment, on: path, { $0.place(of: link.sighting, .address, in: link.place.origin) })
            else { continue }
            let headline = "`\(link.sighting.text)` in \(link.sighting.page) leads to an id that is not there"
            let help = "give an element of \(path) the id `\(fragment)`, or leave the fragment out"
            add(.brokenLink, headline, link.sighting, link.place.origin, help: help)
        }
    }

    /// Links of `theme.yml`, told where they are written and not once for each kind of page.
    /// - Returns: the hashes of what they lead to, files and ids.
    private mutating func checkSettings(_ settings: [ThemeSettings.Link], _ absent: Set<UInt64>) -> Set<UInt64> {
        var misled: Set<UInt64> = []
        for link in settings {
            guard
                case .site(let path?, let fragment) = PageAddress(
                    link.address.value,
                    on: SitePath.front.text,
                    at: links.baseURL
                )
            else { continue }
            guard !isExcused(path, nil), !isExcused(path, fragment) else { continue }
            let hash = ByteHash.of(path)
            if !paths.contains(hash) {
                misled.insert(hash)
                let headline = "the link `\(link.title)` leads to no file of the site"
                let settingsHelp = help(path, writtenAs: link.address.value, on: SitePath.front.text)
                diagnostics.append(Diagnostic(.brokenLink, headline, at: link.address.range, help: settingsHelp))
            } else if let fragment, !fragment.isEmpty {
                let key = PageLinks.key(of: ByteHash.of(fragment), in: hash)
                guard absent.contains(key) || ownAbsent.contains(key) else { continue }
                misled.insert(key)
                guard !isHidden(fragment, on: path, { _ in link.address.range }) else { continue }
                diagnostics.append(
                    Diagnostic(
                        .brokenLink,
                        "the link `\(link.title)` leads to an id that is not there",
                        at: link.address.range,
                        help:
                            "\(path) has no element with the id `\(fragment)`; leave the fragment out, or name another"
                    )
                )
            }
        }
        return misled
    }

    /// Links of texts to the site's own address, each told where it is written: another text has the same to be mended.
    /// - Returns: the hashes of what they lead to in vain, files and ids.
    private mutating func checkOwnLinks(_ written: [ExternalLink]) -> Set<UInt64> {
        let own = written.compactMap { link in ownTarget(of: link).map { (link: link, path: $0, fragment: $1) } }
        guard !own.isEmpty else { return [] }
        let absent = absent(among: own.lazy.compactMap { Self.key(of: $0.fragment, in: $0.path) })
        var misled: Set<UInt64> = []
        for (link, path, fragment) in own {
            let (what, hash) = ("`\(link.address)`", ByteHash.of(path))
            if !paths.contains(hash) {
                guard !leadsToFile(path), !isExcused(path, nil) else { continue }
                misled.insert(hash)
                let help = help(path, writtenAs: link.address, on: SitePath.front.text)
                diagnostics.append(
                    Diagnostic(.brokenLink, "\(what) leads to no file of the site", at: link.range, help: help)
                )
            } else if let fragment, let key = Self.key(of: fragment, in: path), absent.contains(key) {
                guard !isExcused(path, fragment) else { continue }
                misled.insert(key)
                guard !isHidden(fragment, on: path, { _ in link.range }) else { continue }
                let help =
                    "no code, heading or element of \(path) has the id `\(fragment)`: name another, or leave it out"
                diagnostics.append(
                    Diagnostic(.brokenLink, "\(what) leads to an id that is not there", at: link.range, help: help)
                )
            }
        }
        return misled
    }

    /// What a link of a text leads to, where that should be a file of the site; a name of `site.yml` is told there.
    private func ownTarget(of link: ExternalLink) -> (path: String, fragment: String?)? {
        guard links.baseURL.path(of: link.address) != nil, link.range.text.contains(link.address),
            case .site(let path?, let fragment) = PageAddress(link.address, on: SitePath.front.text, at: links.baseURL)
        else { return nil }
        return (path, fragment)
    }

    // MARK: - Targets

    /// Whether a whole address without `/` at its end leads to a file without an extension.
    private func leadsToFile(_ path: String) -> Bool {
        let file = SitePath(path)
        return file.isPageOfFolder && files.contains(file.addressWithoutSlash)
    }

    /// What the id that a link leads to is known by among the ids of all pages.
    private static func key(of fragment: String?, in path: String) -> UInt64? {
        guard let fragment, !fragment.isEmpty, OutputFile.isPage(at: path) else { return nil }
        return PageLinks.key(of: ByteHash.of(fragment), in: ByteHash.of(path))
    }

    /// What to write in place of a link to a file that is not there.
    /// - Parameters:
    ///   - path: the path of the file in the site.
    ///   - text: the link as the page has it.
    ///   - page: the path of the page.
    /// - Returns: a sentence for those who are to mend it.
    private mutating func help(_ path: String, writtenAs text: String, on page: String) -> String {
        guesses += 1
        guard guesses <= Self.mostGuesses else { return "there is no `\(path)`" }
        // `index.html`, which all pages have in common, would make each like any other.
        if sortedFiles.isEmpty {
            sortedFiles = links.files.map { SitePath($0).address }.filter { !$0.isEmpty }.sorted()
        }
        let wanted = SitePath(path).address
        guard let guess = SimilarNames.nearest(to: wanted, among: sortedFiles), Self.isLike(wanted, guess) else {
            return "there is no `\(path)`"
        }
        let address = PercentEncoding.path(guess)
        if text.contains("://") || text.hasPrefix("//") {
            return "did you mean `\(links.baseURL.absolute)\(address)`?"
        }
        if text.hasPrefix("/") { return "did you mean `\(links.baseURL.path)\(address)`?" }
        let relative = SitePath(page).relativeAddress(of: SitePath(address: address))
        // A folder is written as it was; without a host only the page in it can be opened.
        let isFolder = text.hasSuffix("/") && relative.hasSuffix("/" + SitePath.index)
        return "did you mean `\(isFolder ? SitePath(relative).address : relative)`?"
    }

    /// Whether two paths are like each other in their last parts too, and not only in the folders that they lie in.
    private static func isLike(_ one: String, _ other: String) -> Bool {
        guard let one = one.split(separator: "/").last, let other = other.split(separator: "/").last else {
            return false
        }
        return one == other || SimilarNames.nearest(to: String(one), among: [String(other)]) != nil
    }

    /// Of the ids that links name on pages of the site, those that are not there.
    private func absentIDs() -> Set<UInt64> {
        let toIDs = links.links.filter { $0.place.fragment != nil }
        guard !toIDs.isEmpty else { return [] }
        let pages = Set(files.lazy.filter { OutputFile.isPage(at: $0) }.map { ByteHash.of($0) })
        return absent(among: toIDs.lazy.filter { pages.contains($0.place.path) }.compactMap(\.place.idKey))
    }

    /// Of ids, by what they are known by, those that no page has.
    private func absent(among ids: some Sequence<UInt64>) -> Set<UInt64> {
        var wanted = Set(ids)
        if !wanted.isEmpty { for id in links.ids { wanted.remove(id) } }
        return wanted
    }

    /// The ids that links to the page itself name in vain.
    private var ownAbsent: Set<UInt64> {
        Set(
            links.broken.values.flatMap(\.first).map { sighting in
                let (path, fragment) = target(of: sighting)
                return PageLinks.key(of: ByteHash.of(fragment), in: ByteHash.of(path))
            }
        )
    }

    /// The links that fulfil a condition, one for each place: the first of every origin, by page and text.
    private func firstOfOrigin(where isFaulty: (PageLinks.Link.Place) -> Bool) -> [PageLinks.Link] {
        var told: Set<PageLinks.Link.Place> = []
        var counts: [Origin: Int] = [:]
        return links.links.filter { isFaulty($0.place) && told.insert($0.place).inserted }
            .sorted { ($0.sighting.page, $0.sighting.text) < ($1.sighting.page, $1.sighting.text) }
            .filter { link in
                counts[link.place.origin, default: 0] += 1
                return counts[link.place.origin, default: 0] <= link.place.origin.mostFaults
            }
    }

    /// What a link leads to, in words.
    private func target(of sighting: PageLinks.Sighting) -> (path: String, fragment: String) {
        guard case .site(let path, let fragment) = PageAddress(sighting.text, on: sighting.page, at: links.baseURL)
        else {
            return ("", "")
        }
        return (path ?? sighting.page, fragment ?? "")
    }

    /// The addresses and fragments that faults of texts are about.
    private static func told(_ diagnostics: [Diagnostic]) -> Set<String> {
        let codes: Set<DiagnosticCode> = [.unresolvedLink, .unresolvedFragment, .unsafeLink, .unknownLinkName]
        var told: Set<String> = []
        for fault in diagnostics where codes.contains(fault.code) {
            let named = fault.headline.split(separator: "`", omittingEmptySubsequences: false).dropFirst().first ?? ""
            for text in [fault.range.text, named] where !text.isEmpty {
                let decoded = PercentEncoding.decoded(text)
                told.insert(decoded)
                if let hash = decoded.firstIndex(of: "#") { told.insert(String(decoded[hash...])) }
            }
            if fault.code == .unresolvedFragment { told.insert("#" + named) }
        }
        return told
    }
}
