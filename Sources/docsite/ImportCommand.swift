import ArgumentParser
import CatalogImport
import Diagnostics
import FieldMapping
import Files
import ImportSources
import ImportWriting

/// `docsite import`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a catalog of an error reference that is kept elsewhere.",
        discussion: """
            Kinds: \(SourceKind.allCases.map { "\($0.rawValue), \($0.about)" }.joined(separator: "; ")).

            Shows what it would write, and the map by which it read the fields of the source: keep it, correct it, and give \
            it with --map. With --write it writes the catalog, notes, addresses that were published, and site.yml where \
            there is none. Nothing that is there is overwritten. Facts are counted as taken, guessed and left out; \
            --verbose names each with its place.
            """
    )

    /// How long another docsite may be writing in the content folder, in seconds.
    private static let patience = 60

    @Argument(help: "What the source is: \(SourceKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: SourceKind

    @Argument(help: "Files or folders.", completion: .file())
    var sources: [String]

    @Option(
        help: ArgumentHelp("Which field of the source is what; guessed unless given.", valueName: "file"),
        completion: .file(extensions: ["yml", "yaml"])
    )
    var map: String?

    @Option(help: ArgumentHelp("The folder with site.yml, catalog/ and notes/.", valueName: "folder"))
    var content = "content"

    @Flag(help: "Write it.")
    var write = false

    @Flag(
        help: ArgumentHelp(
            "Refresh what was imported before, where the source says something else now and nobody has written to it since.",
            discussion: "What people wrote stays, and codes that the source has no longer are told."
        )
    )
    var update = false

    @Flag(help: "Name each fact that was taken, guessed and left out, with its place.")
    var verbose = false

    func run() async throws {
        var faults: [Diagnostic] = []
        guard let said = map.map({ FieldMapReader.read($0, &faults) }) ?? FieldMap() else { try refuse(faults) }
        let read = kind.read(sources, at: said.entries, &faults)
        // Of several sources some may tell of no error.
        let isEmpty = read.allSatisfy(\.found.entries.isEmpty)
        if isEmpty || faults.contains(where: { $0.code != .emptyCatalog && $0.severity == .error }) {
            try refuse(faults)
        }
        let plan = ImportPlan(read.map { ImportPlan.Source(name: $0.name, found: $0.found) }, said)
        if plan.entries.isEmpty { try refuse([plan.missingCodes]) }
        do {
            let lock = try holdContent()
            defer { withExtendedLifetime(lock) {} }
            let folder = content.hasSuffix("/") && content.count > 1 ? String(content.dropLast()) : content
            guard let destination = try await ImportDestination.read(folder, &faults) else { try refuse(faults) }
            let changes = ImportChanges(plan, in: destination, updating: update)
            if write { try changes.write() }
            Terminal.show(faults)
            tell(ImportReport(plan, changes))
        } catch let error as FileError {
            try Terminal.fail(error.description)
        }
    }

    private func tell(_ report: ImportReport) {
        var report = report
        if verbose { Terminal.print(report.details()) }
        if !write {
            Terminal.print("# The map: keep it as fields.yml, correct it, and give it with --map.\n\(report.map)\n")
        }
        Terminal.print(report.files)
        Terminal.print(report.figures)
        if !write { Terminal.print("nothing was written: --write writes it\n") }
    }

    private func refuse(_ faults: [Diagnostic]) throws -> Never {
        Terminal.show(faults.sortedByPlace())
        throw ExitCode(1)
    }

    /// Holds the content folder against others that write there; there may be none yet.
    private func holdContent() throws -> FolderLock? {
        do {
            return write ? try FolderLock(on: content, waiting: Self.patience) : nil
        } catch {
            guard !error.isMissing else { return nil }
            throw error
        }
    }
}

extension SourceKind: ExpressibleByArgument {}
