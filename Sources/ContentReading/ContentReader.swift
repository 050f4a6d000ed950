internal import CatalogReading
package import Diagnostics
package import Files
package import SiteModel
internal import SourceReading
internal import Work
internal import YAML

/// Reads a content folder.
package struct ContentReader: Sendable {
    /// Where notes lie in the content folder.
    package static let notesFolder = "notes/"
    /// Where files lie in the content folder that are published as they are.
    package static let staticFolder = "static/"
    /// What docsite writes itself in the content folder.
    private static let lists = [LedgerReading.fileName, "known-faults.txt", importRecord]
    /// Where an import writes down what it took.
    package static let importRecord = "imported.txt"

    private let root: String
    private let listing: FolderListing?
    private let baseURL: BaseURL?
    private let jobs: Int
    private let isLeftUnread: @Sendable (_ note: String) -> Bool
    private var diagnostics: [Diagnostic] = []
    private var readSettings: (settings: SiteConfiguration?, faults: [Diagnostic])?

    /// - Parameters:
    ///   - root: the content folder, as it is called in reports.
    ///   - listing: what lies in it, or `nil` where it is still to be listed.
    ///   - baseURL: takes the place of the one in `site.yml`.
    ///   - jobs: how many threads read at most.
    ///   - isLeftUnread: whether a note is known to be sound and to have no front matter, so that its text may be read when
    ///     it is asked for, if ever.
    package init(
        root: String,
        listing: FolderListing? = nil,
        baseURL: BaseURL?,
        jobs: Int,
        leavingUnread isLeftUnread: @escaping @Sendable (_ note: String) -> Bool = { _ in false }
    ) {
        self.root = root
        self.listing = listing
        self.baseURL = baseURL
        self.jobs = jobs
        self.isLeftUnread = isLeftUnread
    }

    /// Reads everything.
    /// - Returns: the content, or `nil` where there is no content folder; the ledger, with its own faults; and the faults.
    /// - Throws: what keeps threads from working.
    package consuming func read() async throws
        -> (content: Content?, ledger: LedgerReading, diagnostics: [Diagnostic])
    {
        let listing: FolderListing
        do {
            if let known = self.listing { listing = known } else { listing = try FolderListing(of: root) }
        } catch {
            let place = SourceFile(unread: root).whole
            let fault = Diagnostic(
                .missingFile,
                "the content folder cannot be read: \(error.reason)",
                at: place,
                help: "name it with `--content`, or run docsite in the folder that holds it",
                "or make a site: `docsite new <folder>`"
            )
            return (nil, LedgerReading(of: root), [fault])
        }
        reportFoldersInPlaceOfFiles(listing.folders)
        let items = listing.items.filter { checkKind(of: $0) }.map(\.path)
        let configuration = settings()
        diagnostics += readSettings?.faults ?? []
        let groups = Self.groups(items)
        let notes = Self.markdown(items, in: Self.notesFolder, keys: FrontMatterKeys.note)
        let pages = Self.markdown(items, in: "pages/", keys: FrontMatterKeys.page)
        // The longest parts first, so that no thread has to wait for another in the end.
        let parts = groups + [.ledger] + notes + pages
        let reader = self
        let readings = try await Chunks(count: parts.count, jobs: jobs, size: 1).map {
            reader.read(parts[$0.lowerBound])
        }
        diagnostics += readings.flatMap(\.diagnostics)
        var unread = UnreadContent()
        unread.hasNoConfiguration = configuration == nil
        let catalog = catalog(readings[..<groups.count], &unread)
        let texts = readings[groups.count...].map(\.sources)
        let staticFiles = items.filter { $0.hasPrefix(Self.staticFolder) }
            .map { StaticFile(path: $0, location: "\(root)/\($0)") }
        reportUnexpected(items)
        let ledger = readings.lazy.compactMap(\.ledger).first ?? LedgerReading(of: root)
        let content = Content(
            configuration: configuration ?? SiteConfiguration(title: "", description: "", baseURL: baseURL ?? .unknown),
            catalog: catalog,
            notes: texts.dropLast(pages.count).flatMap(\.self),
            pages: texts.suffix(pages.count).flatMap(\.self),
            staticFiles: staticFiles,
            unreadable: Set(readings.flatMap(\.unreadable)),
            unread: unread
        )
        return (content, ledger, diagnostics)
    }

    /// Reads `site.yml`, once: other things may be read by what it says.
    /// - Returns: what it says, or `nil` where it cannot be read; the faults are among those of ``read()``.
    package mutating func settings() -> SiteConfiguration? {
        if let known = readSettings { return known.settings }
        var faults: [Diagnostic] = []
        var settings = source("site.yml", &faults).flatMap { SiteConfigurationReader.read($0, &faults) }
        if let baseURL {
            settings?.baseURL = baseURL
            // The address that keeps its place is asked for nowhere.
            faults.removeAll { $0.code == .placeholderText }
        }
        readSettings = (settings, faults)
        return settings
    }

    /// What one thread reads at a time.
    private enum Part: Sendable {
        case group(String)
        case ledger
        case markdown(ArraySlice<String>, keys: SchemaKeys)
    }

    /// What came of a part.
    private struct Reading: Sendable {
        var group: ErrorGroup?
        /// A file of the catalog that is no group, and what stands in it, where that is known.
        var unreadGroup: (path: String, text: String?)?
        var unreadCodes: [String?] = []
        var ledger: LedgerReading?
        var sources: [MarkdownSource] = []
        /// The paths of files that are there and cannot be read.
        var unreadable: [String] = []
        var diagnostics: [Diagnostic] = []
    }

    private static func groups(_ items: [String]) -> [Part] {
        items.filter { $0.hasPrefix("catalog/") && ($0.hasSuffix(".yml") || $0.hasSuffix(".yaml")) }.map(Part.group)
    }

    private static func markdown(_ items: [String], in folder: String, keys: SchemaKeys) -> [Part] {
        let paths = items.filter { $0.hasPrefix(folder) && $0.hasSuffix(".md") }
        return Chunks(count: paths.count, jobs: 1).ranges.map { .markdown(paths[$0], keys: keys) }
    }

    private func read(_ part: Part) -> Reading {
        var reading = Reading()
        switch part {
        case .group(let path): readGroup(path, &reading)
        case .ledger: reading.ledger = LedgerReading(of: root)
        case .markdown(let paths, let keys):
            for path in paths { readMarkdown(path, keys: keys, &reading) }
        }
        return reading
    }

    private func readGroup(_ path: String, _ reading: inout Reading) {
        guard let file = source(path, atMost: SourceReader.mostCatalogBytes, &reading.diagnostics) else {
            let bytes = try? FileReading.bytes(of: "\(root)/\(path)", atMost: SourceReader.mostCatalogBytes)
            reading.unreadGroup = (path, bytes.map { String(decoding: $0, as: UTF8.self) })
            return
        }
        let settings = readSettings?.settings
        var reader = CatalogReader(fields: settings?.fields ?? .unknown, placeholders: settings?.placeholders)
        reading.group = reader.read(file)
        reading.diagnostics += reader.diagnostics
        reading.unreadCodes = reader.unread
        if reading.group == nil { reading.unreadGroup = (path, file.text) }
    }

    private func readMarkdown(_ path: String, keys: SchemaKeys, _ reading: inout Reading) {
        if path.hasPrefix(Self.notesFolder), isLeftUnread(path) {
            reading.sources.append(MarkdownSource(unread: path, at: "\(root)/\(path)"))
            return
        }
        guard let file = source(path, &reading.diagnostics),
            let source = FrontMatterReader.read(file, path: path, keys: keys, &reading.diagnostics)
        else {
            reading.unreadable.append(path)
            return
        }
        reading.sources.append(source)
    }

    private mutating func catalog(_ readings: ArraySlice<Reading>, _ unread: inout UnreadContent) -> ErrorCatalog {
        let groups = readings.compactMap(\.group)
        // What such a file defines is not known, and every link to it would seem wrong.
        for case let (path, text)? in readings.map(\.unreadGroup) { unread.add(catalog: path, text: text) }
        for code in readings.flatMap(\.unreadCodes) { unread.add(code: code) }
        if groups.allSatisfy(\.entries.isEmpty) && readings.allSatisfy(\.diagnostics.isEmpty) {
            unread.addCatalog()
            diagnostics.append(
                Diagnostic(
                    .emptyCatalog,
                    "the catalog has no entry",
                    at: groups.first?.id.range ?? SourceFile(unread: "\(root)/catalog").whole,
                    help: "let `docsite new error <code> --status 400` write the first, or write a group of errors, "
                        + "one file each: catalog/400.yml with `group`, `title` and `errors`"
                )
            )
        }
        return ErrorCatalog(groups: groups)
    }

    private func source(
        _ path: String,
        atMost limit: Int = SourceReader.mostTextBytes,
        _ diagnostics: inout [Diagnostic]
    ) -> SourceFile? {
        let location = "\(root)/\(path)"
        guard let file = SourceReader.read(location, as: location, atMost: limit, &diagnostics) else { return nil }
        // What git left behind is no text of anybody: its other faults would be no help.
        guard let conflict = ConflictMarkers.fault(in: file) else { return file }
        diagnostics.append(conflict)
        return nil
    }

    /// Whether an item can be used; reports it where it is no file.
    private mutating func checkKind(of item: FolderListing.Item) -> Bool {
        guard !isLeftOut(item.path), !LedgerReading.leftovers.contains(item.path) else { return false }
        guard let fault = item.fault(in: root, called: "content") else { return true }
        diagnostics.append(fault)
        return false
    }

    /// Whether a path is that of a leftover. Notes and the like have no hidden files; among static files there are some that
    /// hosts read, such as `.well-known/` and `.htaccess`.
    private func isLeftOut(_ path: String) -> Bool {
        guard !isPlainNote(path) else { return false }
        if Leftovers.hold(path: path) { return true }
        guard !path.hasPrefix(Self.staticFolder) else { return false }
        return path.split(separator: "/").contains { $0.hasPrefix(".") }
    }

    /// Whether a path is clearly that of a note, as nearly all are: there may be many.
    private func isPlainNote(_ path: String) -> Bool {
        guard path.hasPrefix(Self.notesFolder), path.hasSuffix(".md") else { return false }
        let name = path.utf8.dropFirst(Self.notesFolder.utf8.count)
        return name.first != UInt8(ascii: ".")
            && !name.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "~") }
    }

    private mutating func reportFoldersInPlaceOfFiles(_ folders: [String]) {
        let extensions = [".md", ".yml", ".yaml"] + Self.lists
        // `site.yml` is reported when it is read.
        for path in folders where !path.hasPrefix(Self.staticFolder) && path != "site.yml" {
            guard extensions.contains(where: path.hasSuffix) else { continue }
            diagnostics.append(
                Diagnostic(
                    .notAFile,
                    "a folder stands where a file should be",
                    at: SourceFile(unread: "\(root)/\(path)").whole,
                    help: "put a file in its place, or give the folder a name without an extension"
                )
            )
        }
    }

    private mutating func reportUnexpected(_ items: [String]) {
        for path in items {
            let help: String
            if path.hasPrefix("notes/") || path.hasPrefix("pages/") {
                if path.hasSuffix(".md") { continue }
                help = "notes and pages end in `.md`; images and downloads belong into \(root)/static"
            } else if path.hasPrefix("catalog/") {
                if path.hasSuffix(".yml") || path.hasSuffix(".yaml") { continue }
                help = "files of the catalog end in `.yml`"
            } else {
                if path.hasPrefix(Self.staticFolder) || path == "site.yml" || Self.lists.contains(path) {
                    continue
                }
                help = "content lies in site.yml, catalog/, notes/, pages/ and static/"
            }
            diagnostics.append(
                Diagnostic(
                    .unexpectedFile,
                    "docsite does not read this file",
                    at: SourceFile(unread: "\(root)/\(path)").whole,
                    help: help
                )
            )
        }
    }
}
