import ArgumentParser
import Diagnostics
import Files
import SiteModel

/// `docsite new <folder>`.
struct NewSiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Make a site that builds: samples, notes, a theme, and what the host needs to publish it.",
        discussion: """
            No file is ever replaced. In a repository the host's files go to its top folder. What is a sample says so, and \
            is refused under --strict until it is gone.
            """
    )

    /// Where the site goes in a folder that holds other things.
    private static let usualFolder = "errors"

    @Argument(help: "The folder of the new site; unless given, the one that you are in if it is empty, else errors.")
    var folder: String?

    @Option(
        help: ArgumentHelp(
            "Where it is published; github-pages unless given. With --below, where the other site is.",
            valueName: "host"
        )
    )
    var host: Host?

    @Option(
        help: ArgumentHelp(
            "Publish it below the site of Docusaurus, Starlight, VitePress, MkDocs, Jekyll or Sphinx that is here.",
            discussion: "Such as docs/errors, for https://example.com/docs/errors/.",
            valueName: "path"
        )
    )
    var below: String?

    @Option(help: ArgumentHelp("What it is called; made from the repository's name unless given.", valueName: "text"))
    var title: String?

    @Option(
        help: ArgumentHelp(
            "Where it will live; unless given, guessed from the repository's remote or the other site.",
            valueName: "url"
        )
    )
    var baseURL: BaseURL?

    @Flag(
        inversion: .prefixedNo,
        help: "Begin a theme there: colors, links, a stylesheet. What it lacks is docsite's own."
    )
    var theme = true

    @Flag(help: "Leave the samples out; the site builds once it has an error.")
    var empty = false

    func validate() throws {
        if folder?.isEmpty == true {
            throw ValidationError("name the folder of the new site; `.` is the one that you are in")
        }
        if let title, title.isEmpty || title.printable != title {
            throw ValidationError("--title must be a line of text")
        }
        if let below, Self.path(below) == nil {
            throw ValidationError("--below must be a path of letters, digits, `-`, `_` and `.`, such as docs/errors")
        }
    }

    func run() throws {
        do {
            let site = try site()
            let files = site.files.sorted { $0.key < $1.key }
            let there = try ThereAlready(files.map(\.key), of: site)
            guard there.obstacles.isEmpty else {
                let list = there.obstacles.map { "  \($0)\n" }.joined()
                try fail(
                    "these are there already, and nothing was written:\n\(list)Name another folder: docsite new <folder>"
                )
            }
            let new = files.filter { !there.kept.contains($0.key) }
            try write(new)
            Terminal.tell(site.summary(written: new.map(\.key), kept: there.kept))
        } catch let error as NewSite.Refusal {
            try fail(error.message)
        } catch let error as FileError {
            try fail(error.description)
        }
    }

    /// The site as it is wished for, once it is clear that it can be made there.
    private func site() throws -> NewSite {
        let folder = try folder?.withoutTrailingSlashes ?? (below == nil && isFree(".") ? "." : Self.usualFolder)
        let site = try NewSite(
            NewSite.Wishes(
                folder: folder,
                host: host,
                below: below.flatMap(Self.path),
                title: title,
                baseURL: baseURL,
                hasTheme: theme,
                hasSamples: !empty
            )
        )
        if !site.isInRepository, site.neighbour == nil, try !isFree(folder) {
            throw NewSite.Refusal(message: "\(folder) is there already and not empty; name another folder")
        }
        if site.host == .githubPages, site.neighbour == nil, let publishing = site.publishing {
            throw NewSite.Refusal(
                message: "\(publishing.path) publishes on GitHub Pages already, and a repository has one site there\n"
                    + "Publish below it with --below <path>, or elsewhere with --host"
            )
        }
        return site
    }

    /// Writes the files, all or none.
    private func write(_ files: [(key: String, value: [UInt8])]) throws(FileError) {
        var written: [String] = []
        do {
            for (path, bytes) in files {
                try NewFile.write(bytes, to: path)
                written.append(path)
            }
        } catch {
            for path in written { try? FileWriting.removeFile(path) }
            throw error
        }
    }

    private static func path(_ text: String) -> String? {
        let parts = text.split(separator: "/")
        let isPlain = parts.allSatisfy { part in
            part != "." && part != ".."
                && part.utf8.allSatisfy { byte in
                    (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "-._".utf8.contains(byte)
                }
        }
        return isPlain && !parts.isEmpty ? parts.joined(separator: "/") : nil
    }

    /// Whether a folder is not there, or holds no more than a repository begins with.
    private func isFree(_ folder: String) throws(FileError) -> Bool {
        switch try Paths.kind(of: folder) {
        case nil: return true
        case .file, .special: return false
        case .folder, .link: break
        }
        return try FolderListing.names(in: folder).allSatisfy { name in
            name.hasPrefix(".")
                || ["README", "LICENSE", "LICENCE", "COPYING"].contains { name.uppercased().hasPrefix($0) }
        }
    }

    private func fail(_ message: String) throws -> Never {
        Terminal.tell("error: \(message)\n")
        throw ExitCode(2)
    }
}

extension String {
    fileprivate var withoutTrailingSlashes: String {
        let end = lastIndex { $0 != "/" } ?? startIndex
        return String(self[...end])
    }
}
