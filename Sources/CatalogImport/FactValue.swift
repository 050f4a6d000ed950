internal import DataReading
internal import FieldMapping
internal import ImportSources
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// Values of keys that are more than a text.
enum FactValue {
    /// - Returns: the value as the catalog writes it, or `nil` where it is none of the key.
    static func value(of value: FoundValue, as part: EntryPart) -> CatalogValue? {
        switch part {
        case .retry: return value.text.flatMap { RetryAdvice(rawValue: $0) }.map { .word($0.rawValue) }
        case .identifier: return value.text.flatMap { FieldGuess.isIdentifier($0) ? .text($0) : nil }
        case .parent, .since, .retryAfter:
            return value.single.map { .text(EntryDrafting.oneLine($0)) }
        case .deprecated, .retired: return withdrawal(value)
        case .parameters: return parameters(value)
        case .examples: return examples(value)
        case .changes: return changes(value)
        default: return nil
        }
    }

    static func flag(_ value: FoundValue) -> Bool? {
        if case .flag(let flag) = value { return flag }
        switch value.text?.lowercased() {
        case "true", "yes", "y", "1": return true
        case "false", "no", "n", "0": return false
        default: return nil
        }
    }

    /// `true`, a version, a day, a reason, or an object of those.
    private static func withdrawal(_ value: FoundValue) -> CatalogValue? {
        if case .list = value, let text = value.single { return withdrawal(.text(text)) }
        if let flag = flag(value) { return flag ? .mapping([]) : .word("") }
        if let text = value.text {
            let isVersion = !text.contains(where: \.isWhitespace) && text.contains(where: \.isNumber)
            return .members([(isVersion ? "since" : "reason", .text(EntryDrafting.oneLine(text)))])
        }
        guard case .mapping = value else { return nil }
        func text(_ names: [String]) -> CatalogValue? {
            names.lazy.compactMap { value[$0]?.text }.first.map { .text(EntryDrafting.oneLine($0)) }
        }
        return .members([
            ("since", text(["since", "version", "date", "in"])),
            (
                "use",
                text(["use", "replacement", "replaced_by", "replacedBy"]).flatMap { use in
                    if case .text(let text) = use, ErrorCode(text) != nil { use } else { nil }
                }
            ),
            ("reason", text(["reason", "description", "message", "note"])),
        ])
    }

    private static func parameters(_ value: FoundValue) -> CatalogValue? {
        var members: [CatalogValue.Member] = []
        func add(_ name: String, _ about: FoundValue?) {
            guard !members.contains(where: { $0.name == name }) else { return }
            let type = about?.text ?? about?["type"]?.text
            let described = ["description", "summary", "about", "meaning"].lazy.compactMap { about?[$0]?.text }.first
            let value = CatalogValue.members([
                ("type", type.map { .text(EntryDrafting.oneLine($0)) }),
                ("description", described.map { .text(EntryDrafting.oneLine($0)) }),
                ("example", (about?["example"]?.text).map { .text($0) }),
            ])
            members.append(.init(name: name, value: value))
        }
        switch value {
        case .list(let items):
            for item in items {
                if let name = item.text { add(name, nil) }
                if let name = item["name"]?.text { add(name, item) }
            }
        case .mapping(let pairs): for pair in pairs { add(pair.name, pair.value) }
        case .text(let text): for name in text.split(whereSeparator: { ",; ".contains($0) }) { add(String(name), nil) }
        case .flag: return nil
        }
        return members.isEmpty ? nil : .mapping(members)
    }

    private static func examples(_ value: FoundValue) -> CatalogValue? {
        func example(_ value: FoundValue) -> CatalogValue? {
            if let text = value.text { return .members([("body", .text(text.trimmed))]) }
            guard let body = value["body"]?.text else { return nil }
            return .members([
                ("title", (value["title"]?.text).map { .text(EntryDrafting.oneLine($0)) }),
                (
                    "status",
                    (value["status"]?.text).flatMap { StatusText.statuses(in: $0).first }.map { .word("\($0)") }
                ),
                ("media_type", (value["media_type"]?.text).map { .text($0) }),
                ("body", .text(body.trimmed)),
            ])
        }
        if case .list(let items) = value {
            let examples = items.compactMap(example)
            return examples.isEmpty ? nil : .list(examples)
        }
        return example(value).map { .list([$0]) }
    }

    private static func changes(_ value: FoundValue) -> CatalogValue? {
        guard case .list(let items) = value else { return nil }
        let changes = items.compactMap { item -> CatalogValue? in
            guard let since = item["since"]?.text, let what = item["what"]?.text else { return nil }
            return .members([("since", .text(since)), ("what", .text(what))])
        }
        return changes.isEmpty ? nil : .list(changes)
    }
}
