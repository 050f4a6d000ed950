internal import CatalogImport
internal import ContentReading
internal import Diagnostics
internal import FieldMapping
internal import Files
internal import SiteModel
internal import SitePaths

/// Refreshes what was imported: where a source says something else than the last time, and nobody has written there since.
struct ImportUpdate {
    /// Texts of files that change, by their paths.
    private(set) var files: [String: [UInt8]] = [:]
    private(set) var record: ImportRecord
    /// How many facts were refreshed.
    private(set) var refreshed = 0
    /// What the source says otherwise and people wrote, and what has to be done by hand.
    private(set) var kept: [String] = []
    /// Entries that the source has no longer.
    private(set) var vanished: [String] = []

    private let plan: ImportPlan
    private let destination: ImportDestination

    init(_ plan: ImportPlan, in destination: ImportDestination, _ record: ImportRecord) {
        self.plan = plan
        self.destination = destination
        self.record = record
        guard let content = destination.content else { return }
        let planned = Dictionary(plan.entries.map { ($0.id.rawValue, $0) }) { one, _ in one }
        for id in destination.record.entries.keys.sorted() where planned[id] == nil && destination.names[id] != nil {
            vanished.append(id)
        }
        var byFile: [String: [(PlannedEntry, CatalogEntry)]] = [:]
        for entry in plan.entries {
            guard destination.record.entries[entry.id.rawValue] != nil, let index = destination.names[entry.id.rawValue]
            else { continue }
            let there = content.catalog.entries[index]
            byFile[there.code.range.file.path, default: []].append((entry, there))
        }
        for (path, entries) in byFile.sorted(by: { $0.key < $1.key }) { update(path, entries, content) }
        let notes = Self.notes(of: content)
        for entry in plan.entries where destination.record.entries[entry.id.rawValue] != nil {
            guard let index = destination.names[entry.id.rawValue], let note = notes[index] else { continue }
            update(note, of: entry)
        }
    }

    /// The notes, by the index of their entry.
    private static func notes(of content: Content) -> [Int: MarkdownSource] {
        var bySlug: [String: Int] = [:]
        for (index, entry) in content.catalog.entries.enumerated() {
            if let slug = entry.slug?.value ?? Slug(derivedFrom: entry.id.rawValue) { bySlug[slug.folded] = index }
        }
        var notes: [Int: MarkdownSource] = [:]
        for note in content.notes {
            let index =
                note.frontMatter.code.flatMap { content.catalog.entry(named: $0.value) }
                ?? bySlug[note.stem.lowercased()]
            if let index { notes[index] = note }
        }
        return notes
    }

    /// What becomes of a value.
    private enum Fate { case stays, isRefreshed, isKept }

    private static func fate(new: String?, recorded: String?, current: String?) -> Fate {
        if new == recorded { return .stays }
        if current == new { return .stays }
        return current == recorded ? .isRefreshed : .isKept
    }

    // MARK: - Catalog

    private mutating func update(_ path: String, _ entries: [(PlannedEntry, CatalogEntry)], _ content: Content) {
        guard let raw = try? FileReading.bytes(of: path), let file = EditedText(raw) else {
            kept.append("\(path): its line ends are mixed, so that no value is refreshed there")
            return
        }
        let source = SourceFile(path: path, text: file.text)
        let bytes = Array(file.text.utf8)
        let written = Dictionary(
            WrittenEntry.all(of: source, bytes).map { (($0.scope.map { $0 + "." } ?? "") + $0.code, $0.entry) }
        ) { one, _ in one }
        var edit = CatalogEdit(bytes)
        var changed: [(id: String, key: String, hash: String?)] = []
        for (entry, there) in entries {
            guard let former = written[there.id.rawValue] else { continue }
            let status =
                there.statuses.isEmpty ? content.catalog.groups.first { $0.id.range.file.path == path }?.status : nil
            changed += update(entry, former, groupStatus: status, &edit)
        }
        guard !edit.isEmpty else {
            for (id, key, hash) in changed { record.entries[id]?[key] = hash }
            return
        }
        let text = edit.text
        guard Self.isSound(text, path, as: changed) else {
            kept.append("\(path): values cannot be refreshed in the form in which its entries are written")
            return
        }
        for (id, key, hash) in changed { record.entries[id]?[key] = hash }
        files[path] = file.written(text)
    }

    /// Whether a file still reads as it should: each value that was refreshed is there.
    private static func isSound(_ text: String, _ path: String, as changed: [(id: String, key: String, hash: String?)])
        -> Bool
    {
        let source = SourceFile(path: path, text: text)
        let written = Dictionary(
            WrittenEntry.all(of: source, Array(text.utf8)).map {
                (($0.scope.map { $0 + "." } ?? "") + $0.code, $0.entry)
            }
        ) { one, _ in one }
        return changed.allSatisfy { id, key, hash in
            guard let entry = written[id] else { return false }
            // A status may be that of the group.
            return key == "status" || current(key, of: entry, groupStatus: nil) == hash
        }
    }

