internal import CatalogReading
internal import ContentReading
internal import Diagnostics
internal import Files
package import SiteModel

/// A site that is to be made: what was asked for, and what was found around its folder.
package struct NewSite {
    /// What was asked for.
    package struct Wishes {
        /// Where the site is to be; unless said, the folder that one is in if it is empty, else `errors`.
        package var folder: String?
        /// Where it is published; unless said, where the other site is, or on GitHub Pages.
        package var host: Host?
        /// The path below the other site's, without `/` at its ends.
        package var below: String?
        package var title: String?
        package var baseURL: BaseURL?
        package var hasTheme = true
        package var hasSamples = true

        package init() {}
    }

    /// Where the site will live, and how that is known.
    enum Address {
        case said(String)
        /// From a remote of GitHub.
        case guessed(String)
        /// From the configuration of the site that it is to be below, by its name.
        case read(String, from: String)
        case unknown(String)

        var text: String {
            switch self {
            case .said(let text), .guessed(let text), .read(let text, _), .unknown(let text): text
            }
        }
    }

    /// Where the site goes in a folder that holds other things.
    private static let usualFolder = "errors"
    /// The same where that is the place of what is built.
    private static let otherFolder = "error-reference"

    let wishes: Wishes
    /// The version of docsite that hosts are to install.
    let version: String
    /// The folder of the site, from the one that one is in.
    let folder: String
    /// The folder of the site, and the one that one is in, as absolute paths.
    let place: String
    let start: String
    /// The top folder, where workflows and the like belong: the repository's, or else the site's own.
    let root: String
    let isInRepository: Bool
    let neighbour: Neighbour?
    /// The workflow that publishes the other site, or publishes on GitHub Pages already.
    let publishing: PublishingWorkflow?
    let host: Host
    let title: String
    let address: Address
    /// Where the other site lives, if that is known.
    let neighbourAddress: String?

    /// Looks at what is around the folder.
    /// - Parameters:
    ///   - wishes: what was asked for.
    ///   - version: the version of docsite that makes the site.
    /// - Throws: ``Refusal`` where no such site can be made, and `FileError` where the system does not say what is there.
    package init(_ wishes: Wishes, version: String) throws {
        self.wishes = wishes
        self.version = version
        try Self.refuseWithin(wishes)
        let wanted = try wishes.folder ?? (wishes.below == nil && FreeFolder.isOne(".") ? "." : Self.usualFolder)
        start = try WorkingFolder.path
        let found = try Paths.resolvedEvenIfMissing(wanted)
        let repository = try GitRepository(around: found)
        isInRepository = repository != nil
        root = repository?.root ?? (wishes.below == nil ? found : start)
        neighbour = try wishes.below == nil ? nil : Neighbour(near: start, upTo: root)
        let isBuiltThere = neighbour.map { Self.builds(wishes.below ?? "", of: $0, among: found) } ?? false
        folder = isBuiltThere && wishes.folder == nil ? Self.otherFolder : wanted
        place = try Paths.resolvedEvenIfMissing(folder)
        if isBuiltThere, wishes.folder != nil {
            throw Refusal(
                message: "\(folder): what is published at \(wishes.below ?? "") would be built there, among its "
                    + "sources\nName another folder, such as \(Self.otherFolder)"
            )
        }
        guard root == start || !RelativePath.between(root, place).hasUnprintable else {
            throw Refusal(message: "the folder's name cannot stand in a workflow: name another")
        }
        if let below = wishes.below, neighbour == nil {
            let names = Neighbour.Generator.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                message:
                    "--below \(below): no site of \(names) was found here, in the folders above or in docs/ and the "
                    + "like\nRun docsite in that site's folder, or name the whole address: --base-url https://…/\(below)/"
            )
        }
        host = wishes.host ?? (neighbour == nil ? .githubPages : Host.ofRepository(in: root))
        publishing = try PublishingWorkflow(in: root, of: neighbour)
        let names = Self.names(of: repository, root: root, place: place)
        title = wishes.title ?? Self.title(names)
        let pages = host == .githubPages ? repository?.home?.pages : nil
        neighbourAddress = neighbour?.address ?? (neighbour == nil ? nil : pages)
        address = Self.address(wishes, neighbour, pages)
        if neighbour == nil { try refuseToShare() }
    }

    /// Who is in the folder of a site wants something new for that, and forgot to say what.
    private static func refuseWithin(_ wishes: Wishes) throws {
        let name = wishes.folder.flatMap { !$0.hasPrefix(".") && !$0.contains("/") ? $0 : nil }
        // A path leads to another folder, and is meant.
        guard wishes.folder == nil || name != nil, try Paths.kind(of: "content/site.yml") == .file else { return }
        throw Refusal(
            message: "this folder has a site already, in content/\n"
                + "An error is added to it by `docsite new error \(name.map(Shell.word) ?? "<code>")`, missing notes by "
                + "`docsite new notes`; for another site, go to another folder"
        )
    }

    /// A site that is below no other needs its folder for itself, and its repository's only place on GitHub Pages.
    private func refuseToShare() throws {
        guard try isInRepository || FreeFolder.isOne(folder) else {
            throw Refusal(message: "\(folder) is there already and not empty; name another folder")
        }
        if host == .githubPages, let publishing {
            throw Refusal(
                message: "\(publishing.path) publishes on GitHub Pages already, and a repository has one site there\n"
                    + "Publish below it with --below <path>, or elsewhere with --host"
            )
        }
    }

    private static func address(_ wishes: Wishes, _ neighbour: Neighbour?, _ pages: String?) -> Address {
        let below = wishes.below.map { "\($0)/" } ?? ""
        if let url = wishes.baseURL { return .said(url.absolute) }
        if let neighbour, let address = neighbour.address, BaseURL(address + below) != nil {
            return .read(address + below, from: neighbour.configuration)
        }
        if let pages { return .guessed(pages + below) }
        return .unknown(SampleText.baseURL + below)
    }

    /// What the site may be called after, the best first.
    private static func names(of repository: GitRepository?, root: String, place: String) -> [String] {
        let folders = (repository == nil ? [place] : [root, place]).map { path in
            String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
        }
        return (repository?.home.map { [$0.name] } ?? []) + folders
    }

    private static func title(_ names: [String]) -> String {
        for name in names {
            let words = name.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
            guard let first = words.first, first.isLetter else { continue }
            let title = first.uppercased() + words.dropFirst()
            return title.lowercased().contains("error") ? title : title + " errors"
        }
        return "API errors"
    }
}

