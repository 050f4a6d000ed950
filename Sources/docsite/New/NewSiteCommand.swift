import ArgumentParser
import Files
import SitePipeline

/// `docsite new <folder>`.
struct NewSiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Make a site that builds: a small catalog, notes, a theme, and a workflow for GitHub Pages."
    )

    @Argument(help: "The folder of the new site; it must not be there yet, or be empty.")
    var folder: String

    @Flag(
        inversion: .prefixedNo,
        help: "Begin a theme there: colors, links, a stylesheet. What it lacks is docsite's own."
    )
    var theme = true

    func validate() throws {
        if folder.isEmpty { throw ValidationError("name the folder of the new site; `.` is the one that you are in") }
    }

    func run() throws {
        var files = Scaffold.files.filter { theme || !$0.key.hasPrefix("theme/") }
        for schema in ContentSchema.allCases { files["schema/\(schema.rawValue).json"] = Array(schema.text.utf8) }
        do {
            guard try isFree() else {
                Terminal.tell("error: \(folder) is there already and not empty; name another folder\n")
                throw ExitCode(2)
            }
            for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
                try NewFile.write(bytes, to: "\(folder)/\(path)")
            }
        } catch let error as FileError {
            Terminal.tell("error: \(error)\n")
            throw ExitCode(2)
        }
        Terminal.tell(
            """
            \(files.count) files in \(folder). Next:

            \(enter)  docsite serve --open

            Then change content/site.yml, and add your codes: docsite new error <code>
            Once they are yours, `docsite build` records their addresses in content/permalinks.txt: commit it, too.

            """
        )
    }

    /// How a shell goes to the folder.
    private var enter: String {
        guard folder != "." else { return "" }
        let isPlain = folder.utf8.allSatisfy { byte in
            byte >= 0x80 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "/._-~".utf8.contains(byte)
        }
        return "  cd \(isPlain ? folder : "'" + folder.replacing("'", with: #"'\''"#) + "'")\n"
    }

    private func isFree() throws(FileError) -> Bool {
        switch try Paths.kind(of: folder) {
        case nil: return true
        case .file, .special: return false
        case .folder, .link: break
        }
        let listing = try FolderListing(of: folder)
        // A repository that was just made holds nothing but its own folder.
        return listing.items.allSatisfy { $0.path.hasPrefix(".git/") }
    }
}
