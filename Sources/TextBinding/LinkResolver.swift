internal import Bytes
internal import Diagnostics
internal import NormalForms
internal import SiteModel
package import SitePaths

/// Where a link of a Markdown text leads.
package enum LinkTarget: Equatable {
    /// An address outside the site.
    case external(String)
    /// A file of the site, and an id in it whose existence shows only when that page is rendered.
    case site(path: SitePath, fragment: String?)
    /// A static file, and what follows its path: a query, a fragment.
    case file(path: String, rest: String)
    /// An entry's page, and an id in it.
    case entry(Int, fragment: String?)
    /// The list of the entries that share a code.
    case shared(Int)
    /// A heading of the text that the link stands in.
    case heading(String)
    /// A place of the page that the link stands on for which no id is needed, as it is written.
    case place(String)
}

/// What stands behind the `#` of an address.
enum LinkFragment {
    /// The id that must be there: none for a page's beginning (HTML, section 7.4.6.4), nor for words of its text, which
    /// stand behind `:~:` (URL Fragment Text Directives).
    static func id(in fragment: String) -> String? {
        let id = fragment[..<(fragment.firstRange(of: ":~:")?.lowerBound ?? fragment.endIndex)]
        return id.isEmpty || id.lowercased() == "top" ? nil : String(id)
    }
}

/// Why a link leads nowhere, in words for a report.
package struct LinkFault: Error {
    let code: DiagnosticCode
    let headline: String
    var guess: Guess?
    var help: [String] = []

    static let imageWithoutAddress = LinkFault(
        code: .unresolvedLink,
        headline: "the image has no address",
        help: ["put the image into static/ and write its path from here: `![what it shows](../static/flow.svg)`"]
    )
}

/// Finds where links lead: the forms that the content format names, and no others.
struct LinkResolver: Sendable {
    private let site: Site
    private let places: SitePlaces

    init(site: Site) {
        self.site = site
        places = SitePlaces(site)
    }

    /// Finds where a link leads.
    /// - Parameters:
    ///   - destination: the link's destination, as it was written.
    ///   - path: the path in the content folder of the file that it stands in.
    ///   - headings: the ids of the headings of the text that it stands in.
    /// - Returns: what it leads to.
    /// - Throws: ``LinkFault`` where that is nothing.
    func resolve(
        _ destination: String,
        from path: String,
        headings: Set<String>
    ) throws(LinkFault) -> LinkTarget {
        guard !destination.isEmpty else {
            throw LinkFault(
                code: .unresolvedLink,
                headline: "the link has no destination",
                help: ["write where it leads: a code (`#code`), a file (`code.md`) or an address (`https://…`)"]
            )
        }
        if let scheme = ExternalAddress.scheme(of: destination) {
            return try external(destination, scheme: scheme)
        }
        if let root = site.configuration.siteRoot, destination.hasPrefix("/"), !destination.hasPrefix("//") {
            return .external(root.absolute + PercentEncoding.rest(String(destination.dropFirst())))
        }
        if let file = staticFile(destination, from: path) { return file }
        let hash = destination.utf8.firstIndex(of: UInt8(ascii: "#"))
        let file = PercentEncoding.decoded(destination[..<(hash ?? destination.endIndex)])
        // As ids are written, whatever keys were pressed.
        let fragment = hash.map {
            PercentEncoding.decoded(destination[destination.utf8.index(after: $0)...]).composed
        }
        if file.isEmpty { return try anchor(fragment ?? "", headings: headings) }
        return try target(of: file, fragment: fragment, from: path)
    }

    /// A static file that a link leads to. What a query or a fragment means is up to the file: `d.pdf#page=2`.
    private func staticFile(_ destination: String, from path: String) -> LinkTarget? {
        let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
        let file = destination[..<(end ?? destination.endIndex)]
        guard !file.isEmpty, !file.hasPrefix("/"), let resolved = Self.joined(path, PercentEncoding.decoded(file)),
            let found = site.staticFile(at: resolved)
        else { return nil }
        let rest = PercentEncoding.rest(String(destination[(end ?? destination.endIndex)...]))
        return .file(path: String(found.dropFirst("static/".count)), rest: rest)
    }

