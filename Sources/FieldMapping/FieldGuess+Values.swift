internal import DataReading
internal import Diagnostics
internal import ImportSources
internal import SiteModel
internal import SitePaths

extension FieldGuess {
    /// A fact of its own, or a section where it is prose.
    func own(_ field: FieldEvidence) -> (target: FieldMap.Target, reason: String?) {
        if !taken.contains(.title), FieldWords.folded(field.field) == "name", !field.areLong, !hasField(.title) {
            return (.key(.title), "by its name")
        }
        if areReferences(field) { return (.key(.see), "its values are codes of others") }
        if isIdentifiers(field) { return (.key(.identifier), "its values are names of programs, and differ") }
        if isOnlyTitle(field) { return (.key(.title), "errors have no other words") }
        if field.mappings > 0 || (field.areLong && !field.areAddresses) {
            return (.section(DeclaredFact.label(of: field.field)), "its texts are long")
        }
        var fact = DeclaredFact(name: DeclaredFact.name(of: field.field))
        let label = DeclaredFact.label(of: field.field)
        if label != DeclaredFact.label(of: fact.name) { fact.label = label }
        fact.kind = kind(of: field)
        fact.choices = fact.kind == .choice ? field.distinct.sorted() : []
        fact.isFilter = fact.kind == .choice && !Self.builtInFilters.contains(fact.name)
        return (.field(fact), "by its values")
    }

    /// Whether a field of lists names other errors.
    private func areReferences(_ field: FieldEvidence) -> Bool {
        field.lists > 0 && field.mappings == 0 && field.mostly { codes.contains($0.lowercased()) }
    }

    /// Whether a field holds the names of errors in programs: one for each, and no two alike.
    private func isIdentifiers(_ field: FieldEvidence) -> Bool {
        let words = [
            "id", "name", "key", "constant", "symbol", "macro", "enum", "variable", "identifier", "errcodemacroname",
        ]
        let name = DeclaredFact.name(of: field.field).split(separator: "_").last.map(String.init) ?? ""
        return words.contains(name) && !taken.contains(.identifier) && !hasField(.identifier) && field.areScalars
            && field.distinct.count == field.count && field.count * 2 > found.entries.count
            && field.areWordsOfCode && field.all(Self.isIdentifier)
    }

    /// Whether a field is the only one that has words for errors: their names.
    private func isOnlyTitle(_ field: FieldEvidence) -> Bool {
        guard !taken.contains(.title), !taken.contains(.message), !taken.contains(.summary), field.areScalars,
            FieldWords.folded(field.field).hasSuffix("name")
        else { return false }
        return !evidence.contains { FieldWords.isText($0.field) || $0.field == "(text)" || $0.field == "(value)" }
    }

    /// Whether what stands around records tells codes apart: one code stands below several names.
    func isScope(_ field: FieldEvidence) -> Bool {
        guard field.field == "(name 1)", field.areCodes, !taken.contains(.scope),
            let code = map.rules.first(where: { $0.target == .key(.code) })?.field ?? codeField(but: [])
        else { return false }
        var holders: [String: String] = [:]
        for entry in found.entries {
            guard let name = entry.facts.first(where: { $0.field == field.field })?.value.text,
                let code = entry.facts.first(where: { $0.field == code })?.value.text
            else { continue }
            if let holder = holders[code], holder != name { return true }
            holders[code] = name
        }
        return false
    }

    /// Lists are narrowed by these already.
    private static let builtInFilters: Set<String> = ["q", "status", "retry", "group", "tag", "state"]

    private func kind(of field: FieldEvidence) -> DeclaredField.Kind {
        if field.areFlags { return .flag }
        if field.areAddresses { return .link }
        if field.lists > 0 { return field.areWordsOfCode ? .code : .list }
        if field.areNumbers { return .number }
        if field.areDays { return .date }
        if field.areChoices(of: found.entries.count) { return .choice }
        return field.areWordsOfCode ? .code : .text
    }

    package static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first | 0x20) || first == UInt8(ascii: "_") else {
            return false
        }
        return text.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
    }

    /// Whether addresses are those of the entries themselves: each ends in its code.
    func areOwnAddresses(_ field: FieldEvidence) -> Bool {
        guard field.mappings == 0, field.texts.count(where: FieldEvidence.isAddress) * 2 > field.texts.count else {
            return false
        }
        let code = map.rules.first { $0.target == .key(.code) }?.field ?? codeField(but: [])
        var count = 0
        for entry in found.entries {
            guard let address = entry.facts.first(where: { $0.field == field.field })?.value.text,
                let code = entry.facts.first(where: { $0.field == code })?.value.text
            else { continue }
            if FieldWords.folded(AddressEnd.last(of: address).last) == FieldWords.folded(code) { count += 1 }
        }
        return count * 2 > field.count && count * 10 >= field.texts.count(where: FieldEvidence.isAddress) * 9
    }
}
