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
        abstract: "Add a code to the catalog, and a note with the sections that site.yml asks for.",
        discussion: """
            Where the groups of the catalog are statuses, --status finds the group, or begins one. What is not said is \
            made from the code, or left to be written, which `docsite check` tells.
            """
    )

    /// How long another docsite may be writing in the content folder, in seconds.
    private static let patience = 60

    @Argument(help: "The code, verbatim as the API sends it.")
    var code: String

    @Option(help: ArgumentHelp("The group that it belongs to, where there are several.", valueName: "id"))
    var group: String?

    @Option(help: ArgumentHelp("The HTTP status that it is sent with, 100 to 599.", valueName: "number"))
    var status: HTTPStatus?

    @Option(help: ArgumentHelp("Whether sending the same request again can help.", valueName: "advice"))
    var retry: RetryAdvice?

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
        let faults = diagnostics.filter { $0.code != .emptyCatalog }
        guard let found, found.unread.isEmpty || !faults.forbidBuilding(strict: false) else {
            Terminal.show(faults)
            throw ExitCode(1)
        }
        try check(code, slug, in: found.catalog)
        let note = NoteDraft(code: code, slug: slug, sections: found.configuration.requiredSections)
        do {
            let file = try add(code, to: found.catalog, with: note)
            Terminal.tell("added to \(file); its note is \(note.path(in: content))\n")
        } catch let error as GroupChoice.Doubt {
            try fail(error.message)
        } catch let error as FileError {
            try fail(error.description)
        }
    }

    /// Writes the entry and its note.
    /// - Returns: the file of the catalog that holds the entry.
    private func add(_ code: ErrorCode, to catalog: ErrorCatalog, with note: NoteDraft) throws -> String {
        let notePath = note.path(in: content)
        let choice = try GroupChoice(
            for: code,
            id: group,
            status: status,
            in: catalog,
            folder: "\(content)/catalog"
        )
        switch choice {
        case .existing(let group):
            let file = group.id.range.file.path
            let text = String(decoding: try read(file), as: UTF8.self)
            guard let added = addition(of: code).text(adding: group, to: text) else {
                try fail("the entries of \(file) are not written one below the other: add the code by hand")
            }
            // Where it is a link, the file that it leads to.
            let target = try Paths.resolved(file)
            try NewFile.write(note.bytes, to: notePath)
            try orTakeBack(notePath) { () throws(FileError) in
                try FileWriting.replace(target, with: Array(added.utf8))
            }
            return file
        case .new(let id, let title, let name):
            let file = "\(content)/catalog/\(name)"
            let text = addition(of: code).file(group: id, title: title, heading: try heading(in: catalog))
            try NewFile.write(note.bytes, to: notePath)
            try orTakeBack(notePath) { () throws(FileError) in try NewFile.write(Array(text.utf8), to: file) }
            return file
        }
    }

    /// Does something, or removes a note: without its entry it would be a fault of the site.
    private func orTakeBack(_ note: String, _ write: () throws(FileError) -> Void) throws(FileError) {
        do {
            try write()
        } catch {
            try? FileWriting.removeFile(note)
            throw error
        }
    }

    private func addition(of code: ErrorCode) -> CatalogAddition {
        let words = self.code.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return CatalogAddition(
            code: code,
            title: title ?? words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "),
            message: message ?? words.joined(separator: " ").lowercased(),
            summary: summary,
            status: status,
            retry: retry
        )
    }

    private func read(_ file: String) throws -> [UInt8] {
        do {
            return try FileReading.bytes(of: file)
        } catch {
            try fail("cannot read \(file)")
        }
    }

    /// The comment by which editors know what a file of the catalog may hold, where the others begin with one, or the
    /// schema lies where `docsite new` puts it.
    private func heading(in catalog: ErrorCatalog) throws(FileError) -> String? {
        let mark = "# yaml-language-server: "
        for group in catalog.groups {
            let first = group.id.range.file.text.prefix { !$0.isNewline }
            if first.hasPrefix(mark) { return String(first) }
        }
        guard try Paths.kind(of: "\(content)/../schema/catalog.json") == .file else { return nil }
        return "\(mark)$schema=../../schema/catalog.json"
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

    private func fail(_ message: String) throws -> Never {
        Terminal.tell("error: \(message)\n")
        throw ExitCode(2)
    }
}

extension HTTPStatus: ExpressibleByArgument {
    /// Takes what stands behind `--status`.
    public init?(argument: String) {
        guard let number = Int(argument) else { return nil }
        self.init(number)
    }
}

extension RetryAdvice: ExpressibleByArgument {}
