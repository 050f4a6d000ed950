internal import DataReading
package import Diagnostics
package import FieldMapping
internal import ForeignText
internal import ImportSources
internal import SiteModel
package import SitePaths

/// An entry as it is to be written.
package struct PlannedEntry: Sendable {
    package let code: ErrorCode
    package let scope: ErrorCode?
    package let range: SourceRange
    /// The name of its page, where none can be derived or it is taken.
    package var slug: Slug?
    /// The index of its group.
    package var group = 0
    /// What stands at its keys but for `code`, `scope` and `slug`, in the order of the catalog.
    package var keys: [(name: String, value: CatalogValue)] = []
    package var note: [NoteComposition.Section] = []

    package var id: ErrorCode { ErrorCode(code, in: scope) }

    /// The value of a key.
    package func value(_ name: String) -> CatalogValue? { keys.first { $0.name == name }?.value }

    /// The value of a declared field.
    package func field(_ name: String) -> CatalogValue? {
        guard case .mapping(let members)? = value("fields") else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The keys, in the order of the catalog.
    package static let order = [
        "title", "message", "messages", "parameters", "summary", "status", "retry", "retry_after", "see", "tags",
        "parent",
        "returned_by", "aliases", "identifier", "since", "examples", "variants", "deprecated", "retired", "changes",
    ]
}

/// Makes entries of drafts: texts are rewritten, and what other entries have already goes.
struct EntryComposition {
    private(set) var entries: [PlannedEntry] = []
    private(set) var rewrittenLinks = 0
    private(set) var tally: ImportTally
    private let links: LinkRewriting
    private let style: PlaceholderStyle?
    private let ids: Set<String>
    private var identifiers: Set<String> = []
    private var anchors: [String: String] = [:]

    init(_ drafts: [DraftEntry], _ links: LinkRewriting, _ style: PlaceholderStyle?, _ tally: ImportTally) {
        self.links = links
        self.style = style
        self.tally = tally
        ids = Set(drafts.map(\.id.rawValue))
        for draft in drafts {
            for name in [draft.id.rawValue, draft.id.hyphenated, draft.code.rawValue, draft.code.hyphenated] {
                anchors[name] = draft.id.rawValue
            }
        }
        for draft in drafts { compose(draft) }
    }

    private mutating func compose(_ draft: DraftEntry) {
        var draft = draft
        settleParameters(of: &draft)
        let texts = NoteComposition(draft, links)
        rewrittenLinks += texts.rewrittenLinks
        for lost in texts.lost { tally.leaveOut("\(draft.code) \(lost.text)", lost.range) }
        var values = draft.values.filter { !$0.value.isEmpty }
        if let title = draft.title { values["title"] = .text(title) }
        if let message = draft.messages.first { values["message"] = .text(message) }
        if draft.messages.count > 1 { values["messages"] = .texts(Array(draft.messages.dropFirst())) }
        if let summary = texts.summary { values["summary"] = .text(summary) }
        if !draft.statuses.isEmpty { values["status"] = EntryDrafting.statuses(draft.statuses) }
        if draft.title == nil, draft.messages.isEmpty, texts.summary == nil {
            // One of the three must be there, and the code is no invention.
            values["title"] = .text(draft.code.rawValue)
            tally.take(
                "\(draft.code): the code stands as its title",
                draft.range,
                guess: "the source names it by nothing else"
            )
        }
        settleReferences(of: draft, &values)
        settleNames(of: draft, &values)
        if !draft.variants.isEmpty { values["variants"] = .list(variants(of: draft)) }
        var entry = PlannedEntry(code: draft.code, scope: draft.scope, range: draft.range)
        entry.keys = PlannedEntry.order.compactMap { name in values[name].map { (name, $0) } }
        if !draft.fields.isEmpty {
            let members = draft.fields.sorted { $0.key < $1.key }.map {
                CatalogValue.Member(name: $0.key, value: $0.value)
            }
            entry.keys.append(("fields", .mapping(members)))
        }
        entry.note = texts.sections
        entries.append(entry)
    }

    /// Parameters that no message holds are told in the note.
    private mutating func settleParameters(of draft: inout DraftEntry) {
        guard case .mapping(let members)? = draft.values["parameters"] else { return }
        var names: Set<String> = []
        var count = 0
        for (index, message) in draft.messages.enumerated() {
            let found = (style ?? (index == 0 ? .none : .braces)).placeholders(in: message)
            names.formUnion(found.compactMap(\.name))
            count = max(count, found.compactMap(\.position).map { $0 + 1 }.max() ?? 0)
        }
        let isByOrder = style?.isByOrder ?? false
        let kept = members.enumerated().filter { isByOrder && $0.offset < count || names.contains($0.element.name) }
            .map(\.element)
        draft.values["parameters"] = kept.isEmpty ? nil : .mapping(kept)
        let others = members.filter { member in !kept.contains { $0.name == member.name } }
        guard !others.isEmpty else { return }
        let lines = others.map { member -> String in
            guard case .mapping(let about) = member.value else { return "- \(HTMLMarkdown.code(member.name))" }
            let words = about.compactMap { item -> String? in
                if case .text(let text) = item.value { PlainTextMarkdown.escaped(text) } else { nil }
            }
            return "- \(HTMLMarkdown.code(member.name))" + (words.isEmpty ? "" : ": " + words.joined(separator: ", "))
        }
        draft.notes.append(
            .init(heading: "Parameters", level: 3, text: lines.joined(separator: "\n"), range: draft.range)
        )
    }

    private mutating func settleReferences(of draft: DraftEntry, _ values: inout [String: CatalogValue]) {
        var see: [CatalogValue] = []
        for reference in draft.references {
            let id = ids.contains(reference.value) ? reference.value : links.codes[FieldWords.folded(reference.value)]
            if let id {
                if id != draft.id.rawValue, !see.contains(.text(id)) { see.append(.text(id)) }
            } else if ExternalAddress.fault(of: reference.value) == nil {
                see.append(.members([("title", .text(reference.value)), ("url", .text(reference.value))]))
            } else {
                tally.leaveOut("\(draft.code) see: no error is called `\(reference.value.prefix(60))`", reference.range)
            }
        }
        if !see.isEmpty { values["see"] = .list(see) }
        if case .text(let parent)? = values["parent"] {
            let id = ids.contains(parent) ? parent : links.codes[FieldWords.folded(parent)]
            values["parent"] = id == draft.id.rawValue ? nil : id.map { .text($0) }
            if id == nil {
                tally.leaveOut("\(draft.code) parent: no error is called `\(parent.prefix(60))`", draft.range)
            }
        }
        for key in ["deprecated", "retired"] {
            guard case .mapping(let members)? = values[key] else { continue }
            values[key] = .mapping(
                members.compactMap { member in
                    guard member.name == "use", case .text(let use) = member.value else { return member }
                    let id = ids.contains(use) ? use : links.codes[FieldWords.folded(use)]
                    if id == nil {
                        tally.leaveOut("\(draft.code) \(key): no error is called `\(use.prefix(60))`", draft.range)
                    }
                    return id.map { .init(name: "use", value: .text($0)) }
                }
            )
        }
    }

    /// Names that another entry has go: they would lead to both.
    private mutating func settleNames(of draft: DraftEntry, _ values: inout [String: CatalogValue]) {
        if case .text(let name)? = values["identifier"], !identifiers.insert(name.lowercased()).inserted {
            tally.leaveOut("\(draft.code) identifier: another error has it", draft.range)
            values["identifier"] = nil
        }
        guard case .list(let aliases)? = values["aliases"] else { return }
        let kept = aliases.filter { alias in
            guard case .text(let name) = alias else { return false }
            if let holder = anchors[name] {
                if holder != draft.id.rawValue {
                    tally.leaveOut("\(draft.code) aliases: `\(name)` is another's", draft.range)
                }
                return false
            }
            anchors[name] = draft.id.rawValue
            return ErrorCode(name.hasPrefix("/") ? String(name.dropFirst()) : name) != nil
        }
        values["aliases"] = kept.isEmpty ? nil : .list(kept)
    }

    private mutating func variants(of draft: DraftEntry) -> [CatalogValue] {
        var names: Set<String> = []
        return draft.variants.map { variant in
            guard case .mapping(let members) = variant else { return variant }
            return .mapping(
                members.map { member in
                    guard case .text(let text) = member.value else { return member }
                    switch member.name {
                    case "name":
                        var name = text.contains { $0.isLetter || $0.isNumber } ? text : "Variant \(names.count + 2)"
                        while !names.insert(FieldWords.folded(name)).inserted { name += " \(names.count + 1)" }
                        return .init(name: "name", value: .text(name))
                    case "summary":
                        let rewriting = MarkdownRewriting(text, of: draft.range.file.path, headingsFrom: 2, links)
                        return .init(name: "summary", value: .text(EntryDrafting.oneLine(rewriting.text)))
                    default: return member
                    }
                }
            )
        }
    }
}
