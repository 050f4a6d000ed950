internal import DataReading
internal import Diagnostics
internal import ForeignText

/// Reads errors off a folder of Markdown files: one a file, or one a folder with an `index.md` and pages of its own.
struct MarkdownFolderReader {
    private struct Page {
        let file: SourceFile
        let frontMatter: LooseFrontMatter
        /// The folders below the source, and the name without its ending.
        let folders: [String]
        let stem: String

        var isIndex: Bool { ["index", "readme", "_index"].contains(stem.lowercased()) }
        var folder: String { folders.joined(separator: "/") }

        func fact(_ meaning: FieldWords.Meaning) -> FoundFact? {
            frontMatter.facts.first { FieldWords.meaning(of: $0.field) == meaning }
        }

        func text(_ name: String) -> String? { frontMatter.facts.first { $0.field == name }?.value.text }

        var body: (text: String, range: SourceRange) {
            let range = file.range(frontMatter.end..<file.text.utf8.count)
            return (String(range.text), range)
        }
    }

    private var pages: [Page] = []
    private(set) var found = FoundCatalog()

    /// - Parameters:
    ///   - files: the files.
    ///   - root: the folder, as it was named.
    init(_ files: [SourceFile], in root: String) {
        let prefix = root.hasSuffix("/") ? root : root + "/"
        for file in files {
            let path = file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.count)) : file.path
            let parts = path.split(separator: "/").map(String.init)
            let name = parts.last ?? path
            let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
            pages.append(Page(file: file, frontMatter: LooseFrontMatter(file), folders: parts.dropLast(), stem: stem))
        }
        read()
    }

    /// The folders that are an error each: with an index, and without other files beside it that could be errors.
    private func ownFolders() -> Set<String> {
        var plain: [String: Int] = [:]
        for page in pages where !page.isIndex { plain[page.folder, default: 0] += 1 }
        var own: Set<String> = []
        // From the top down: what lies in the folder of an error is a part of it.
        for page in pages.sorted(by: { $0.folders.count < $1.folders.count })
        where page.isIndex && !page.folders.isEmpty {
            guard
                !page.folders.indices.dropLast().contains(where: {
                    own.contains(page.folders[...$0].joined(separator: "/"))
                })
            else { continue }
            if page.fact(.code) != nil || plain[page.folder, default: 0] == 0,
                page.stem != "_index" || page.fact(.code) != nil
            {
                own.insert(page.folder)
            }
        }
        return own
    }

    /// The folders that hold pages of an error whose own page is missing: as deep as those of other errors, with indexes
    /// only below them.
    private func missingFolders(_ own: Set<String>) -> [String] {
        var depths: [Int: Int] = [:]
        for folder in own { depths[folder.split(separator: "/").count, default: 0] += 1 }
        guard let depth = depths.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), depth.value * 2 > own.count
        else { return [] }
        let deeper = pages.filter { $0.isIndex && $0.folders.count > depth.key && $0.fact(.code) == nil }
        let folders = Set(deeper.map { $0.folders[..<depth.key].joined(separator: "/") })
        return folders.filter { !own.contains($0) }.sorted()
    }

    private mutating func read() {
        var own = ownFolders()
        let missing = missingFolders(own)
        own = own.filter { folder in !missing.contains { folder.hasPrefix($0 + "/") } }.union(missing)
        var parts: [String: [Page]] = [:]
        var errors: [Page] = []
        for page in pages {
            let holder = page.folders.indices.map { page.folders[...$0].joined(separator: "/") }.first {
                own.contains($0)
            }
            if let holder, !(page.isIndex && page.folder == holder) {
                parts[holder, default: []].append(page)
            } else {
                errors.append(page)
            }
        }
        for page in errors.filter({ !isError($0, among: errors) }) { found.passedOver.append(page.file.whole) }
        let kept = errors.filter { isError($0, among: errors) }
        let hasFolders = Set(kept.map { group(of: $0) }).count > 1 && kept.allSatisfy { !group(of: $0).isEmpty }
        for page in kept {
            var entry = FoundEntry(range: page.file.whole, facts: page.frontMatter.facts)
            if page.fact(.code) == nil {
                let name = page.isIndex ? page.folders.last ?? page.stem : page.stem
                entry.add("code", name, at: page.file.whole)
            }
            addText(of: page, to: &entry)
            for part in Self.ordered(parts[page.isIndex ? page.folder : ""] ?? []) {
                addPart(part, of: page, to: &entry)
            }
            if hasFolders { entry.add("(folder)", group(of: page), at: page.file.whole) }
            let path = page.file.path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
            let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
            for name in [path, stem] + (page.isIndex ? [String(stem.dropLast(page.stem.count + 1))] : []) {
                found.names[name] = found.entries.count
            }
            found.entries.append(entry)
        }
        for folder in missing {
            guard let pages = parts[folder].map(Self.ordered), let first = pages.first else { continue }
            var entry = FoundEntry(range: first.file.whole)
            entry.add("code", folder.split(separator: "/").last.map(String.init) ?? folder, at: first.file.whole)
            for part in pages { addPart(part, of: first, to: &entry, isAlone: true) }
            found.entries.append(entry)
        }
    }

    private static let otherNames: Set<String> = [
        "readme", "contributing", "guidelines", "changelog", "license", "index", "_index", "template", "_template",
        "summary",
    ]

    /// Whether a file tells of an error, as most of its like do.
    private func isError(_ page: Page, among pages: [Page]) -> Bool {
        if pages.count(where: { $0.fact(.code) != nil }) * 2 > pages.count { return page.fact(.code) != nil }
        if pages.count(where: { $0.frontMatter.end > 0 }) * 2 > pages.count, page.frontMatter.end == 0 { return false }
        return page.isIndex
            ? !page.folders.isEmpty && page.stem != "_index" : !Self.otherNames.contains(page.stem.lowercased())
    }

    private func group(of page: Page) -> String {
        (page.isIndex ? page.folders.dropLast() : page.folders[...]).joined(separator: "/")
    }

    private func addText(of page: Page, to entry: inout FoundEntry) {
        let (text, range) = page.body
        guard !text.isBlank else { return }
        var body = text
        if page.fact(.title) == nil, let (title, rest) = Self.title(of: text) {
            let name = entry.facts.first { FieldWords.meaning(of: $0.field) == .code }?.value.text ?? ""
            if let own = SectionHeading(title, knowing: name).title { entry.add("title", own, at: range) }
            body = rest
        }
        // Where nothing else says it in short, its first paragraph does.
        let field = page.fact(.summary) == nil ? "(text)" : "(note)"
        if !body.isBlank { entry.facts.append(FoundFact(field, .text(body), at: range)) }
    }

    /// The heading of the first level that a text begins with.
    private static func title(of text: String) -> (title: String, rest: String)? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { !String($0).isBlank }), lines[first].hasPrefix("# ") else {
            return nil
        }
        return (String(lines[first].dropFirst(2)).trimmingSpace, lines[(first + 1)...].joined(separator: "\n"))
    }

    // MARK: - Parts

    private static func ordered(_ pages: [Page]) -> [Page] {
        pages.enumerated().sorted { one, other in
            let (first, second) = (
                one.element.text("order").flatMap { Int($0) } ?? .max,
                other.element.text("order").flatMap { Int($0) } ?? .max
            )
            return first == second ? one.offset < other.offset : first < second
        }
        .map(\.element)
    }

    /// A page of an error's own folder is a section of its note; what it says in keys stands there as a list.
    private func addPart(_ part: Page, of page: Page, to entry: inout FoundEntry, isAlone: Bool = false) {
        let (text, range) = part.body
        let name = part.isIndex ? part.folders.last ?? part.stem : part.stem
        let heading = part.fact(.title)?.value.text ?? name
        let told = part.frontMatter.facts.filter { fact in
            FieldWords.meaning(of: fact.field) != .title && fact.field != "order" && fact.field != "weight"
                && (isAlone || !page.frontMatter.facts.contains { $0.field == fact.field && $0.value == fact.value })
        }
        let lines = told.compactMap { fact -> String? in
            fact.value.texts.map {
                "- \(fact.field.prefix(1).uppercased() + fact.field.dropFirst()): \($0.joined(separator: ", "))"
            }
        }
        let body = (lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n\n") + text
        entry.facts.append(FoundFact("(note)", .text(body), at: range, heading: heading))
    }
}
