internal import DataReading
internal import Diagnostics
internal import ForeignText
internal import SourceReading

/// Reads errors off a folder of Markdown files: one a file, or one a folder with an `index.md` and pages of its own.
struct MarkdownFolderReader {
    private struct Page {
        let file: SourceFile
        let frontMatter: LooseFrontMatter
        /// The folders below the source, and the name without its ending.
        let folders: [String]
        let stem: String
        let code: FoundFact?
        /// The text below the front matter, as Markdown that other tools are not needed for.
        let text: String
        let dropped: [String]

        init(_ file: SourceFile, folders: [String], stem: String) {
            self.file = file
            self.folders = folders
            self.stem = stem
            let frontMatter = LooseFrontMatter(file)
            self.frontMatter = frontMatter
            code = frontMatter.facts.first { FieldWords.meaning(of: $0.field) == .code }
            let text = String(file.range(frontMatter.end..<file.text.utf8.count).text)
            let dialect = MarkdownDialect(
                ReferenceDefinitions(of: text).inlined(text),
                isMDX: file.path.hasSuffix(".mdx")
            )
            self.text = dialect.text.withoutComments
            dropped = dialect.dropped
        }

        var isIndex: Bool { ["index", "readme", "_index"].contains(stem.lowercased()) }
        var folder: String { folders.joined(separator: "/") }

        func fact(_ meaning: FieldWords.Meaning) -> FoundFact? {
            frontMatter.facts.first { FieldWords.meaning(of: $0.field) == meaning }
        }

        func text(_ name: String) -> String? { frontMatter.facts.first { $0.field == name }?.value.text }

        var range: SourceRange { file.range(frontMatter.end..<file.text.utf8.count) }
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
            pages.append(Page(file, folders: parts.dropLast(), stem: stem))
        }
        read()
        found.tellDropped(pages.map { ($0.dropped, $0.range) })
        found.takeQuotedMessages()
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
            if page.code != nil || plain[page.folder, default: 0] == 0,
                page.stem != "_index" || page.code != nil
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
        let deeper = pages.filter { $0.isIndex && $0.folders.count > depth.key && $0.code == nil }
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
        let isError = Self.rule(for: errors)
        for page in errors where !isError(page) { found.passedOver.append(page.file.whole) }
        let kept = errors.filter(isError)
        let tables = kept.map { FactTable(in: $0.text) }
        // What most pages have is of their form.
        let haveTables = tables.count { $0 != nil } * 2 > kept.count
        let hasFolders = Set(kept.map { group(of: $0) }).count > 1 && kept.allSatisfy { !group(of: $0).isEmpty }
        for (page, table) in zip(kept, tables) {
            var entry = FoundEntry(range: page.file.whole, facts: page.frontMatter.facts)
            let table = haveTables ? table : nil
            addName(of: page, table, to: &entry)
            addText(table?.rest ?? page.text, of: page, to: &entry)
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
        "summary", "overview", "introduction", "about", "faq", "_sidebar", "toc",
    ]

    /// Whether a file tells of an error, as most of its like do.
    private static func rule(for pages: [Page]) -> (Page) -> Bool {
        if pages.count(where: { $0.code != nil }) * 2 > pages.count { return { $0.code != nil } }
        // Where nearly all files are named after codes, the others tell of something else.
        let haveCodes = pages.count { FieldCode.looksSo($0.stem) } * 5 > pages.count * 4
        let haveKeys = pages.count { $0.frontMatter.end > 0 } * 2 > pages.count
        return { page in
            if haveKeys, page.frontMatter.end == 0 { return false }
            if haveCodes, !page.isIndex, !FieldCode.looksSo(page.stem) { return false }
            return page.isIndex
                ? !page.folders.isEmpty && page.stem != "_index" : !otherNames.contains(page.stem.lowercased())
        }
    }

    /// The code of a page: its front matter's, that of its table, or else its name.
    private func addName(of page: Page, _ table: FactTable?, to entry: inout FoundEntry) {
        var hasCode = page.code != nil
        for (name, value) in table?.facts ?? [] where !FieldWords.isNothing(value) {
            let isCode = FieldWords.meaning(of: name) == .code
            if isCode, hasCode || value.contains(where: \.isWhitespace) { continue }
            hasCode = hasCode || isCode
            if entry.facts.contains(where: { $0.field == name || $0.value.text == value }) { continue }
            entry.add(isCode ? "code" : name, PlainHeading.text(value), at: page.range)
        }
        if hasCode { return }
        let name = page.isIndex ? page.folders.last ?? page.stem : page.stem
        entry.add("code", name, at: page.file.whole)
    }

    private func group(of page: Page) -> String {
        (page.isIndex ? page.folders.dropLast() : page.folders[...]).joined(separator: "/")
    }

    private func addText(_ text: String, of page: Page, to entry: inout FoundEntry) {
        let range = page.range
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
        return (String(lines[first].dropFirst(2)).trimmed, lines[(first + 1)...].joined(separator: "\n"))
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
        let (text, range) = (part.text, part.range)
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
