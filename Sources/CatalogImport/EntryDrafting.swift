internal import DataReading
internal import Diagnostics
internal import FieldMapping
internal import ForeignText
internal import ImportSources
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// Makes drafts of entries of what was found, as a map says.
struct EntryDrafting {
    private let targets: [String: FieldMap.Rule]
    private(set) var tally = ImportTally()
    private(set) var drafts: [DraftEntry] = []
    private var places: [ErrorCode: Int] = [:]
    private let scopes: [ErrorCode?]
    /// How many texts had characters that were mended.
    private var mended = 0
    private var firstMended: SourceRange?

    /// - Parameters:
    ///   - found: what each source holds.
    ///   - map: what fields are.
    ///   - scopes: the scope of each source, where it has one.
    init(_ found: [FoundCatalog], _ map: FieldMap, scopes: [ErrorCode?]) {
        targets = map.targets
        self.scopes = scopes
        for (source, catalog) in found.enumerated() {
            for entry in catalog.entries { add(entry, of: source) }
            for lost in catalog.lost { tally.leaveOut(lost.what, lost.range) }
        }
        if let firstMended {
            let texts = mended == 1 ? "a text" : "\(mended) texts"
            tally.take("characters of \(texts)", firstMended, guess: "broken on their way, and mended")
        }
    }

    /// The code of an entry.
    static func code(of entry: FoundEntry, _ targets: [String: FieldMap.Rule]) -> Located<ErrorCode>? {
        for fact in entry.facts where targets[fact.field]?.target == .key(.code) {
            if let text = fact.value.text, let code = ErrorCode(cleaned(text)) { return Located(code, at: fact.range) }
        }
        return nil
    }

    /// A code without what word processors and tables put around or into it.
    private static func cleaned(_ text: String) -> String {
        if ErrorCode(text) != nil, text.utf8.allSatisfy({ $0 < 0x80 }), !text.hasPrefix("`"), !text.hasPrefix("\"") {
            return text
        }
        var code = TextMending.mended(text).text.trimmed
        code = String(
            String.UnicodeScalarView(code.unicodeScalars.map { (0x2010...0x2015).contains($0.value) ? "-" : $0 })
        )
        let marks = "\"'`“”‘’"
        while let first = code.first, let last = code.last, code.count > 2, marks.contains(first), marks.contains(last)
        {
            code = String(code.dropFirst().dropLast())
        }
        return code
    }

    private mutating func add(_ entry: FoundEntry, of source: Int) {
        guard let code = Self.code(of: entry, targets) else {
            let named = entry.facts.first { targets[$0.field]?.target == .key(.code) }?.value.text
            let reason = named.map { "`\($0.prefix(60))` is no code: a code holds no white space" } ?? "it has no code"
            for fact in entry.facts { tally.leaveOut("\(fact.field): \(reason)", fact.range) }
            return
        }
        var draft = DraftEntry(code: code.value, range: code.range)
        draft.source = source
        draft.scope = scopes[source]
        for fact in entry.facts { take(fact, of: &draft) }
        if let place = places[draft.id] {
            merge(draft, into: place)
        } else {
            places[draft.id] = drafts.count
            drafts.append(draft)
        }
    }

    private mutating func text(_ fact: FoundFact) -> String? {
        fact.value.text.map { text($0, at: fact.range) }
    }

    private mutating func text(_ text: String, at range: SourceRange) -> String {
        let (mended, isMended) = TextMending.mended(text)
        if isMended {
            self.mended += 1
            firstMended = firstMended ?? range
        }
        return mended.trimmed
    }

    private mutating func texts(_ fact: FoundFact) -> [String]? {
        guard let texts = fact.value.texts else { return nil }
        return texts.map { text($0, at: fact.range) }.filter { !$0.isEmpty }
    }