extension NewSite {
    /// The site's folder from the top folder on; empty where they are the same.
    var folderInRoot: String { RelativePath.between(root, place) }

    /// A path in the site's folder, from the top folder on.
    func inRoot(_ path: String) -> String { folderInRoot.isEmpty ? path : "\(folderInRoot)/\(path)" }

    /// A path in the site's folder, from the folder that one is in.
    func inFolder(_ path: String) -> String { folder == "." ? path : "\(folder)/\(path)" }

    /// A path in the top folder, from the folder that one is in.
    func fromHere(_ path: String) -> String {
        let way = RelativePath.between(start, root)
        return way.isEmpty ? path : (way.hasPrefix("../../..") ? "\(root)/\(path)" : "\(way)/\(path)")
    }

    /// Where the built site goes, from the top folder on.
    var outputInRoot: String {
        guard let neighbour, let below = wishes.below else {
            // What such a host takes is the top of the address.
            return host.buildsFromFile ? inRoot("public") + addressPath.dropLast() : inRoot("public")
        }
        return RelativePath.joined(RelativePath.between(root, neighbour.staticFolder), below)
    }

    /// The path of the address, beginning and ending in `/`.
    var addressPath: String { BaseURL(address.text)?.path ?? "/" }

    /// Whether the address ends in `errors/`, so that this need not stand twice in those of entries.
    var addressSaysErrors: Bool { address.text.hasSuffix("/errors/") }

    /// All files, by their paths from the folder that one is in.
    var files: [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for (path, text) in siteFiles { files[inFolder(path)] = Array(text.utf8) }
        for (path, text) in hostFiles { files[fromHere(path)] = Array(text.utf8) }
        return files
    }

    /// The name of the folder or the repository, as hosts take it for a name.
    var plainName: String {
        let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.isEmpty ? "errors" : words.joined(separator: "-")
    }
}

/// Ways from one folder to another.
enum RelativePath {
    /// The way between two absolute paths without links; empty where they are the same.
    static func between(_ from: String, _ to: String) -> String {
        var one = from.split(separator: "/").filter { $0 != "." }[...]
        var other = to.split(separator: "/").filter { $0 != "." }[...]
        while let first = one.first, first == other.first {
            one.removeFirst()
            other.removeFirst()
        }
        return (one.map { _ in ".." } + other).joined(separator: "/")
    }

    static func joined(_ folder: String, _ path: String) -> String { folder.isEmpty ? path : "\(folder)/\(path)" }
}

extension String {
    /// Whether it holds what a YAML file or a terminal must not show as it is.
    fileprivate var hasUnprintable: Bool { printable != self }
}
