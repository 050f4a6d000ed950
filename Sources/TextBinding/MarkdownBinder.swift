internal import Binding
internal import Bytes
internal import CommonMark
internal import Diagnostics
internal import MarkdownEvents
internal import NormalForms
package import SiteModel
internal import SitePaths

/// Parses Markdown texts and binds their links, and reports every link that leads nowhere.
package final class MarkdownBinder: Sendable {
    private let site: Site
    private let resolver: LinkResolver
    private let linkNames: [String]

    package init(site: Site) {
        self.site = site
        linkNames = site.configuration.links.keys.sorted()
        resolver = LinkResolver(site: site)
    }

    /// Binds a note or a page.
    /// - Parameters:
    ///   - source: the text.
    ///   - entry: the entry that it is about: a code span with its code is no link there.
    /// - Returns: the text, with a fault for every link that leads nowhere.
    func bind(_ source: MarkdownSource, about entry: Int? = nil) -> BoundText {
        let start = source.body.bounds.lowerBound
        let file = source.body.file
        let text = String(source.body.text)
        let unfit = UnfitCharacter.all(in: text).map { Diagnostic($0, at: source.body.part($0.range)) }
        let place = { (bounds: Range<Int>, _: String) in
            file.range(start + bounds.lowerBound..<start + bounds.upperBound)
        }
        return bind(
            text,
            path: source.path,
            about: entry,
            whole: source.body,
            hasReaders: true,
            knowing: unfit,
            locate: place
        )
    }

    /// Binds a text of the catalog. YAML folds and indents such a text, so a fault is looked for by its words.
    func bind(_ text: Located<String>, about entry: Int? = nil) -> BoundText {
        bind(text.value, path: "catalog/entry.yml", about: entry, whole: text.range) { _, words in
            text.range.place(of: words)
        }
    }

    /// Binds a link that stands by itself.
    func bind(_ link: FieldLink, about entry: Int?) -> BoundText {
        let address = link.address
        var binding = Binding(headings: [], path: "catalog/entry.yml", entry: entry)
        bindLink(address.value, at: 0, address.range, &binding)
        let text = link.title ?? binding.targets.first.flatMap { title(of: $0.target) } ?? address.value
        let resource = MarkdownEvent.Resource(destination: address.value)
        return binding.text(of: [.enter(.link(resource), 0..<0), .leaf(.text(text), 0..<0), .exit], headings: [])
    }

    /// What a place of the site is called.
    private func title(of target: LinkTarget) -> String? {
        switch target {
        case .entry(let index, nil): site.entries[index].name
        case .shared(let index): site.sharedCodes[index].code.rawValue
        case .site(let path, nil):
            site.pages.first { $0.path == path }?.title ?? site.groups.first { $0.path == path }?.source.title.value
        case .entry, .site, .external, .file, .heading, .place: nil
        }
    }

    /// Binds a text.
    /// - Parameters:
    ///   - text: the Markdown.
    ///   - path: the path in the content folder that links start from.
    ///   - entry: the entry that it is about.
    ///   - whole: the place of the text as a whole.
    ///   - hasReaders: whether quotes in it may be for some readers.
    ///   - diagnostics: what is known to be wrong with it.
    ///   - locate: the place of a stretch of the text that holds certain words.
    /// - Returns: the text, with a fault for every link that leads nowhere.
    private func bind(
        _ text: String,
        path: String,
        about entry: Int?,
        whole: SourceRange,
        hasReaders: Bool = false,
        knowing diagnostics: [Diagnostic] = [],
        locate: (Range<Int>, String) -> SourceRange
    ) -> BoundText {
        let holdsMarker = AudienceBlocks.mayHoldMarker(text)
        let shown = holdsMarker && hasReaders ? AudienceBlocks.text(text, for: site.readership.audience) : text
        let document = MarkdownDocument(parsing: shown, in: site)
        let marked = holdsMarker ? AudienceBlocks.marked(document.events, in: shown) : nil
        let events = marked?.events ?? document.events
        var binding = Binding(headings: document.headingIDs, path: path, entry: entry)
        binding.diagnostics = diagnostics
        if let place = document.tooDeep {
            let most = MarkdownDocument.mostNesting
            binding.diagnostics.append(
                Diagnostic(
                    .nestingTooDeep,
                    "lists and quotes are nested \(document.depth) deep here, and at most \(most) are read",
                    at: locate(place, text.words(place, atMost: most)),
                    help: "check for a long run of `>` or of list markers"
                )
            )
            // Its headings are there all the same.
            return binding.text(of: [], headings: document.headings)
        }
        let faults = TextFaults.all(in: document, shown, isHTMLShown: site.configuration.allowsUnsafeHTML)
        let opened = hasReaders ? opened(shown, behind: faults) : nil
        binding.hidden = opened?.headingIDs ?? []
        for reference in document.unresolvedReferences {
            // What defines it may stand in code or HTML without an end, and that is told.
            if let opened, !opened.unresolvedReferences.contains(where: { $0.range == reference.range }) { continue }
            binding.diagnostics.append(unresolved(reference, at: locate(reference.range, reference.label)))
        }
        for index in events.indices {
            bind(events, at: index, &binding, locate: locate)
            guard case .enter(.image(let image), let bounds) = events[index], !hasText(index, events)
            else { continue }
            binding.diagnostics.append(
                Diagnostic(
                    .missingImageText,
                    "the image has no text",
                    at: locate(bounds, image.destination),
                    help: "say between the brackets what it shows, for those who cannot see it: `![what it shows](…)`"
                )
            )
        }
        let all = marked.map { ReaderFaults.of($0, inNote: hasReaders, beside: faults) } ?? faults
        report(all, of: text, &binding, locate: locate)
        for heading in document.headings where heading.id.hasPrefix(Site.reservedAnchorPrefix) {
            let place = locate(heading.range, heading.text)
            let help = "give the heading an id of its own (`## \(heading.text) {#name}`)"
            binding.diagnostics.append(Anchors.reserved(heading.id, at: place, help: help))
        }
        return binding.text(of: events, headings: document.headings)
    }

    /// The text without the beginnings of what has no end, where there is such.
    private func opened(_ text: String, behind faults: [TextFault]) -> MarkdownDocument? {
        let starts = faults.filter { $0.code == .unclosedBlock }.map(\.range.lowerBound)
        return starts.isEmpty ? nil : UnclosedBlock.opened(text, at: starts) { MarkdownDocument(parsing: $0, in: site) }
    }

    /// What is known while the events of one text are gone through.
    private struct Binding {
        let headings: Set<String>
        let path: String
        let entry: Int?
        /// The ids of headings, those among them that something without an end takes in.
        var hidden: Set<String> = []
        var targets: [(index: Int, target: LinkTarget)] = []
        var fragmentLinks: [BoundText.FragmentLink] = []
        var externalLinks: [ExternalLink] = []
        var diagnostics: [Diagnostic] = []
        /// The indexes of the links and images that lead nowhere.
        var dead: [Int] = []
        /// How many containers are open from the outermost link on: a link holds no other.
        var depthInLink = 0

        func text(of events: [MarkdownEvent], headings: [MarkdownDocument.Heading]) -> BoundText {
            let (events, targets) = dead.isEmpty ? (events, targets) : DeadLinks.removed(dead, from: events, targets)
            return BoundText(
                events: events,
                headings: headings,
                targets: targets,
                fragmentLinks: fragmentLinks,
                externalLinks: externalLinks,
                diagnostics: diagnostics
            )
        }
    }

    private func bind(
        _ events: [MarkdownEvent],
        at index: Int,
        _ binding: inout Binding,
        locate: (Range<Int>, String) -> SourceRange
    ) {
        switch events[index] {
        case .enter(.link(let link), let range):
            if let label = Footnote.label(behind: index, in: events), locate(range, "[\(label)]").text.hasPrefix("[^") {
                let fault = Footnote.fault(label, link.destination, at: locate(range, "[\(label)]"))
                if fault.severity == .error { binding.dead.append(index) }
                binding.diagnostics.append(fault)
            } else {
                bindLink(link.destination, at: index, locate(link.destinationRange, link.destination), &binding)
            }
            binding.depthInLink += 1
        case .enter(.image(let image), _):
            bindImage(image.destination, at: index, locate(image.destinationRange, image.destination), &binding)
            if binding.depthInLink > 0 { binding.depthInLink += 1 }
        case .enter:
            if binding.depthInLink > 0 { binding.depthInLink += 1 }
        case .exit:
            if binding.depthInLink > 0 { binding.depthInLink -= 1 }
        case .leaf(.code(let code), _):
            if let fault = internalCode(code, at: index, events, locate) { binding.diagnostics.append(fault) }
            guard binding.depthInLink == 0, let target = target(ofCode: code, on: binding.entry) else { return }
            binding.targets.append((index, target))
        case .leaf:
            return
        }
    }

    /// What a code span leads to: never to the entry that one is on, nor to a list of those that share its code.
    private func target(ofCode code: String, on entry: Int?) -> LinkTarget? {
        if let found = site.entry(named: code) { return found == entry ? nil : .entry(found, fragment: nil) }
        guard let shared = site.sharedCode(anchor: code), site.sharedCodes[shared].code.rawValue == code,
            entry.map({ !site.sharedCodes[shared].holders.contains($0) }) ?? true
        else { return nil }
        return .shared(shared)
    }

    /// The fault of a code that only internal readers may know of.
    private func internalCode(
        _ code: String,
        at index: Int,
        _ events: [MarkdownEvent],
        _ locate: (Range<Int>, String) -> SourceRange
    ) -> Diagnostic? {
        guard !site.readership.leftOut.isEmpty, site.readership.leftOut[code] != nil else { return nil }
        return ReaderFaults.code(code, at: locate(events[index].range ?? 0..<0, code))
    }

    /// The place is looked for only where it is told: in a text of the catalog that takes longer than all else here.
    private func bindLink(
        _ destination: String,
        at index: Int,
        _ place: @autoclosure () -> SourceRange,
        _ binding: inout Binding
    ) {
        do throws(LinkFault) {
            let target = try resolver.resolve(destination, from: binding.path, headings: binding.headings)
            binding.targets.append((index, target))
            switch target {
            case .external(let address):
                binding.externalLinks.append(ExternalLink(address: address, range: place()))
            case .site(let path, let fragment?):
                binding.fragmentLinks.append(.init(path: path, fragment: fragment, range: place()))
            case .entry(let entry, let fragment?):
                binding.fragmentLinks.append(.init(path: site.entries[entry].path, fragment: fragment, range: place()))
            default:
                break
            }
        } catch {
            binding.dead.append(index)
            if let id = Self.ownID(in: destination), binding.hidden.contains(id), let page = page(of: binding) {
                binding.fragmentLinks.append(.init(path: page, fragment: id, range: place()))
            } else {
                binding.diagnostics.append(Diagnostic(error, at: place()))
            }
        }
    }

    /// The id of the text that a link stands in which it leads to.
    private static func ownID(in destination: String) -> String? {
        guard destination.hasPrefix("#") else { return nil }
        return LinkFragment.id(in: PercentEncoding.decoded(destination.dropFirst()).composed)
    }

    /// The page that a text stands on.
    private func page(of binding: Binding) -> SitePath? {
        if let entry = binding.entry { return site.entries[entry].path }
        if let page = site.page(source: binding.path) { return site.pages[page].path }
        return binding.path == site.introduction?.path ? .front : nil
    }

    private func bindImage(
        _ destination: String,
        at index: Int,
        _ place: @autoclosure () -> SourceRange,
        _ binding: inout Binding
    ) {
        do throws(LinkFault) {
            guard !destination.isEmpty else { throw LinkFault.imageWithoutAddress }
            let target = try resolver.resolve(destination, from: binding.path, headings: [])
            guard case .file(let path, _) = target, !path.hasSuffix(".html") else {
                throw LinkFault(
                    code: .unresolvedLink,
                    headline: "`\(destination.prefix(60))` is no image of the site",
                    help: ["put the image into static/ and write its path from here: pages load nothing from elsewhere"]
                )
            }
            binding.targets.append((index, target))
        } catch {
            binding.dead.append(index)
            binding.diagnostics.append(Diagnostic(error, at: place()))
        }
    }

    /// Whether an image that is entered at an index says what it shows.
    private func hasText(_ index: Int, _ events: [MarkdownEvent]) -> Bool {
        if case .exit = events[index + 1] { false } else { true }
    }

    /// What is near to a named link is a slip; what is not may be meant as it stands, as CommonMark reads it.
    private func unresolved(_ reference: MarkdownDocument.UnresolvedReference, at range: SourceRange) -> Diagnostic {
        if let name = SimilarNames.nearest(to: reference.label, among: linkNames) {
            return Diagnostic(
                .unknownLinkName,
                "no link is named `\(reference.label)`",
                at: range,
                help: "did you mean `\(name)`?"
            )
        }
        return Diagnostic(
            .unresolvedReference,
            "`[\(reference.label)]` names no link, so the brackets are shown as they stand",
            at: range,
            guess: Guess({ [site] in
                SimilarNames.nearest(to: reference.label, among: site.entries.lazy.map(\.id.rawValue))
                    .map { "did you mean the code `\($0)`?" }
            }),
            help: "name it under `links` in site.yml, or define it in this text (`[\(reference.label)]: https://…`)",
            "where brackets are meant, write `\\[`"
        )
    }

    private func report(
        _ faults: [TextFault],
        of text: String,
        _ binding: inout Binding,
        locate: (Range<Int>, String) -> SourceRange
    ) {
        for fault in faults {
            binding.diagnostics.append(
                Diagnostic(
                    fault.code,
                    fault.headline,
                    at: locate(fault.range, text.words(fault.range)),
                    related: fault.related.map { ($0.label, locate($0.range, text.words($0.range))) },
                    help: fault.help
                )
            )
        }
    }
}

extension Diagnostic {
    fileprivate init(_ fault: LinkFault, at range: SourceRange) {
        self.init(fault.code, fault.headline, at: range, guess: fault.guess, help: fault.help)
    }
}
