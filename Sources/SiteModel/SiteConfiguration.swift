package import Diagnostics
package import SitePaths

/// What `site.yml` says.
package struct SiteConfiguration: Sendable {
    package let title: String
    package let description: String
    package var baseURL: BaseURL
    /// What `site.yml` says of that: where a build goes elsewhere for once, as for a review, what others keep stays so.
    package let publishedURL: BaseURL
    /// Where the site lived before, and the hosts there lead on to here.
    package var movedFrom: [BaseURL] = []
    /// Where pages lie.
    package var addresses = SiteAddresses()
    /// What links that begin with `/` are relative to.
    package var siteRoot: BaseURL?
    /// BCP 47.
    package var language = "en"
    /// How messages name what varies in them, where the site says it.
    package var placeholders: PlaceholderStyle?
    /// The facts of its own that its entries and groups have.
    package var fields = DeclaredFields()
    /// Named destinations, name to URL.
    package var links: [String: String] = [:]
    /// What the API returns, with `{{code}}` and the like to be filled in.
    package var errorBody: Located<String>?
    /// Whether every code must have a note.
    package var requiresNotes = false
    /// The headings that every note must have.
    package var requiredSections: [String] = []
    /// Where a page's source is edited, with `{path}` to be filled in.
    package var editURL: String?
    /// Where the page of an entry leads who wants to say something of it.
    package var feedbackURL: EntryLink?
    /// Where it leads who needs help.
    package var supportURL: EntryLink?
    /// What the theme's words are here.
    package var wording = SiteWords()
    /// Whether raw HTML in Markdown is put into pages.
    package var allowsUnsafeHTML = false
    /// Whether code is highlighted.
    package var highlightsCode = true
    /// What `{{type}}` in a body leads to.
    package var problemTypes = ProblemTypes.page
    /// What is published for programs.
    package var data = DataSettings()

    package init(title: String, description: String, baseURL: BaseURL) {
        self.title = title
        self.description = description
        self.baseURL = baseURL
        publishedURL = baseURL
    }

    /// The folder that stands twice in the addresses of codes, as in `/errors/errors/<slug>/`, where nobody asked for that.
    package var doubledFolder: String? {
        guard addresses.places.isEmpty, let folder = addresses.entry.folders.last,
            baseURL.path.hasSuffix("/\(folder)/")
        else { return nil }
        return folder
    }
}

/// Where the site lives: an absolute `http` or `https` address of a folder.
package struct BaseURL: Sendable, Equatable, CustomStringConvertible {
    /// The address, ending in `/`.
    package let absolute: String
    /// Its path, beginning and ending in `/`.
    package let path: String

    /// Takes an address without query and fragment; a missing `/` at its end is added.
    package init?(_ text: String) {
        let scheme = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }
        guard let scheme else { return nil }
        let rest = text.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        let isSafe = rest.utf8.allSatisfy { byte in
            byte > 32 && byte < 127 && !"\"<>\\^`{|}?#".utf8.contains(byte)
        }
        guard !host.isEmpty, isSafe, Self.namesFolders(rest) else { return nil }
        let path = rest.dropFirst(host.count)
        self.path = path.hasSuffix("/") ? String(path) : path + "/"
        absolute = scheme + host.lowercased() + self.path
    }

    /// The path of a whole address that lies below this one, by whichever of the two schemes, with what follows it; `nil`
    /// for any other address.
    package func path(of address: some StringProtocol) -> String? {
        let lower = address.prefix(absolute.count + 8).lowercased()
        guard let scheme = ["https://", "http://", "//"].first(where: { lower.hasPrefix($0) }) else { return nil }
        let rest = address.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard absolute.hasSuffix("//" + host.lowercased() + path) else { return nil }
        let below = rest.dropFirst(host.count)
        if below.hasPrefix(path) { return String(below) }
        // The folder itself, without `/` at its end.
        let end = below.prefix { $0 != "?" && $0 != "#" }
        return end + "/" == path ? path + below.dropFirst(end.count) : nil
    }

    /// What stands in for an address that `site.yml` does not give, until it does; a site is never built with it.
    package static let unknown = BaseURL(absolute: "https://unknown.invalid/", path: "/")

    private init(absolute: String, path: String) {
        self.absolute = absolute
        self.path = path
    }

    package var description: String { absolute }

    /// Whether every part names something. An empty one at the beginning makes the path another host's address, and a
    /// browser takes dots away, also where they are encoded (URL Standard, "single-dot URL path segment").
    private static func namesFolders(_ address: Substring) -> Bool {
        var parts = address.split(separator: "/", omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts.allSatisfy { part in
            !["", ".", ".."].contains(part.lowercased().replacing("%2e", with: "."))
        }
    }
}
