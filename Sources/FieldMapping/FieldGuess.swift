internal import DataReading
internal import Diagnostics
package import ImportSources
internal import SiteModel
internal import SitePaths

/// Guesses what fields of a source are, where no map says so: by their names, and by what stands in them.
package struct FieldGuess {
    let found: FoundCatalog
    private(set) var map: FieldMap
    private(set) var evidence: [FieldEvidence] = []
    /// The keys that hold one value, and have their field.
    private(set) var taken: Set<EntryPart> = []
    private var hasNote = false
    /// Whether the source is pages rather than records.
    private let isOfPage: Bool
    /// The values of the field that holds the codes, in lower case.
    private(set) var codes: Set<String> = []

    /// A map with what a person left open filled in.
    /// - Parameters:
    ///   - map: what a person said.
    ///   - found: what the source holds.
    /// - Returns: the map by which the source can be read.
    package static func completed(_ map: FieldMap, for found: FoundCatalog) -> FieldMap {
        var guess = FieldGuess(found, map)
        guess.guessFields()
        guess.map.entries = found.records ?? map.entries
        return guess.map
    }

    private init(_ found: FoundCatalog, _ map: FieldMap) {
        self.found = found
        self.map = map
        isOfPage = found.entries.contains { $0.facts.contains { $0.field == "(text)" || $0.field == "(note)" } }
        var places: [String: Int] = [:]
        for entry in found.entries {
            for fact in entry.facts {
                let place = places[fact.field] ?? evidence.count
                if place == evidence.count {
                    evidence.append(FieldEvidence(fact.field))
                    places[fact.field] = place
                }
                evidence[place].add(fact.value)
            }
        }
        for rule in map.rules {
            if case .key(let part) = rule.target { taken.insert(part) }
            if rule.target == .note { hasNote = true }
        }
    }

    private mutating func guessFields() {
        let said = Dictionary(map.rules.map { ($0.field, $0) }) { one, _ in one }
        var rules: [FieldMap.Rule] = []
        let code = taken.contains(.code) ? nil : codeField(but: Set(said.keys))
        if code != nil { taken.insert(.code) }
        let codeField = code ?? map.rules.first { $0.target == .key(.code) }?.field
        codes = Set(evidence.first { $0.field == codeField }?.distinct.map { $0.lowercased() } ?? [])
        for field in evidence {
            if var rule = said[field.field] {
                complete(&rule, field)
                rules.append(rule)
            } else if field.field == code {
                let isPlain = field.field == EntryPart.code.rawValue
                rules.append(
                    .init(field: field.field, target: .key(.code), guess: isPlain ? nil : "its values are codes")
                )
            } else {
                var (target, reason) = guess(field)
                // One entry may have a text only once.
                if case .key(let part) = target {
                    if part.isSingle, !taken.insert(part).inserted { (target, reason) = second(part, field) }
                }
                if target == .note { hasNote = true }
                var rule = FieldMap.Rule(field: field.field, target: target, guess: reason)
                complete(&rule, field)
                rules.append(rule)
            }
        }
        // What stands in a map and not in this source stays, so that the map can be kept.
        let known = Set(rules.map(\.field))
        map.rules = rules + map.rules.filter { !known.contains($0.field) }
    }

    /// Fills in what a rule leaves open.
    private func complete(_ rule: inout FieldMap.Rule, _ field: FieldEvidence) {
        switch rule.target {
        case .key(.summary), .note, .section:
            // What readers of pages make of them is Markdown.
            let isMade = field.field.hasPrefix("(")
            if rule.form == nil { rule.form = isMade ? .markdown : FieldMap.TextForm.guess(field.texts) }
        case .field(var fact):
            if fact.kind == .choice, fact.choices.isEmpty { fact.choices = field.distinct.sorted() }
            if fact.kind == .markdown, rule.form == nil { rule.form = FieldMap.TextForm.guess(field.texts) }
            rule.target = .field(fact)
        default: break
        }
    }

    // MARK: - Codes

    /// The field that holds the codes: one called so, else one whose values all are codes and differ.
    func codeField(but said: Set<String>) -> String? {
        let open = evidence.filter { !said.contains($0.field) && $0.texts.count == $0.count }
        let free = open.filter(\.areCodes)
        let entries = found.entries.count
        func isWhole(_ field: FieldEvidence) -> Bool { field.count >= entries * 9 / 10 }
        // What is called so is meant, also where a few of its values are none, which is told.
        let likely = open.filter { field in
            isWhole(field) && field.texts.count(where: { ErrorCode($0) != nil }) * 2 >= field.texts.count
        }
        if let field = likely.first(where: { $0.field == "code" }) { return field.field }
        // `code` of an answer may be its status, the same for many.
        let named = likely.filter { FieldWords.meaning(of: $0.field) == .code }
        if let field = named.max(by: { $0.distinct.count < $1.distinct.count }) { return field.field }
        let others = free.filter { field in
            isWhole(field) && field.distinct.count * 10 >= entries * 9 && field.all { $0.utf8.count <= 100 }
        }
        let wanted = [RecordReader.nameField, "id", "key", "name", "identifier", "error", "number", "constant", "type"]
        for name in wanted {
            if let field = others.first(where: {
                FieldWords.folded($0.field) == FieldWords.folded(name) && $0.field.hasPrefix("(") == name.hasPrefix("(")
            }) {
                return field.field
            }
        }
        let name = free.first { $0.field == RecordReader.nameField && isWhole($0) }
        return (others.first ?? free.first { FieldWords.meaning(of: $0.field) == .code } ?? name)?.field
    }

    // MARK: - Other fields

    private func guess(_ field: FieldEvidence) -> (target: FieldMap.Target, reason: String?) {
        if let special = special(field) { return special }
        if isOfPage, FieldWords.isOfTool(field.field) {
            return (.nothing, "it tells the tool of the source how to show a page")
        }
        if areOwnAddresses(field) { return (.address, "its values end in the codes") }
        let name = field.field.split(separator: ".").last.map(String.init) ?? field.field
        let isPlain = EntryPart(rawValue: field.field) != nil
        func key(_ part: EntryPart) -> (FieldMap.Target, String?) { (.key(part), isPlain ? nil : "by its name") }
        switch FieldWords.meaning(of: name) {
        case .title where !field.areLong: return key(.title)
        case .message where field.mappings == 0: return key(.message)
        case .messages where field.mappings == 0: return key(.messages)
        case .summary where field.mappings == 0: return key(.summary)
        case .status where field.haveStatuses: return key(.status)
        case .see where field.mappings == 0 && field.areCodes && !field.areAddresses: return key(.see)
        case .tags where field.mappings == 0 && !field.areLong: return key(.tags)
        case .since where field.mappings == 0 && !field.areLong && !field.areFlags && field.areSingle:
            return key(.since)
        case .aliases where field.areCodes: return key(.aliases)
        case .identifier where field.areScalars && field.all(Self.isIdentifier): return key(.identifier)
        case .parameters where !field.areLong || field.mappings > 0: return key(.parameters)
        case .operation where field.mappings == 0 && !field.areLong: return key(.returnedBy)
        case .examples: return key(.examples)
        case .parent where field.areScalars && field.areCodes: return key(.parent)
        case .scope where field.areScalars && field.areCodes: return key(.scope)
        case .retry where field.all({ RetryAdvice(rawValue: $0) != nil }): return key(.retry)
        case .retryAfter where field.areScalars && taken.contains(.retry): return key(.retryAfter)
        case .deprecated: return key(.deprecated)
        case .retired: return key(.retired)
        case .group where field.areScalars && field.count == found.entries.count && field.distinct.count <= 200:
            return (.group, "by its name")
        case .body where !hasNote && (field.areLong || field.texts.contains { $0.contains(" ") }):
            return (.note, isPlain ? nil : "by its name")
        case .causes, .cures: return (.section(DeclaredFact.label(of: name)), "by its name")
        default: return own(field)
        }
    }

    /// What readers call themselves, in brackets, and what lies around records.
    private func special(_ field: FieldEvidence) -> (target: FieldMap.Target, reason: String?)? {
        switch field.field {
        case "(note)": return (.note, nil)
        case "(text)": return (.key(.summary), "its first paragraph; the rest is the note")
        case "(heading)", "(folder)": return (.group, nil)
        case "(anchor)": return (.address, nil)
        case "(operation)": return (.key(.returnedBy), nil)
        case "(value)": return taken.contains(.message) || hasField(.message) ? nil : (.key(.message), "the only text")
        case RecordReader.nameField where field.mostly({ $0.contains(" ") }) && !hasField(.message):
            return (.key(.message), "the name of the object")
        case RecordReader.nameField:
            return field.areCodes && field.all(Self.isIdentifier) && !hasField(.identifier)
                ? (.key(.identifier), "the name of the object") : (.nothing, "the name of the object")
        case let name where name.hasPrefix("(name"):
            return isScope(field) ? (.key(.scope), "some codes stand below several") : (.group, "the name around it")
        case let name where name.hasPrefix("group."):
            switch FieldWords.folded(String(name.dropFirst("group.".count))) {
            case "title", "name", "heading", "label": return (.groupTitle, "it stands around the errors")
            case "id", "code", "key", "group", "slug", "category": return (.group, "it stands around the errors")
            case "description", "summary", "about": return (.groupSummary, "it stands around the errors")
            case "status", "httpstatus", "httpcode":
                return hasField(.status) ? nil : (.key(.status), "it stands around the errors")
            default: return nil
            }
        default: return nil
        }
    }

    func hasField(_ meaning: FieldWords.Meaning) -> Bool {
        evidence.contains { FieldWords.meaning(of: $0.field) == meaning }
    }

    /// What becomes of a second field of one meaning.
    private func second(_ part: EntryPart, _ field: FieldEvidence) -> (target: FieldMap.Target, reason: String?) {
        switch part {
        case .message: return (.key(.messages), "there is a message already")
        case .summary where field.areLong:
            return (.section(DeclaredFact.label(of: field.field)), "there is a summary already")
        default: return own(field)
        }
    }
}

extension EntryPart {
    /// Whether an entry has one value there, so that one field alone can give it.
    package var isSingle: Bool {
        switch self {
        case .messages, .see, .tags, .returnedBy, .aliases, .examples, .changes: false
        default: true
        }
    }
}
