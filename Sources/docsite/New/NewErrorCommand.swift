import ArgumentParser
import ContentReading
import Diagnostics
import Files
import Scaffolding
import SiteModel
internal import SitePaths

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

    @Option(
        help: ArgumentHelp(
            "What tells it from other errors of the same code; its group's unless given.",
            valueName: "scope"
        )
    )
    var scope: String?

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
        if let scope, ErrorCode(scope) == nil {
            throw ValidationError("a scope holds no white space and no characters that nobody sees")
        }
        for (option, text) in [("title", title), ("message", message), ("summary", summary)] {
            guard let text else { continue }
            if text.allSatisfy(\.isWhitespace) {
                throw ValidationError("--\(option) is empty: say something there, or leave it out")
            }
            if let wrong = UnfitCharacter.all(in: text).first(where: { $0.kind == .forbidden }) {
                throw ValidationError(
                    "--\(option) holds the character \(wrong.number), which no page can hold: take it out"
                )
            }
        }
    }

    func run() async throws {
        guard let code = ErrorCode(code) else { return }
        let entry = entry(of: code)
        // Before anything is read: several at once would each put back what they had read, and lose the others' entries.
        let lock = try holdContent()
        defer { withExtendedLifetime(lock) {} }
        let (found, ledger, diagnostics) = try await ContentReader(root: content, baseURL: nil, jobs: 1).read()
        let faults = diagnostics.filter { $0.code != .emptyCatalog }
        guard let found, found.unread.isEmpty || !faults.forbidBuilding(strict: false) else {
            Terminal.show(faults)
            throw ExitCode(1)
        }
        do {
            let files = try entry.write(to: found, ledger, in: content, group: group)
            Terminal.tell("added to \(files.catalog); its note is \(files.note)\n")
        } catch let error as Refusal {
            try Terminal.fail(error.message)
        } catch let error as FileError {
            try Terminal.fail(error.description)
        }
    }

    private func entry(of code: ErrorCode) -> NewEntry {
        let scope = scope.flatMap(ErrorCode.init)
        return NewEntry(
            code: code,
            scope: scope,
            title: title,
            message: message,
            summary: summary,
            status: status,
            retry: retry
        )
    }

    /// Holds the content folder against others that write there, also while they are at it.
    /// - Returns: nothing where there is no folder, which is told when it is read.
    private func holdContent() throws -> FolderLock? {
        do {
            return try FolderLock(on: content, waiting: Self.patience)
        } catch {
            guard !error.isMissing else { return nil }
            try Terminal.fail(error.description)
        }
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
