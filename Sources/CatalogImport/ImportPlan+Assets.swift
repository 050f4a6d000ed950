internal import Bytes
internal import Diagnostics
internal import Files
internal import ImportSources
internal import SitePaths

extension ImportPlan {
    /// An image or another file of a source.
    package struct Asset: Sendable {
        /// Where it is.
        package let source: String
        /// Where it goes, below `static/`.
        package let target: String
    }

    /// The folder that a source is, or lies in: what texts refer to is taken from there only.
    static func folder(of name: String) -> String {
        if (try? Paths.kind(of: name)) == .folder { return name.hasSuffix("/") ? String(name.dropLast()) : name }
        return name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "."
    }

    /// Takes the files that texts refer to and that are there.
    /// - Returns: where each goes, by the path that links are resolved to.
    mutating func takeAssets(_ drafts: [DraftEntry]) -> [String: String] {
        var targets: [String: String] = [:]
        var seen: Set<String> = []
        var taken: Set<String> = []
        for draft in drafts {
            for passage in draft.notes + draft.summaries {
                let file = passage.range.file.path
                for address in SettingGuess.addresses(in: passage.text) where Self.isAsset(address) {
                    let way = PercentEncoding.decoded(address.prefix { !"?#".contains($0) })
                    let path = LinkRewriting.resolved(way, from: file)
                    guard seen.insert(path).inserted else { continue }
                    let source = file.hasPrefix("/") ? "/" + path : path
                    guard let rest = Self.place(of: source, in: folders[draft.source]) else { continue }
                    var target = Self.target(rest)
                    if !taken.insert(target.lowercased()).inserted { target = "\(draft.source + 1)-\(target)" }
                    taken.insert(target.lowercased())
                    targets[path] = target
                    assets.append(Asset(source: source, target: target))
                }
            }
        }
        return targets
    }

    private static let endings: Set<String> = [
        "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "pdf", "zip", "gz", "csv", "txt", "json", "mp4",
        "webm",
    ]

    /// Whether an address is that of a file beside a text.
    private static func isAsset(_ address: String) -> Bool {
        guard !address.hasPrefix("/"), LinkRewriting.scheme(of: address) == nil else { return false }
        let way = address.prefix { !"?#".contains($0) }
        return way.lastIndex(of: ".").map { endings.contains(way[way.index(after: $0)...].lowercased()) } ?? false
    }

    /// The path of a file in a folder, links followed; `nil` where none is there, or it lies elsewhere.
    private static func place(of path: String, in folder: String) -> String? {
        guard let file = try? Paths.resolved(path), let home = try? Paths.resolved(folder),
            (try? Paths.kind(of: file)) == .file, file.hasPrefix(home.hasSuffix("/") ? home : home + "/")
        else { return nil }
        return String(file.dropFirst(home.count).drop { $0 == "/" })
    }

    /// A path that any address can have.
    private static func target(_ path: String) -> String {
        let allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/"
        let name = String(path.map { allowed.contains($0) ? $0 : "-" })
        return name.split(separator: "/").map { $0.hasPrefix(".") ? "_" + $0.dropFirst() : $0 }.joined(separator: "/")
    }
}
