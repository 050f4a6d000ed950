/// How the addresses of pages of one kind are made, such as `errors/{slug}/`: a path below the site's root that ends in
/// `/` or `.html`, with names in braces to be filled in.
package struct AddressPattern: Hashable, Sendable, CustomStringConvertible {
    /// What stands in braces.
    package enum Placeholder: String, Sendable {
        case slug
        case code
        case lowerCode = "code:lower"
        /// The scope of an entry. Where it has none, what parts the scope from the rest goes with it.
        case scope
        /// The id of an entry's group, as a slug.
        case group
        /// The id of a group, as a slug.
        case id

        /// Those that an entry's page may have, and those of a group's.
        package static let ofEntries: [Placeholder] = [.slug, .code, .lowerCode, .scope, .group]
        package static let ofGroups: [Placeholder] = [.id]

        /// Whether it tells the pages of a kind apart.
        var isIdentity: Bool { self != .group && self != .scope }
    }

    /// What is filled in.
    package struct Values: Sendable {
        let slug: String
        let code: String
        let scope: String
        let group: String

        /// - Parameters:
        ///   - slug: of an entry or a group.
        ///   - code: of an entry.
        ///   - scope: of an entry, if it has one.
        ///   - group: the slug of an entry's group.
        package init(slug: Slug, code: String = "", scope: ErrorCode? = nil, group: Slug? = nil) {
            self.slug = slug.rawValue
            self.code = code
            self.scope = scope?.rawValue ?? ""
            self.group = group?.rawValue ?? ""
        }

        subscript(placeholder: Placeholder) -> String {
            switch placeholder {
            case .slug, .id: slug
            case .code: code
            case .lowerCode: code.lowercased()
            case .scope: scope
            case .group: group
            }
        }
    }

    enum Piece: Hashable, Sendable {
        case text(String)
        case placeholder(Placeholder)
    }

    /// The pattern as it was written.
    package let text: String
    let pieces: [Piece]

    package var description: String { text }

    /// Where pages lie unless `site.yml` says otherwise.
    package static let entries = AddressPattern(SitePath.entriesFolder, .slug)
    package static let groups = AddressPattern(SitePath.groupsFolder, .id)

    private init(_ folder: String, _ placeholder: Placeholder) {
        text = "\(folder){\(placeholder.rawValue)}/"
        pieces = [.text(folder), .placeholder(placeholder), .text("/")]
    }

    init(text: String, pieces: [Piece]) {
        self.text = text
        self.pieces = pieces
    }

    /// The address of a page.
    package func address(for values: Values) -> String {
        var address = ""
        for piece in pieces(for: values) {
            switch piece {
            case .text(let text): address += text
            case .placeholder(let placeholder): address += values[placeholder]
            }
        }
        return address
    }

    /// The pieces without what parts a scope from the rest that is not there: of `{scope}/{code}/` the first `/`, of
    /// `{code}-{scope}/` the `-`.
    private func pieces(for values: Values) -> [Piece] {
        guard values.scope.isEmpty, let place = pieces.firstIndex(of: .placeholder(.scope)) else { return pieces }
        var pieces = pieces
        let beginsPart = place == 0 || pieces[place - 1].text.hasSuffix("/")
        if beginsPart, place + 1 < pieces.count, let first = pieces[place + 1].text.first, "/.-_".contains(first) {
            pieces[place + 1] = .text(String(pieces[place + 1].text.dropFirst()))
        } else if !beginsPart, let last = pieces[place - 1].text.last, ".-_".contains(last) {
            pieces[place - 1] = .text(String(pieces[place - 1].text.dropLast()))
        }
        pieces.remove(at: place)
        return pieces
    }

    /// Whether a page may have had an address: an entry may have stood in another group then.
    package func mayMake(_ address: String, for values: Values) -> Bool {
        let literals = pieces(for: values).reduce(into: [""]) { literals, piece in
            switch piece {
            case .text(let text): literals[literals.count - 1] += text
            case .placeholder(.group): literals.append("")
            case .placeholder(let placeholder): literals[literals.count - 1] += values[placeholder]
            }
        }
        return Self.fits(address[...], literals[...])
    }

    /// Whether a text consists of literals with the name of a group between each two.
    private static func fits(_ text: Substring, _ literals: ArraySlice<String>) -> Bool {
        guard let first = literals.first, text.hasPrefix(first) else { return false }
        let rest = text.dropFirst(first.count)
        guard literals.count > 1 else { return rest.isEmpty }
        let name = rest.prefix { $0 != "/" }
        return name.indices.dropFirst().contains { fits(rest[$0...], literals.dropFirst()) }
            || !name.isEmpty && fits(rest[name.endIndex...], literals.dropFirst())
    }

    /// What stands for the one name of an address that the pattern may have made, where it has one name only.
    package func name(in address: String) -> String? {
        guard pieces.count(where: \.isPlaceholder) == 1, let place = pieces.firstIndex(where: \.isPlaceholder) else {
            return nil
        }
        let (start, end) = (Self.literal(pieces[..<place]), Self.literal(pieces[(place + 1)...]))
        guard address.utf8.count > start.utf8.count + end.utf8.count, address.hasPrefix(start), address.hasSuffix(end)
        else { return nil }
        return String(address.dropFirst(start.count).dropLast(end.count))
    }

    private static func literal(_ pieces: ArraySlice<Piece>) -> String {
        pieces.map(\.text).joined()
    }

    /// The folders that all of its pages lie in.
    package var folders: [String] {
        guard case .text(let text)? = pieces.first else { return [] }
        return text.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Whether it names a placeholder.
    package func holds(_ placeholder: Placeholder) -> Bool { pieces.contains(.placeholder(placeholder)) }
    /// Whether it has the same address for no two pages.
    var tellsApart: Bool { pieces.contains { if case .placeholder(let name) = $0 { name.isIdentity } else { false } } }

    /// Whether an address may be made by both of two patterns, whatever is filled in, on hosts that look at no letter case
    /// and show a page under its name without its ending, too.
    package func mayMeet(_ other: AddressPattern) -> Bool {
        let (own, others) = (partsToMeet, other.partsToMeet)
        return own.count == others.count && zip(own, others).allSatisfy { $0.mayEqual($1) }
    }

    /// A part of a path with what may stand before and behind a name in it.
    private struct Part: Equatable {
        var start = ""
        var end = ""
        var isOpen = false

        func mayEqual(_ other: Part) -> Bool {
            switch (isOpen, other.isOpen) {
            case (false, false): start == other.start
            case (true, false): other.start.hasPrefix(start) && other.start.hasSuffix(end)
            case (false, true): start.hasPrefix(other.start) && start.hasSuffix(other.end)
            case (true, true):
                (start.hasPrefix(other.start) || other.start.hasPrefix(start))
                    && (end.hasSuffix(other.end) || other.end.hasSuffix(end))
            }
        }
    }

    private var partsToMeet: [Part] {
        var parts = [Part()]
        for piece in pieces {
            guard case .text(let text) = piece else {
                parts[parts.count - 1].isOpen = true
                parts[parts.count - 1].end = ""
                continue
            }
            for (number, literal) in text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
                .enumerated()
            {
                if number > 0 { parts.append(Part()) }
                if parts[parts.count - 1].isOpen {
                    parts[parts.count - 1].end += literal
                } else {
                    parts[parts.count - 1].start += literal
                }
            }
        }
        if parts.last == Part() { parts.removeLast() }
        let last = parts.count - 1
        parts[last].end = parts[last].end.withoutPageEnding
        parts[last].start = parts[last].start.withoutPageEnding
        return parts
    }
}

extension AddressPattern.Piece {
    fileprivate var isPlaceholder: Bool { if case .placeholder = self { true } else { false } }
    /// What stands there by itself.
    fileprivate var text: String { if case .text(let text) = self { text } else { "" } }
}

extension String {
    fileprivate var withoutPageEnding: String {
        hasSuffix(AddressPattern.pageEnding) ? String(dropLast(AddressPattern.pageEnding.count)) : self
    }
}