    private func external(_ destination: String, scheme: String) throws(LinkFault) -> LinkTarget {
        // Unsafe schemes are reported here as well: the renderer would only leave the address out.
        guard let fault = ExternalAddress.fault(of: destination), !site.configuration.allowsUnsafeHTML else {
            return .external(destination)
        }
        throw LinkFault(
            code: .unsafeLink,
            headline: "the address `\(destination.prefix(60))` \(fault)",
            help: [
                ExternalAddress.meant(by: destination).map { "did you mean `\($0)`?" }
                    ?? "a link may lead to `https:`, `http:`, `mailto:` and `tel:` addresses and to files of the site"
            ]
        )
    }

    private func anchor(_ fragment: String, headings: Set<String>) throws(LinkFault) -> LinkTarget {
        if let entry = site.entry(anchor: fragment) { return .entry(entry, fragment: variant(fragment, of: entry)) }
        if let code = site.sharedCode(anchor: fragment) { return .shared(code) }
        if headings.contains(fragment) { return .heading(fragment) }
        if let target = places.target(anchor: fragment) { return target }
        if !fragment.isEmpty {
            guard let id = LinkFragment.id(in: fragment) else { return .place(PercentEncoding.rest("#" + fragment)) }
            if headings.contains(id) { return .heading(fragment) }
        }
        throw LinkFault(
            code: .unresolvedLink,
            headline: "link to `#\(fragment)` leads nowhere",
            guess: LinkGuesses(site: site).anchor(fragment, headings: headings)
        )
    }

    /// The anchor where it is that of a variant, which has a section on the page of its entry.
    private func variant(_ anchor: String, of entry: Int) -> String? {
        let entry = site.entries[entry]
        guard let variants = entry.source.answers?.variants else { return nil }
        return variants.contains { entry.anchor(of: $0) == anchor } ? anchor : nil
    }

    private func target(of file: String, fragment: String?, from path: String) throws(LinkFault) -> LinkTarget {
        let guesses = LinkGuesses(site: site)
        if let address = ExternalAddress.meant(by: file) {
            throw LinkFault(
                code: .unresolvedLink,
                headline: "link to `\(file)` leads nowhere",
                help: ["where a page elsewhere is meant, write `\(address)`"]
            )
        }
        guard !file.hasPrefix("/") else {
            throw LinkFault(
                code: .unresolvedLink,
                headline: "link to `\(file)` leaves the site",
                guess: guesses.file(
                    file,
                    from: path,
                    otherwise:
                        "write the path from this file, such as `../pages/guide.md`, or a whole address (`https://…`)"
                ),
                help: [
                    "or say in site.yml what such links are relative to: `site_root: https://www.example.com/`"
                ]
            )
        }
        guard let resolved = Self.joined(path, file) else {
            throw LinkFault(
                code: .unresolvedLink,
                headline: "link to `\(file)` leads out of the content folder",
                guess: guesses.file(
                    file,
                    from: path,
                    otherwise: "what pages link to must lie in notes/, pages/ or static/"
                )
            )
        }
        // A note may be named from anywhere by its file's name alone.
        for candidate in [resolved, "notes/\(file)"] {
            if let entry = site.entry(note: candidate) { return .entry(entry, fragment: fragment) }
            if let page = site.page(source: candidate) {
                return .site(path: site.pages[page].path, fragment: fragment)
            }
        }
        if resolved == site.introduction?.path { return .site(path: .front, fragment: fragment) }
        if let target = places.target(path: file, resolved: resolved, fragment: fragment) { return target }
        throw LinkFault(
            code: .unresolvedLink,
            headline: "link to `\(file)` leads nowhere",
            guess: guesses.file(
                file,
                from: path,
                otherwise: ExternalAddress.withScheme(file).map { "where a page elsewhere is meant, write `\($0)`" }
                    ?? "there is no such file; the path is read from the folder of this file"
            )
        )
    }

    /// A path that is relative to the folder of a file, or `nil` where it leads above the content folder.
    private static func joined(_ path: String, _ relative: String) -> String? {
        var parts = path.split(separator: "/").dropLast()
        for part in relative.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
