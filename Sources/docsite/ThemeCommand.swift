import ArgumentParser
import DefaultTheme
import Diagnostics
import Files
import Scaffolding

/// `docsite theme`.
struct ThemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme",
        abstract: "List the files of docsite's own theme, and copy some to be changed.",
        subcommands: [ListFiles.self, Copy.self],
        defaultSubcommand: ListFiles.self
    )

    /// Where a site's own theme lies.
    struct Folder: ParsableArguments {
        @Option(help: ArgumentHelp("The folder of the site's own theme.", valueName: "folder"))
        var theme = "theme"
    }

    /// `docsite theme files`.
    struct ListFiles: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "files",
            abstract: "Print every file of the theme, a line each.",
            discussion: "`= ` it is docsite's own; `> ` the site's own takes its place; `+ ` only the site has it."
        )

        @OptionGroup var folder: Folder

        func run() throws {
            let inherited = DefaultTheme.files
            let own = Set(try listing()?.items.map(\.path) ?? [])
            for path in Set(inherited.keys).union(own).sorted() {
                let mark = inherited[path] == nil ? "+" : own.contains(path) ? ">" : "="
                Terminal.print("\(mark) \(path.printable)\n")
            }
        }

        /// What lies in the site's own theme, which need not be there.
        private func listing() throws -> FolderListing? {
            do {
                return try FolderListing(of: folder.theme)
            } catch {
                guard !error.isMissing else { return nil }
                try Terminal.fail("\(error)")
            }
        }
    }

    /// `docsite theme copy`.
    struct Copy: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "copy",
            abstract:
                "Copy files of docsite's own theme into the site's theme, where they take the place of the others.",
            discussion: "A file that is there already stays as it is, and the command exits with 2."
        )

        @Argument(help: "Paths in the theme, such as templates/footer.mustache.")
        var paths: [String]

        @OptionGroup var folder: Folder

        func run() throws {
            let files = DefaultTheme.files
            let unknown = paths.filter { files[$0] == nil }
            guard unknown.isEmpty else {
                for path in unknown {
                    let guess = Self.nearest(to: path, among: files.keys.sorted())
                    let help = guess.map { "did you mean \($0)?" } ?? "`docsite theme files` lists what it has"
                    Terminal.tell("error: docsite's own theme has no \(path.printable); \(help)\n")
                }
                throw ExitCode.validationFailure
            }
            do {
                for path in paths { try NewFile.write(files[path] ?? [], to: "\(folder.theme)/\(path)") }
            } catch {
                try Terminal.fail("\(error)")
            }
        }

        /// The path that was meant: of a file of this name in whichever folder, or of a similar one.
        private static func nearest(to path: String, among known: [String]) -> String? {
            func name(_ path: String) -> String { path.split(separator: "/").last.map { $0.lowercased() } ?? "" }
            func stem(_ path: String) -> String { name(path).split(separator: ".").first.map(String.init) ?? "" }
            return known.first { name($0) == name(path) } ?? SimilarNames.nearest(to: path, among: known)
                ?? known.first { stem($0) == stem(path) && !stem(path).isEmpty }
                ?? SimilarNames.nearest(to: name(path), among: known.map(name))
                .flatMap { similar in known.first { name($0) == similar } }
        }
    }
}