    private mutating func take(_ fact: FoundFact, of draft: inout DraftEntry) {
        guard let rule = targets[fact.field] else {
            tally.leaveOut("\(fact.field): no rule", fact.range)
            return
        }
        let became: String?
        switch rule.target {
        case .key(let part): became = take(fact, as: part, rule, of: &draft)
        case .field(let declared): became = take(fact, as: declared, rule, of: &draft)
        case .section(let heading):
            draft.notes.append(
                .init(heading: fact.heading ?? heading, level: 3, text: markdown(fact, rule), range: fact.range)
            )
            became = "section `\(heading)`"
        case .note:
            let passage = DraftEntry.Passage(
                heading: fact.heading,
                level: fact.heading == nil ? 2 : 3,
                text: markdown(fact, rule),
                range: fact.range
            )
            draft.notes.append(passage)
            became = "note"
        case .group: became = set(\.group, fact, of: &draft, "group")
        case .groupTitle: became = set(\.groupTitle, fact, of: &draft, "title of its group")
        case .groupSummary:
            draft.groupSummary = .init(text: markdown(fact, rule), range: fact.range)
            became = "summary of its group"
        case .address:
            let addresses = texts(fact) ?? []
            draft.addresses += addresses.map { ($0, fact.range) }
            became = addresses.isEmpty ? nil : "address"
        case .nothing: became = "nothing, as the map says"
        }
        if let became {
            tally.take("\(draft.code) \(fact.field): \(became)", fact.range, guess: rule.guess)
        } else {
            tally.leaveOut("\(draft.code) \(fact.field): its value is none of what it was taken for", fact.range)
        }
    }

    private mutating func set(
        _ path: WritableKeyPath<DraftEntry, String?>,
        _ fact: FoundFact,
        of draft: inout DraftEntry,
        _ name: String
    ) -> String? {
        guard let text = text(fact) else { return nil }
        draft[keyPath: path] = draft[keyPath: path] ?? Self.oneLine(text)
        return name
    }

    /// A title without the code before it: `E0308: mismatched types`.
    static func title(_ title: String, without code: ErrorCode) -> String {
        guard title.lowercased().hasPrefix(code.rawValue.lowercased()) else { return title }
        let rest = title.dropFirst(code.rawValue.count).drop { $0 == " " }
        guard let sign = rest.first, ":-–—|".contains(sign) else { return title }
        let words = rest.dropFirst().drop { $0 == " " }
        return words.isEmpty ? title : String(words)
    }

    static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private mutating func markdown(_ fact: FoundFact, _ rule: FieldMap.Rule) -> String {
        for text in fact.value.allTexts where TextMending.mended(text).isMended {
            mended += 1
            firstMended = firstMended ?? fact.range
        }
        return fact.value.markdown(rule.form ?? .markdown).trimmed
    }

    private mutating func take(_ fact: FoundFact, as part: EntryPart, _ rule: FieldMap.Rule, of draft: inout DraftEntry)
        -> String?
    {
        switch part {
        case .code: return "code"
        case .scope:
            guard let scope = fact.value.text.flatMap({ ErrorCode($0) }) else { return nil }
            draft.scope = scope
            draft.group = draft.group ?? scope.rawValue
            return "scope"
        case .title:
            guard let title = text(fact), draft.title == nil else { return nil }
            draft.title = Self.title(Self.oneLine(title), without: draft.code)
            return "title"
        case .message, .messages:
            guard let texts = texts(fact) else { return nil }
            for text in texts where !draft.messages.contains(text) { draft.messages.append(text) }
            return part.rawValue
        case .summary:
            draft.summaries.append(.init(text: markdown(fact, rule), range: fact.range))
            return "summary"
        case .status:
            let statuses = (texts(fact) ?? []).flatMap(StatusText.statuses)
            for status in statuses where !draft.statuses.contains(status) { draft.statuses.append(status) }
            return statuses.isEmpty ? nil : "status"
        case .see, .tags, .aliases, .returnedBy:
            let texts = (texts(fact) ?? []).flatMap { Self.parted($0, part) }
            if part == .see {
                draft.references += texts.map { Located(text: $0, at: fact.range) }
            } else {
                draft.append(texts, to: part)
            }
            return texts.isEmpty ? nil : part.rawValue
        default:
            guard let value = FactValue.value(of: fact.value, as: part) else { return nil }
            if case .list(let items) = value, case .list(let known)? = draft.values[part.rawValue] {
                draft.values[part.rawValue] = .list(known + items.filter { !known.contains($0) })
            } else if draft.values[part.rawValue] == nil {
                draft.values[part.rawValue] = value
            } else if draft.values[part.rawValue] != value {
                return nil
            }
            return part.rawValue
        }
    }

