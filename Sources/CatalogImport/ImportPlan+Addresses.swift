internal import Diagnostics
internal import FieldMapping
internal import ImportSources
internal import SiteModel
internal import SitePaths

extension ImportPlan {
    /// Takes over where entries were published: a pattern where one fits, else aliases.
    mutating func takeAddresses(_ drafts: inout [DraftEntry]) {
        if settings.baseURL == nil, let prefix = Self.commonPrefix(of: drafts) {
            settings.baseURL = prefix.address
            tally.take("base_url: \(prefix.address)", prefix.range, guess: "the addresses of the errors lie there")
            if prefix.hasPages, map.settings.addresses == nil { map.settings.addresses = prefix.pattern }
        }
        settings.addresses = map.settings.addresses
        let base = settings.baseURL.flatMap(BaseURL.init)
        // An anchor that is a code is that code's.
        for draft in drafts {
            for name in [draft.id.rawValue, draft.code.rawValue, draft.id.hyphenated, draft.code.hyphenated]
            where owners["#" + name] == nil { owners["#" + name] = draft.id.rawValue }
        }
        for index in drafts.indices {
            for (address, range) in drafts[index].addresses {
                take(address, range, of: &drafts[index], below: base)
            }
        }
        guard let pattern = map.settings.addresses,
            (try? AddressPattern(pattern, with: AddressPattern.Placeholder.ofEntries)) != nil
        else { return }
        // A pattern that a person said, or addresses show, is where the pages were.
        for draft in drafts {
            guard let slug = Slug(derivedFrom: draft.id.rawValue),
                pattern.contains("{code") || pattern.contains("{slug")
            else { continue }
            let path = pattern.replacing("{code}", with: draft.code.rawValue).replacing("{slug}", with: slug.rawValue)
                .replacing("{code:lower}", with: draft.code.rawValue.lowercased())
                .replacing("{scope}", with: draft.scope?.rawValue ?? "")
            guard !path.contains("{"), AddressPart.obstacle(inAddress: path) == nil else { continue }
            add(path, draft.id.rawValue)
        }
    }

    /// Takes an address for an entry.
    /// - Returns: whether it is no other entry's.
    @discardableResult
    mutating func add(_ address: String, _ id: String) -> Bool {
        guard owners[address, default: id] == id else { return false }
        if owners.updateValue(id, forKey: address) == nil || address.hasPrefix("#") { addresses.append((address, id)) }
        return true
    }

    private mutating func take(
        _ address: String,
        _ range: SourceRange,
        of draft: inout DraftEntry,
        below base: BaseURL?
    ) {
        let id = draft.id.rawValue
        if address.hasPrefix("#") {
            let anchor = String(address.dropFirst())
            guard ErrorCode(anchor) != nil else {
                tally.leaveOut("\(draft.code): `\(address.prefix(60))` is no anchor", range)
                return
            }
            guard add("#" + anchor, id) else {
                tally.leaveOut("\(draft.code): the anchor `\(anchor.prefix(60))` is another error's", range)
                return
            }
            let own = [draft.code.rawValue, draft.code.hyphenated, draft.id.rawValue, draft.id.hyphenated]
            if !own.contains(anchor) { draft.append([anchor], to: .aliases) }
            return
        }
        guard let base, address.hasPrefix(base.absolute) || address + "/" == base.absolute else {
            tally.leaveOut("\(draft.code): `\(address.prefix(100))` lies elsewhere: say `base_url:` in the map", range)
            return
        }
        let rest = address.dropFirst(base.absolute.count)
        if let hash = rest.firstIndex(of: "#") {
            let anchor = String(rest[rest.index(after: hash)...])
            if ErrorCode(anchor) != nil { take("#" + anchor, range, of: &draft, below: base) }
            return
        }
        let path = String(rest.prefix { $0 != "?" })
        guard !path.isEmpty,
            AddressPart.obstacle(inAddress: path.hasSuffix("/") ? String(path.dropLast()) : path) == nil
        else {
            tally.leaveOut("\(draft.code): no page can lie at `\(address.prefix(100))`", range)
            return
        }
        let page = path.hasSuffix("/") || path.hasSuffix(".html") ? path : path + "/"
        let isMade = map.settings.addresses.map { $0.replacing("{code}", with: draft.code.rawValue) == page } ?? false
        if !isMade { draft.append(["/" + (path.hasSuffix("/") ? String(path.dropLast()) : path)], to: .aliases) }
        add(page, id)
    }

    /// What the absolute addresses of all entries have before their codes.
    private static func commonPrefix(of drafts: [DraftEntry])
        -> (address: String, hasPages: Bool, pattern: String, range: SourceRange)?
    {
        var common: (folder: String, range: SourceRange, code: String, address: String)?
        for draft in drafts {
            guard let (address, range) = draft.addresses.first(where: { $0.address.contains("://") }) else { continue }
            let (folder, last) = AddressEnd.last(of: address)
            guard FieldWords.folded(last) == FieldWords.folded(draft.code.rawValue) else { continue }
            if let common, common.folder != folder { return nil }
            common = common ?? (folder, range, draft.code.rawValue, address)
        }
        guard let common else { return nil }
        let hasPages = common.folder.hasSuffix("/")
        var folder = common.folder
        if folder.hasSuffix("#") { folder.removeLast() }
        if !folder.hasSuffix("/") { folder += "/" }
        guard BaseURL(folder) != nil else { return nil }
        return (folder, hasPages, common.address.hasSuffix(".html") ? "{code}.html" : "{code}/", common.range)
    }
}
