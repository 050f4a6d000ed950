internal import CommonMark
internal import ContentReading
package import Diagnostics
internal import PageMarkup
package import SiteModel
internal import SitePaths
internal import SourceReading

/// Finds where an author can mend what is wrong with a finished page: where a text of the content, `site.yml` or a
/// template of the theme says it. What comes with the program is never to blame, for nobody can mend it there.
package struct PageBlame: Sendable {
    /// What is wrong with a page.
    enum Part: Sendable {
        case address
        /// An id that stands twice.
        case id
    }

    private let site: Site
    /// The templates that lie in the theme folder, by name.
    private let templates: [String: SourceFile]
    /// The content folder, as it is called in reports.
    private let content: String
    /// What was found in the static file that was blamed last: one may hold thousands of faults.
    private var file: FilePlaces?

    package init(_ site: Site, templates: [String: SourceFile], content: String) {
        self.site = site
        self.templates = templates
        self.content = content
    }

    /// The place to point at.
    /// - Parameters:
    ///   - sighting: the page, and the address or id as the page has it.
    ///   - part: which of the two it is.
    ///   - origin: what the page was made from.
    /// - Returns: the smallest place that is known.
    mutating func place(of sighting: PageLinks.Sighting, _ part: Part, in origin: PageLinks.Origin) -> SourceRange {
        guard case .template(let kind) = origin else { return placeInFile(of: sighting, part) }
        let texts = texts(ofPageAt: sighting.page, kind)
        for text in texts {
            if let place = Self.attribute(part, of: text, where: { $0 == sighting.text }) { return place }
        }
        if part == .id, let place = heading(sighting.text, ofPageAt: sighting.page, kind) { return place }
        if part == .address {
            for text in texts + [configuration].compactMap({ $0 }) {
                if let place = spellings(of: sighting.text).lazy.compactMap({ Self.words($0, in: text) }).first {
                    return place
                }
            }
        }
        // A link of a text to a static file: its path is counted from another folder there.
        let end = sighting.text.split(separator: "/").last ?? ""
        if part == .address, end.utf8.count > 3 {
            for text in texts {
                if let place = Self.words(end, in: text) { return place }
            }
        }
        for template in ordered(from: kind) {
            let place = Self.attribute(part, of: template.whole.all) { Self.isValue($0, filledIn: sighting.text) }
            if let place { return place }
        }
        return templates[kind.rawValue]?.whole ?? texts.first?.file.whole ?? whole(kind, at: sighting.page)
    }

    /// How an author may have written an address of a page.
    private func spellings(of address: String) -> [String] {
        guard let root = site.configuration.siteRoot?.absolute, address.hasPrefix(root) else { return [address] }
        return [address, "/" + address.dropFirst(root.count)]
    }

    /// A page that is published as it lies there.
    private mutating func placeInFile(of sighting: PageLinks.Sighting, _ part: Part) -> SourceRange {
        if let file, file.page == sighting.page { return file.place(of: sighting.text, part) }
        let location = site.staticFiles.first { $0.sitePath == sighting.page }?.location ?? sighting.page
        let read = FilePlaces(sighting.page, at: location)
        file = read
        return read.place(of: sighting.text, part)
    }

    /// Where the addresses and ids of a file stand.
    private struct FilePlaces {
        let page: String
        private let whole: SourceRange
        private var addresses: [String: SourceRange] = [:]
        private var ids: [String: [SourceRange]] = [:]

        init(_ page: String, at location: String) {
            self.page = page
            var faults: [Diagnostic] = []
            guard let file = SourceReader.read(location, as: location, &faults) else {
                whole = SourceFile(unread: location).whole
                return
            }
            whole = file.whole
            let bytes = Array(file.text.utf8)
            for item in PageInventory(bytes.span).items {
                switch item {
                case .address(let value):
                    let text = PageInventory.text(of: value, in: bytes.span)
                    if addresses[text] == nil { addresses[text] = file.range(value) }
                case .id(let value):
                    ids[PageInventory.text(of: value, in: bytes.span), default: []].append(file.range(value))
                case .name, .shared: continue
                }
            }
        }

        func place(of text: String, _ part: Part) -> SourceRange {
            // Of an id that stands twice the second is one too many.
            (part == .id ? ids[text]?.prefix(2).last : addresses[text]) ?? whole
        }
    }

    /// The heading of a text that an id of a page was made of.
    private func heading(_ id: String, ofPageAt path: String, _ kind: PageKind) -> SourceRange? {
        switch kind {
        case .entry: site.entries.first { $0.path.text == path }.flatMap { Self.heading(id, of: note(of: $0)) }
        case .group:
            site.groups.first { $0.path.text == path }?.entries.lazy.map { site.entries[$0] }
                // On the page of a group the ids of notes begin with the name of the entry.
                .filter { id.hasPrefix("\($0.slug)--") }
                .compactMap { Self.heading(String(id.dropFirst("\($0.slug)--".count)), of: note(of: $0)) }.first
        case .errors: Self.heading(id, of: site.introduction?.body)
        case .page:
            site.pages.first { $0.path.text == path }.map { Self.heading(id, of: $0.source.body) }
                ?? Self.heading(id, of: site.introduction?.body)
        case .changes, .notFound, .operation, .operations: nil
        }
    }

    private static func heading(_ id: String, of text: SourceRange?) -> SourceRange? {
        guard let text else { return nil }
        let headings = MarkdownDocument(parsing: String(text.text)).headings
        return headings.first { $0.ids.contains(id) }.map { text.part($0.range) }
    }

    // MARK: - Texts

    /// The texts of authors that a page shows.
    private func texts(ofPageAt path: String, _ kind: PageKind) -> [SourceRange] {
        switch kind {
        case .entry: site.entries.first { $0.path.text == path }.map(texts) ?? []
        case .group:
            site.groups.first { $0.path.text == path }.map { group in
                [group.source.summary?.range].compactMap { $0 } + group.entries.flatMap { texts(of: site.entries[$0]) }
            } ?? []
        case .errors:
            [site.introduction?.body].compactMap { $0 } + site.groups.compactMap { $0.source.summary?.range }
                + site.entries.flatMap(shortTexts)
        case .page:
            site.pages.first { $0.path.text == path }.map { [$0.source.body] }
                ?? [site.introduction?.body].compactMap { $0 }
        case .changes, .notFound, .operation, .operations: []
        }
    }

    private func texts(of entry: SiteEntry) -> [SourceRange] {
        [note(of: entry)].compactMap { $0 } + shortTexts(of: entry)
    }

    private func note(of entry: SiteEntry) -> SourceRange? {
        var faults: [Diagnostic] = []
        return entry.note.flatMap { FrontMatterReader.whole($0, &faults) }?.body
    }

    private func shortTexts(of entry: SiteEntry) -> [SourceRange] {
        let variants = (entry.source.answers?.variants ?? []).flatMap { [$0.summary, $0.when] }
        let reasons = [entry.source.deprecated?.reason, entry.source.retired?.reason]
        return ([entry.source.summary] + reasons + variants).compactMap { $0?.range }
    }

    /// What `site.yml` says: named links.
    private var configuration: SourceRange? {
        var faults: [Diagnostic] = []
        return SourceReader.read("\(content)/site.yml", as: "\(content)/site.yml", &faults)?.whole.all
    }

    /// The templates that may have put something on a page, the likeliest first.
    private func ordered(from kind: PageKind) -> [SourceFile] {
        let kinds = Set(PageKind.allCases.map(\.rawValue))
        let others = templates.keys.filter { !kinds.contains($0) }.sorted()
        return ([kind.rawValue] + others).compactMap { templates[$0] }
    }

    /// Where a page begins, for want of a better place.
    private func whole(_ kind: PageKind, at path: String) -> SourceRange {
        switch kind {
        case .entry:
            if let entry = site.entries.first(where: { $0.path.text == path }) { return entry.source.code.range }
        case .group: if let group = site.groups.first(where: { $0.path.text == path }) { return group.source.id.range }
        case .operation:
            if let operation = site.operations.first(where: { $0.path.text == path }) { return operation.range }
        case .errors, .page, .changes, .notFound, .operations: break
        }
        return SourceFile(unread: "\(content)/site.yml").whole
    }

    // MARK: - Looking

    /// The place of the attribute that is to blame: of ids that stand twice the second.
    private static func attribute(_ part: Part, of text: SourceRange, where isWrong: (String) -> Bool) -> SourceRange? {
        let bytes = Array(text.text.utf8)
        var places: [SourceRange] = []
        for item in PageInventory(bytes.span).items {
            switch (item, part) {
            case (.id(let value), .id), (.address(let value), .address):
                guard isWrong(PageInventory.text(of: value, in: bytes.span)) else { continue }
                places.append(text.part(value))
                if part == .address || places.count == 2 { return text.part(value) }
            default: continue
            }
        }
        return places.first
    }

    private static func words(_ words: some StringProtocol, in text: SourceRange) -> SourceRange? {
        let place = text.place(of: words)
        return place.bounds.count == words.utf8.count && String(place.text) == String(words) ? place : nil
    }

    /// Whether a value of a template, with names in it, may have become a text.
    private static func isValue(_ value: String, filledIn text: String) -> Bool {
        var literals: [Substring] = []
        var rest = value[...]
        while let start = rest.firstRange(of: "{{") {
            literals.append(rest[..<start.lowerBound])
            rest = rest[start.upperBound...]
            rest = rest.firstRange(of: "}}").map { rest[$0.upperBound...] } ?? ""
            rest = rest.drop { $0 == "}" }
        }
        literals.append(rest)
        guard literals.contains(where: { !$0.isEmpty }), literals.count > 1 || value == text else {
            return value == text
        }
        var remaining = text[...]
        for (number, literal) in literals.enumerated() where !literal.isEmpty {
            if number == literals.count - 1 { return remaining.hasSuffix(literal) }
            guard let place = remaining.firstRange(of: literal), number > 0 || place.lowerBound == text.startIndex
            else {
                return false
            }
            remaining = remaining[place.upperBound...]
        }
        return true
    }
}

extension SourceRange {
    /// The text of the file.
    fileprivate var all: SourceRange { file.range(0..<file.text.utf8.count) }
}