    /// The items of a list that a table or a line holds as one text.
    private static func parted(_ text: String, _ part: EntryPart) -> [String] {
        let signs = part == .returnedBy ? ",;\n" : part == .tags ? ",;|\n" : ",;| \n"
        return text.split { signs.contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private mutating func take(
        _ fact: FoundFact,
        as declared: DeclaredFact,
        _ rule: FieldMap.Rule,
        of draft: inout DraftEntry
    ) -> String? {
        var value: CatalogValue?
        switch declared.kind {
        case .flag: value = FactValue.flag(fact.value).map { .word($0 ? "true" : "false") }
        case .date: value = fact.value.text.flatMap { FieldEvidence.day(of: $0) }.map { .text($0) }
        case .list, .code, .link:
            value = texts(fact).map { $0.count == 1 && declared.kind != .list ? .text($0[0]) : .texts($0) }
        case .markdown: value = .text(markdown(fact, rule))
        case .text, .number, .choice: value = (texts(fact)?.joined(separator: ", ")).map { .text(Self.oneLine($0)) }
        }
        guard let value, !value.isEmpty else { return nil }
        guard draft.fields[declared.name] == nil || draft.fields[declared.name] == value else { return nil }
        draft.fields[declared.name] = value
        return "field `\(declared.name)`"
    }

    // MARK: - One code twice

    /// Two records of one code: what both say stands once, and what differs is a variant.
    private mutating func merge(_ other: DraftEntry, into place: Int) {
        var draft = drafts[place]
        let differs = other.title.map { draft.title != nil && $0 != draft.title } ?? false
        if differs
            || (!other.summaries.isEmpty && !draft.summaries.isEmpty
                && other.summaries.map(\.text) != draft.summaries.map(\.text))
        {
            addVariant(other, to: &draft)
        } else {
            draft.title = draft.title ?? other.title
            if draft.summaries.isEmpty { draft.summaries = other.summaries }
            for message in other.messages where !draft.messages.contains(message) { draft.messages.append(message) }
            for status in other.statuses where !draft.statuses.contains(status) { draft.statuses.append(status) }
        }
        draft.notes += other.notes.filter { passage in !draft.notes.contains { $0.text == passage.text } }
        draft.addresses += other.addresses
        draft.references += other.references
        for (name, value) in other.values.sorted(by: { $0.key < $1.key }) {
            if case .list(let items) = value, case .list(let known)? = draft.values[name] {
                draft.values[name] = .list(known + items.filter { !known.contains($0) })
            } else if let known = draft.values[name], known != value {
                tally.leaveOut("\(other.code) \(name): it has another value already", other.range)
            } else {
                draft.values[name] = value
            }
        }
        for (name, value) in other.fields.sorted(by: { $0.key < $1.key }) {
            if case .list(let items) = value, case .list(let known)? = draft.fields[name] {
                draft.fields[name] = .list(known + items.filter { !known.contains($0) })
            } else if let known = draft.fields[name], known != value {
                tally.leaveOut("\(other.code) \(name): it has another value already", other.range)
            } else {
                draft.fields[name] = value
            }
        }
        drafts[place] = draft
    }

    private func addVariant(_ other: DraftEntry, to draft: inout DraftEntry) {
        let name =
            other.title ?? other.messages.first ?? other.statuses.first.map { "HTTP \($0)" }
            ?? "Variant \(draft.variants.count + 2)"
        let status: CatalogValue? = other.statuses.isEmpty ? nil : Self.statuses(other.statuses)
        draft.variants.append(
            .members([
                ("name", .text(Self.oneLine(name))), ("status", status),
                ("message", other.messages.first.map { .text($0) }),
                ("summary", other.summaries.first.map { .text($0.text) }),
            ])
        )
    }

    static func statuses(_ statuses: [Int]) -> CatalogValue {
        statuses.count == 1 ? .word("\(statuses[0])") : .list(statuses.map { .word("\($0)") })
    }
}
