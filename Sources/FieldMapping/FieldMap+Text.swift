internal import SiteModel

extension FieldMap {
    /// The map as a file, as `--map` reads it.
    package var text: String {
        var lines: [String] = []
        if let entries { lines += CatalogValue.text(entries).lines(of: "entries") }
        lines.append("fields:")
        for rule in rules { lines += Self.lines(of: rule) }
        lines += settings.lines
        return lines.map { $0 + "\n" }.joined()
    }

    private static func lines(of rule: Rule) -> [String] {
        var lines = value(of: rule).lines(of: CatalogValue.scalar(rule.field), indent: 2)
        if let guess = rule.guess { lines[0] += "  # guess: \(guess)" }
        return lines
    }

    private static func value(of rule: Rule) -> CatalogValue {
        let form = rule.form.map { CatalogValue.word($0.rawValue) }
        switch rule.target {
        case .key(let part):
            return form.map { .members([("key", .word(part.rawValue)), ("text", $0)]) } ?? .word(part.rawValue)
        case .note: return form.map { .members([("key", .word("note")), ("text", $0)]) } ?? .word("note")
        case .section(let heading): return .members([("section", .text(heading)), ("text", form)])
        case .group: return .word("group")
        case .groupTitle: return .word("group_title")
        case .groupSummary: return .word("group_summary")
        case .address: return .word("address")
        case .nothing: return .word("nothing")
        case .field(let fact):
            return .members([
                ("field", .text(fact.name)), ("label", fact.label.map(CatalogValue.text)),
                ("type", .word(fact.kind.rawValue)), ("filter", fact.isFilter ? .word("true") : nil), ("text", form),
            ])
        }
    }
}

extension FieldMap.Settings {
    fileprivate var lines: [String] {
        let values: [(String, CatalogValue?)] = [
            ("title", title.map(CatalogValue.text)), ("description", description.map(CatalogValue.text)),
            ("base_url", baseURL.map(CatalogValue.text)), ("site_root", siteRoot.map(CatalogValue.text)),
            ("addresses", addresses.map(CatalogValue.text)), ("published_at", publishedAt.map(CatalogValue.text)),
            ("placeholders", placeholders.map { .word($0.rawValue) }), ("groups", groups.map { .word($0.rawValue) }),
            ("scopes", scopes.map { .word($0 ? "true" : "false") }),
        ]
        return values.flatMap { name, value in value?.lines(of: name) ?? [] }
    }
}
