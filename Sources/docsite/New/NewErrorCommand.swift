import ArgumentParser
import ContentReading
import Diagnostics
import Files
import SiteModel
import SitePipeline

/// `docsite new error <code>`.
struct NewErrorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "error",
        abstract: "Add a code to the catalog, and a note with the sections that site.yml asks for."
    )

    /// How long another docsite may be writing in the content folder, in seconds.
    private static let patience = 60

    @Argument(help: "The code, verbatim as the API sends it.")
    var code: String

    @Option(help: ArgumentHelp("The group that it belongs to, where there are several.", valueName: "id"))
    var group: String?

    @Option(help: ArgumentHelp("The name for people; made from the code unless given.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("The default message, verbatim; made from the code unless given.", valueName: "text"))
    var message: String?

    @Option(help: ArgumentHelp("Markdown, one short paragraph.", valueName: "text"))
    var summary = CatalogAddition.placeholderSummary

    @Option(help: ArgumentHelp("The folder with site.yml, catalog/ and notes/.", valueName: "folder"))
    var content = "content"

    func validate() throws {
        if ErrorCode(code) == nil {
            throw ValidationError("a code holds no white space and no characters that nobody sees")
        }
    }

    func run() async throws {
        guard let code = ErrorCode(code), let slug = Slug(derivedFrom: self.code) else {
            try fail("no name for a page can be derived from this code: write its entry by hand, with a `slug:`")
        }
        // Before anything is read: several at once would each put back what they had read, and lose the others' entries.
        let lock = try holdContent()
        defer { withExtendedLifetime(lock) {} }
        let (found, _, diagnostics) = try await ContentReader(root: content, baseURL: nil, jobs: 1).read()
        guard let found, found.unread.isEmpty else {
            Terminal.show(diagnostics)
            throw ExitCode(1)
        }
        try check(code, slug, in: found.catalog)
        let group = try group(in: found.catalog)
        let catalogFile = group.id.range.file.path
        let noteFile = "\(content)/notes/\(slug).md"
        let words = self.code.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let addition = CatalogAddition(
            code: code,
            title: title ?? words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "),
            message: message ?? words.joined(separator: " ").lowercased(),
            summary: summary
        )
        do {
            let text = String(decoding: try FileReading.bytes(of: catalogFile), as: UTF8.self)
            guard let added = addition.text(adding: group, to: text) else {
                try fail("the entries of \(catalogFile) are not written one below the other: add the code by hand")
            }
            // Where it is a link, the file that it leads to.
            let target = try Paths.resolved(catalogFile)
            let note = NoteDraft(code: code, slug: slug, sections: found.configuration.requiredSections)
            try NewFile.write(note.bytes, to: noteFile)
            do {
                try FileWriting.replace(target, with: Array(added.utf8))
            } catch {
                // A note without its entry would be a fault of the site.
                try? FileWriting.removeFile(noteFile)
                throw error
            }
        } catch let error as FileError {
            try fail(error.description)
        } catch is FileReading.Failure {
            try fail("cannot read \(catalogFile)")
        }
        Terminal.tell("added to \(catalogFile); its note is \(noteFile)\n")
    }

    /// Holds the content folder against others that write there, also while they are at it.
    /// - Returns: nothing where there is no folder, which is told when it is read.
    private func holdContent() throws -> FolderLock? {
        do {
            return try FolderLock(on: content, waiting: Self.patience)
        } catch {
            guard !error.isMissing else { return nil }
            try fail(error.description)
        }
    }

    private func check(_ code: ErrorCode, _ slug: Slug, in catalog: ErrorCatalog) throws {
        for entry in catalog.groups.flatMap(\.entries) {
            let names = [entry.code.value.rawValue] + entry.aliases.map(\.value)
            if names.contains(code.rawValue) {
                try fail("`\(code)` is in the catalog already, in \(entry.code.range.file.path)")
            }
            let taken = entry.slug?.value ?? Slug(derivedFrom: entry.code.value.rawValue)
            if taken?.folded == slug.folded {
                try fail(
                    "`\(code)` and `\(entry.code.value)` would share the page `\(slug)`: add it by hand, with a `slug:`"
                )
            }
        }
    }

    private func group(in catalog: ErrorCatalog) throws -> ErrorGroup {
        let ids = catalog.groups.map(\.id.value)
        if let group {
            if let found = catalog.groups.first(where: { $0.id.value == group }) { return found }
            let near = SimilarNames.nearest(to: group, among: ids).map { "; did you mean `\($0)`?" } ?? ""
            let folder = "\(content)/catalog"
            try fail(
                "there is no group `\(group)`: the groups are \(ids.joined(separator: ", "))\(near)\n"
                    + "a new group is a new file in \(folder), with `group`, `title`, `status` and `errors`"
            )
        }
        if let only = catalog.groups.first, ids.count == 1 { return only }
        try fail("name the group that `\(code)` belongs to with --group: \(ids.joined(separator: ", "))")
    }

    private func fail(_ message: String) throws -> Never {
        Terminal.tell("error: \(message)\n")
        throw ExitCode(2)
    }
}
