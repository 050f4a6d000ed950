package import Diagnostics
internal import Files
internal import ForeignText

/// The kinds of sources that errors are read off.
package enum SourceKind: String, Sendable, CaseIterable {
    case openapi, json, csv, markdown, html

    /// What it is.
    package var about: String {
        switch self {
        case .openapi: "an OpenAPI file, 3.0 or 3.1, JSON or YAML"
        case .json: "JSON or YAML with a list of errors, or errors by their codes"
        case .csv: "a table with an error a row, below a row of names"
        case .markdown: "a folder with a file for each error, or a file with a heading for each"
        case .html: "a page with a heading or an id for each error"
        }
    }

    /// How its files end, where a folder is named.
    private var endings: [String] {
        switch self {
        case .openapi, .json: [".json", ".yaml", ".yml"]
        case .csv: [".csv", ".tsv"]
        case .markdown: [".md", ".mdx", ".markdown"]
        case .html: [".html", ".htm"]
        }
    }

    /// The most files that a source may have.
    private static let mostFiles = 50_000

    /// Reads sources.
    /// - Parameters:
    ///   - names: files and folders.
    ///   - path: where errors stand in JSON and YAML, if that was said.
    ///   - diagnostics: takes the faults.
    /// - Returns: what each holds; of a folder of JSON each file where it has several errors.
    package func read(_ names: [String], at path: String?, _ diagnostics: inout [Diagnostic]) -> [(
        name: String, found: FoundCatalog
    )] {
        var read: [(name: String, found: FoundCatalog)] = []
        for name in names {
            var skipped: [FoundCatalog.Lost] = []
            guard let files = files(of: name, &skipped, &diagnostics) else { continue }
            switch self {
            case .json:
                let parts = RecordReader.read(files, at: path, &diagnostics)
                read += parts.count == 1 ? [(name, parts[0].found)] : parts.map { ($0.path, $0.found) }
            case .csv: read.append((name, TableReader.read(files, &diagnostics)))
            case .openapi: read += files.map { ($0.path, OpenAPIReader.read($0, &diagnostics)) }
            case .markdown: read.append((name, Self.markdown(files, name, &diagnostics)))
            case .html: read += files.map { ($0.path, Self.page($0, &diagnostics)) }
            }
            if let last = read.indices.last { read[last].found.lost += skipped }
        }
        return read
    }

    private static func markdown(_ files: [SourceFile], _ name: String, _ diagnostics: inout [Diagnostic])
        -> FoundCatalog
    {
        if files.count == 1, files[0].path == name {
            let found = MarkdownListReader.read(files[0])
            if !found.entries.isEmpty { return found }
        } else if let found = MarkdownListReader.read(files, in: name) {
            return found
        }
        let found = MarkdownFolderReader(files, in: name).found
        if found.entries.isEmpty {
            diagnostics.append(
                nothing(
                    in: name,
                    "name the folder whose files are named after codes, or have a `code` in their front matter"
                )
            )
        }
        return found
    }

    private static func page(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> FoundCatalog {
        let count = diagnostics.count
        let found = HTMLPageReader.read(file, &diagnostics)
        if found.entries.isEmpty, diagnostics.count == count {
            diagnostics.append(
                nothing(
                    in: file.path,
                    "each error needs a heading or an id that is its code, or a line such as `error code: invalid_card`"
                )
            )
        }
        return found
    }

    private static func nothing(in name: String, _ help: String) -> Diagnostic {
        Diagnostic(.missingKey, "no errors were found in it", at: SourceFile(unread: name).whole, help: help)
    }

    /// What to do about a folder without files of the kind.
    private func help(for listing: FolderListing) -> String {
        let converted: [(ending: String, format: String)] = [
            (".rst", "rst"), (".adoc", "asciidoc"), (".docx", "docx"), (".textile", "textile"), (".org", "org"),
        ]
        if self == .markdown,
            let other = converted.first(where: { other in listing.items.contains { $0.path.hasSuffix(other.ending) } })
        {
            return
                "make Markdown of its files first: `for f in *\(other.ending); do pandoc -f \(other.format) -t gfm \"$f\" -o \"$f.md\"; done`"
        }
        let kind = SourceKind.allCases.first { kind in
            listing.items.contains { item in kind.endings.contains { item.path.lowercased().hasSuffix($0) } }
        }
        return kind.map { "is it `docsite import \($0.rawValue)`?" } ?? "name the folder or the file with the errors"
    }

    /// The files of a source, read.
    private func files(
        of name: String,
        _ skipped: inout [FoundCatalog.Lost],
        _ diagnostics: inout [Diagnostic]
    ) -> [SourceFile]? {
        let isForeign = self == .csv || self == .html
        let whole = SourceFile(unread: name).whole
        var listing: FolderListing?
        do {
            if try Paths.kind(of: name) == .folder { listing = try FolderListing(of: name) }
        } catch {
            diagnostics.append(Diagnostic(.unreadableFile, "\(error)", at: whole, help: "check who may read it"))
            return nil
        }
        guard let listing else { return SourceText.read(name, isForeign: isForeign, &diagnostics).map { [$0] } }
        let folder = name.hasSuffix("/") ? String(name.dropLast()) : name
        let ours = listing.items.filter { item in endings.contains { item.path.lowercased().hasSuffix($0) } }
        let items = ours.filter { $0.kind == .file }
        guard !items.isEmpty, items.count <= Self.mostFiles else {
            diagnostics.append(
                Diagnostic(
                    .missingFile,
                    items.isEmpty
                        ? "no file of the folder ends in \(endings.joined(separator: " or "))"
                        : "the folder has more than \(Self.mostFiles) files",
                    at: whole,
                    help: items.isEmpty ? help(for: listing) : "name a folder that holds the errors only"
                )
            )
            return nil
        }
        for item in ours where item.kind != .file {
            let place = SourceFile(unread: "\(folder)/\(item.path)").whole
            skipped.append(.init("\(item.path): \(Self.reason(item.kind))", at: place))
        }
        return items.compactMap { SourceText.read("\(folder)/\($0.path)", isForeign: isForeign, &diagnostics) }
    }

    /// Why what a folder holds is not read.
    private static func reason(_ kind: FolderListing.Item.Kind) -> String {
        switch kind {
        case .file: ""
        case .link(.leadsOutside): "a link out of the folder is not followed"
        case .link(.leadsNowhere): "a link that leads nowhere"
        case .link(.leadsToFolder): "a link to a folder is not followed"
        case .special: "a pipe, socket or device is not read"
        case .unreadable(let reason): reason
        case .misnamed: "its name is not UTF-8"
        }
    }
}
