internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// What a link that leads nowhere was meant to lead to, written as it would lead there from the same file.
struct LinkGuesses: Sendable {
    private let site: Site

    init(site: Site) {
        self.site = site
    }

    /// What to do about an anchor that is none: a code of the catalog, or a heading of the text that it stands in.
    func anchor(_ fragment: String, headings: Set<String>) -> Guess {
        if let draft = draft(fragment) { return draft }
        return Guess(
            {
                SimilarNames.nearest(to: fragment, among: site.entries.lazy.map(\.id.rawValue))
                    .map { "a code with a similar name is in the catalog: `\($0)`" }
                    ?? SimilarNames.nearest(to: fragment, among: headings.sorted())
                    .map { "a heading with a similar id is in this text: `#\($0)`" }
            },
            otherwise: "name a code of the catalog, or the id of a heading of this text"
        )
    }

    /// What to do about a path that leads to no file.
    func file(_ written: String, from path: String, otherwise: String) -> Guess {
        if let draft = draft(written) { return draft }
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? ""
        return Guess(
            { nearest(to: written, from: path).map { "did you mean `\($0)`?" } },
            otherwise: otherwise,
            key: "\(folder) \(written)"
        )
    }

    /// What to do where it is a draft that a build leaves out.
    private func draft(_ written: String) -> Guess? {
        guard !site.drafts.isEmpty || !site.readership.leftOut.isEmpty else { return nil }
        let name = String(Self.stem(written.split(separator: "/").last.map(String.init) ?? ""))
        let internals = site.readership.leftOut
        if internals[written] != nil || internals[name] != nil {
            return Guess(
                { nil },
                otherwise: "`\(name)` is internal, and a public build leaves it out: remove the link, or put it into a "
                    + "quote that begins with `[!INTERNAL]`"
            )
        }
        guard
            site.drafts.contains(written) || site.drafts.contains(name)
                || site.drafts.contains(where: { draft in
                    draft.hasPrefix("pages/") && Self.stem(Self.lastPart(draft)) == name.lowercased()
                })
        else { return nil }
        return Guess(
            { nil },
            otherwise: "`\(name)` is a draft, and a build leaves it out: remove the link until it is published"
        )
    }

    private func nearest(to written: String, from path: String) -> String? {
        let pages = site.pages.map(\.source.path) + [site.introduction?.path].compactMap { $0 }
        let files = (pages + site.staticFiles.map(\.path)).map { $0.relativePath(from: path) }
        // A note may be named from anywhere by its file's name alone.
        let notes = site.entries.map { "\($0.slug).md" }
        // A file of this name in another folder is meant more often than one of another name.
        let last = Self.lastPart(written)
        let found =
            files.first { Self.lastPart($0) == last }
            ?? (files + notes).first { Self.stem(Self.lastPart($0)) == Self.stem(last) }
            ?? SimilarNames.nearest(to: written, among: files + notes)
            ?? SimilarNames.nearest(to: last, among: notes + files.lazy.map(Self.lastPart)).flatMap { near in
                (notes + files).first { Self.lastPart($0) == near.lowercased() }
            }
        return found.map(Self.destination)
    }

    /// A path as Markdown takes it: without what would end a destination, or a path in it.
    private static func destination(_ path: String) -> String {
        [
            ("%", "%25"), (" ", "%20"), ("#", "%23"), ("?", "%3F"), ("<", "%3C"), (">", "%3E"), ("(", "%28"),
            (")", "%29"),
        ]
        .reduce(path) { $0.replacing($1.0, with: $1.1) }
    }

    private static func lastPart(_ path: String) -> String {
        let end = path.utf8.last == UInt8(ascii: "/") ? path.utf8.index(before: path.endIndex) : path.endIndex
        let slash = path.utf8[..<end].lastIndex(of: UInt8(ascii: "/"))
        return path[(slash.map { path.utf8.index(after: $0) } ?? path.startIndex)..<end].lowercased()
    }

    /// A name without its extension.
    private static func stem(_ name: String) -> Substring {
        name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name[...]
    }
}