    private static func current(_ key: String, of entry: WrittenEntry, groupStatus: HTTPStatus?) -> String? {
        if key.hasPrefix("fields.") {
            let name = String(key.dropFirst("fields.".count))
            guard let fields = entry["fields"]?.node, let node = fields.member(name) else { return nil }
            return ImportRecord.hash(node.canonical)
        }
        if let node = entry[key]?.node { return ImportRecord.hash(node.canonical) }
        return key == "status" ? groupStatus.map { ImportRecord.hash("\($0.code)") } : nil
    }

    private mutating func update(
        _ entry: PlannedEntry,
        _ former: WrittenEntry,
        groupStatus: HTTPStatus?,
        _ edit: inout CatalogEdit
    )
        -> [(id: String, key: String, hash: String?)]
    {
        let id = entry.id.rawValue
        let recorded = (destination.record.entries[id] ?? [:]).filter { !$0.key.hasPrefix("note:") }
        let new = entry.recorded.filter { !$0.key.hasPrefix("note:") }
        var changed: [(id: String, key: String, hash: String?)] = []
        var fields: [(name: String, value: CatalogValue?)] = []
        let order = PlannedEntry.order
        let keys = Set(new.keys).union(recorded.keys).sorted {
            (order.firstIndex(of: $0) ?? order.count, $0) < (order.firstIndex(of: $1) ?? order.count, $1)
        }
        for key in keys {
            let current = Self.current(key, of: former, groupStatus: groupStatus)
            switch Self.fate(new: new[key], recorded: recorded[key], current: current) {
            case .stays: if new[key] != recorded[key] { changed.append((id, key, new[key])) }
            case .isKept: kept.append("\(id) \(key): the source says something else now, and so does who wrote here")
            case .isRefreshed:
                if key.hasPrefix("fields.") {
                    let name = String(key.dropFirst("fields.".count))
                    fields.append((name, entry.field(name)))
                } else {
                    do {
                        let place = order.firstIndex(of: key) ?? order.count
                        try edit.set(
                            key,
                            entry.value(key),
                            in: former,
                            after: ["code", "scope", "slug"] + order[..<place]
                        )
                    } catch {
                        kept.append("\(id) \(key): write it by hand, in an entry that is not written one key a line")
                        continue
                    }
                }
                refreshed += 1
                changed.append((id, key, new[key]))
            }
        }
        if !fields.isEmpty { update(fields, of: former, id, &edit, &changed) }
        return changed
    }

    private mutating func update(
        _ fields: [(name: String, value: CatalogValue?)],
        of entry: WrittenEntry,
        _ id: String,
        _ edit: inout CatalogEdit,
        _ changed: inout [(id: String, key: String, hash: String?)]
    ) {
        do {
            let there = entry["fields"]?.node
            var members: [CatalogValue.Member] = there?.allMembers ?? []
            for (name, value) in fields {
                if let index = members.firstIndex(where: { $0.name == name }) {
                    if let value { members[index] = .init(name: name, value: value) } else { members.remove(at: index) }
                } else if let value {
                    members.append(.init(name: name, value: value))
                }
            }
            if let there, let inner = WrittenEntry(there, in: edit.bytes), !inner.isFlow, !members.isEmpty {
                for (name, value) in fields { try edit.set(name, value, in: inner, after: inner.values.map(\.name)) }
            } else {
                let order = ["code", "scope", "slug"] + PlannedEntry.order
                try edit.set("fields", members.isEmpty ? nil : .mapping(members), in: entry, after: order)
            }
        } catch {
            kept.append("\(id) fields: write them by hand, in an entry that is not written one key a line")
            changed.removeAll { $0.id == id && $0.key.hasPrefix("fields.") }
        }
    }

    // MARK: - Notes

    private mutating func update(_ note: MarkdownSource, of entry: PlannedEntry) {
        let id = entry.id.rawValue
        let recorded = (destination.record.entries[id] ?? [:]).filter { $0.key.hasPrefix("note:") }
        let new = entry.recorded.filter { $0.key.hasPrefix("note:") }
        guard recorded != new else { return }
        let path = "\(destination.root)/\(note.path)"
        guard let raw = try? FileReading.bytes(of: path), let file = EditedText(raw) else {
            kept.append("\(path): it cannot be read, so that nothing is refreshed there")
            return
        }
        var edit = NoteEdit(file.text, from: note.body.bounds.lowerBound)
        for key in Set(new.keys).union(recorded.keys).sorted() {
            let heading = String(key.dropFirst("note:".count))
            let current = edit.section(heading).map { ImportRecord.hash($0) }
            switch Self.fate(new: new[key], recorded: recorded[key], current: current) {
            case .stays: record.entries[id]?[key] = new[key]
            case .isKept:
                kept.append("\(id) note, `\(heading)`: the source says something else now, and so does who wrote here")
            case .isRefreshed:
                edit.set(heading, entry.note.first { $0.heading.replacing("\t", with: " ") == heading }?.text)
                record.entries[id]?[key] = new[key]
                refreshed += 1
            }
        }
        if !edit.isEmpty { files[path] = file.written(edit.text) }
    }
}
