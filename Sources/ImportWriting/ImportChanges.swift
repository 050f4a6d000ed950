package import CatalogImport
internal import ContentReading
internal import Diagnostics
internal import FieldMapping
package import Files
internal import Scaffolding
internal import SiteModel
internal import SitePaths

/// The files that an import makes or adds to.
package struct ImportChanges: Sendable {
    /// What becomes of one file.
    package struct File: Sendable {
        package enum Kind: Sendable { case new, changed }

        /// From the folder that one is in.
        package let path: String
        package let kind: Kind
        let bytes: [UInt8]
        /// What it is, in a few words.
        package let about: String
    }

    package private(set) var files: [File] = []
    /// Entries that are there already, and stay as they are.
    package private(set) var known = 0
    /// Entries that are new.
    package private(set) var added = 0
    /// Entries that were imported before, and that somebody took out.
    package private(set) var removed = 0
    /// Notes with texts, and notes that are to be written.
    package private(set) var notes = (written: 0, empty: 0)
    /// Images and other files that come with the texts.
    package private(set) var assets = 0
    /// What has to be done by hand.
    package private(set) var toDo: [String] = []
    /// Entries that the source has no longer.
    package private(set) var vanished: [String] = []
    /// How many facts were refreshed.
    package private(set) var refreshed = 0
    private(set) var record: ImportRecord
    /// Files that are there, with what they are to hold, and what is new in them.
    private var updated: [String: [UInt8]] = [:]
    private var additions: [String: String] = [:]

    private let plan: ImportPlan
    private let destination: ImportDestination

    /// Decides which files a plan changes, and how. What is there stays, but for what was imported before and nobody has
    /// written to since, where that is to be refreshed.
    /// - Parameters:
    ///   - plan: what was read.
    ///   - destination: what is there.
    ///   - isUpdate: whether imported facts are refreshed.
    package init(_ plan: ImportPlan, in destination: ImportDestination, updating isUpdate: Bool) {
        self.plan = plan
        self.destination = destination
        record = destination.record
        if isUpdate {
            let update = ImportUpdate(plan, in: destination, record)
            (updated, record, refreshed, vanished) = (update.files, update.record, update.refreshed, update.vanished)
            toDo = update.kept
        }
        let byGroup = newEntries()
        addSettings()
        var taken = Set((destination.content?.catalog.groups ?? []).map { Self.fileName($0.id.range.file.path) })
        for (index, entries) in byGroup.enumerated() where !entries.isEmpty {
            addGroup(plan.groups[index], entries, &taken)
        }
        for entries in byGroup { for entry in entries { addNote(of: entry) } }
        for (path, bytes) in updated {
            files.append(
                File(
                    path: path,
                    kind: .changed,
                    bytes: bytes,
                    about: additions[path].map { "\($0) added" } ?? "refreshed"
                )
            )
        }
        addLedger()
        addRecord()
        addAssets()
        files.sort { $0.path < $1.path }
    }

    /// The entries that are to be written, by their groups. What somebody took out of the catalog stays out.
    private mutating func newEntries() -> [[PlannedEntry]] {
        var byGroup = [[PlannedEntry]](repeating: [], count: plan.groups.count)
        for entry in plan.entries {
            if destination.holds(entry.id) {
                known += 1
            } else if record.entries[entry.id.rawValue] != nil {
                removed += 1
            } else {
                added += 1
                byGroup[entry.group].append(entry)
                record.entries[entry.id.rawValue] = entry.recorded
            }
        }
        return byGroup
    }

    private static func fileName(_ path: String) -> String {
        (path.split(separator: "/").last.map(String.init) ?? path).lowercased()
    }

    mutating func add(_ path: String, _ kind: File.Kind, _ text: String, _ about: String) {
        files.append(File(path: "\(destination.root)/\(path)", kind: kind, bytes: Array(text.utf8), about: about))
    }

    // MARK: - site.yml

    private mutating func addSettings() {
        guard let former = destination.settings else {
            add("site.yml", .new, plan.settings.text, "the site")
            return
        }
        guard let configuration = destination.content?.configuration else { return }
        var addition = SettingsAddition(former)
        let declared = Set(configuration.fields.all.map(\.name.value))
        for key in plan.settings.keys {
            switch key.name {
            case "fields":
                let facts = plan.settings.facts.filter { !declared.contains($0.name) }
                if !facts.isEmpty { addition.add(members: facts.flatMap { $0.declaration(indent: 2) }, to: "fields") }
            case "placeholders":
                if configuration.placeholders == nil {
                    addition.add(key.lines, named: key.name)
                } else if configuration.placeholders != plan.settings.placeholders {
                    toDo.append("site.yml says other `placeholders` than the source has")
                }
            default: addition.add(key.lines, named: key.name)
            }
        }
        toDo += addition.refused.map { "write `\($0)` in site.yml by hand: it is not written one key a line" }
        let used = plan.settings.facts.filter { declared.contains($0.name) && !$0.choices.isEmpty }
        let (text, refused) = ChoiceAddition.added(to: addition.text, used.map { ($0.name, $0.choices) })
        toDo += refused.map { "write the choices of the field `\($0)` in site.yml by hand" }
        if text != former { add("site.yml", .changed, text, "the site") }
    }

    // MARK: - Catalog

    /// The lines of an entry; what its group says already is left out.
    private static func lines(of entry: PlannedEntry, scope: ErrorCode?, status: Int?) -> [String] {
        var lines = CatalogValue.text(entry.code.rawValue).lines(of: "code")
        if let own = entry.scope, own != scope { lines += CatalogValue.text(own.rawValue).lines(of: "scope") }
        if let slug = entry.slug { lines.append("slug: \(slug)") }
        let usual = status.map { CatalogValue.word("\($0)") }
        return lines
            + entry.keys.filter { $0.name != "status" || $0.value != usual }.flatMap { $0.value.lines(of: $0.name) }
    }

    private mutating func addGroup(_ group: PlannedGroup, _ entries: [PlannedEntry], _ taken: inout Set<String>) {
        let about = "\(entries.count) error\(entries.count == 1 ? "" : "s")"
        if let there = destination.content?.catalog.groups.first(where: { $0.id.value == group.id }) {
            add(entries, to: there, about)
            return
        }
        var name = (Slug(derivedFrom: group.id)?.rawValue ?? "group") + ".yml"
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(group.id)-\(number).yml"
            number += 1
        }
        var lines =
            CatalogValue.text(group.id).quotedLines(of: "group") + CatalogValue.text(group.title).lines(of: "title")
        if let scope = group.scope { lines += CatalogValue.text(scope.rawValue).lines(of: "scope") }
        if let status = group.status { lines.append("status: \(status)") }
        if let summary = group.summary, !summary.isEmpty { lines += CatalogValue.text(summary).lines(of: "summary") }
        lines.append("errors:")
        for (index, entry) in entries.enumerated() {
            if index > 0 { lines.append("") }
            for (line, text) in Self.lines(of: entry, scope: group.scope, status: group.status).enumerated() {
                lines.append(text.isEmpty ? "" : (line == 0 ? "  - " : "    ") + text)
            }
        }
        add("catalog/\(name)", .new, lines.map { $0 + "\n" }.joined(), about)
    }

    /// Adds entries behind those of a group that is there.
    private mutating func add(_ entries: [PlannedEntry], to there: ErrorGroup, _ about: String) {
        let path = there.id.range.file.path
        let written = entries.map { entry in
            (code: entry.code, lines: Self.lines(of: entry, scope: there.scope?.value, status: there.status?.code))
        }
        do {
            let former = String(decoding: try updated[path] ?? FileReading.bytes(of: path), as: UTF8.self)
            // What was refreshed there stands on other lines by now.
            let group = updated[path] == nil ? there : try CatalogAddition([]).read(former, after: there.entries)
            updated[path] = Array(try CatalogAddition(written).adding(to: group, in: former).text.utf8)
            additions[path] = about
        } catch {
            toDo.append("\(about) cannot be added to \(path): write its entries one below the other")
            for entry in entries { record.entries[entry.id.rawValue] = nil }
        }
    }

    // MARK: - Notes

    private mutating func addNote(of entry: PlannedEntry) {
        guard let slug = entry.slug ?? Slug(derivedFrom: entry.id.rawValue) else { return }
        let draft = NoteDraft(
            id: entry.id,
            slug: slug,
            sections: destination.content?.configuration.requiredSections ?? []
        )
        let path = draft.path(in: destination.root)
        guard !destination.notes.contains("notes/\(slug).md") else {
            toDo.append("\(path) is there already, and stays as it is")
            return
        }
        if entry.note.isEmpty {
            notes.empty += 1
            files.append(File(path: path, kind: .new, bytes: draft.bytes, about: "to be written"))
        } else {
            notes.written += 1
            let head =
                slug.rawValue == entry.id.rawValue
                ? "" : "---\ncode: \(CatalogValue.scalar(entry.id.rawValue))\n---\n\n"
            let text = head + NoteComposition.text(of: entry.note)
            files.append(File(path: path, kind: .new, bytes: Array(text.utf8), about: "note"))
        }
    }

    // MARK: - Lists

    private mutating func addLedger() {
        guard !plan.addresses.isEmpty else { return }
        let former = destination.ledger?.reading.ledger ?? PermalinkLedger()
        var ledger = former
        for (address, id) in plan.addresses {
            ledger.add(Permalink(address: address, target: .init(.error, id), since: Permalink.imported))
        }
        guard ledger.permalinks.count > former.permalinks.count else { return }
        let count = ledger.permalinks.count - former.permalinks.count
        add(
            LedgerReading.fileName,
            former.permalinks.isEmpty ? .new : .changed,
            ledger.text,
            "\(count) address\(count == 1 ? "" : "es")"
        )
    }

    private mutating func addRecord() {
        guard record != destination.record else { return }
        let isNew = destination.record.entries.isEmpty
        add(ImportRecord.fileName, isNew ? .new : .changed, record.text, "what was taken from elsewhere")
    }

    /// Images and other files of texts that are new; of those that are new here already, none is written over.
    private mutating func addAssets() {
        for asset in plan.assets {
            let path = "\(destination.root)/static/\(asset.target)"
            do {
                let bytes = try FileReading.bytes(of: asset.source, atMost: Self.mostAssetBytes)
                if try Paths.kind(of: path) == nil {
                    assets += 1
                    files.append(File(path: path, kind: .new, bytes: bytes, about: "file"))
                } else if try !FileReading.file(at: path, holds: [bytes]) {
                    toDo.append("\(path) is there already, and stays as it is")
                }
            } catch {
                toDo.append("\(asset.source) could not be read: copy it to \(path)")
            }
        }
    }

    /// The most bytes that an image or another file may have.
    private static let mostAssetBytes = 64 << 20

    // MARK: - Writing

    /// Writes the files. New ones first: what refers to nothing harms nobody if the rest is not written.
    /// - Throws: where a file cannot be written, or somebody made one meanwhile.
    package func write() throws(FileError) {
        for file in files where file.kind == .new && !file.path.hasSuffix(".yml") { try write(file) }
        for file in files where file.kind == .new && file.path.hasSuffix(".yml") { try write(file) }
        for file in files where file.kind == .changed { try write(file) }
    }

    private func write(_ file: File) throws(FileError) {
        switch file.kind {
        case .new: try NewFile.write(file.bytes, to: file.path)
        case .changed: try FileWriting.replace(try Paths.resolved(file.path), with: file.bytes)
        }
    }
}

extension CatalogValue {
    /// A text that readers other than ours would take for a number, in quotes.
    fileprivate func quotedLines(of key: String) -> [String] {
        guard case .text(let text) = self, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return lines(of: key)
        }
        return ["\(key): \"\(text)\""]
    }
}
