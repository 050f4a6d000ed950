package import SitePaths

/// What a site publishes for programs beside its pages.
package struct DataSettings: Sendable, Equatable {
    /// A class of files, as `data` in `site.yml` and the ledger call it.
    package enum Class: String, CaseIterable, Sendable {
        /// The whole catalog, and the schema of all of this.
        case errors
        /// The entries of each group.
        case groups
        /// Each entry, as JSON and as Markdown.
        case entries
        /// All other pages as Markdown.
        case pages
        /// The list for language models.
        case llms
        /// The components of an API's description.
        case openapi

        /// What it is.
        package var about: String {
            switch self {
            case .errors: "`errors.json`: the whole catalog."
            case .groups: "`groups/<id>.json`: the entries of each group."
            case .entries: "Each entry as JSON and as Markdown, beside its page."
            case .pages: "All other pages as Markdown, beside them."
            case .llms: "`llms.txt`: the site in a few lines, and every code on one, for language models."
            case .openapi: "`openapi/errors.json`: codes and bodies as components of an OpenAPI document."
            }
        }

        /// As the ledger calls those that are kept once they were published; the others are made of these.
        package var ledgerName: String? {
            switch self {
            case .errors: "errors.json"
            case .groups, .entries, .pages: rawValue
            case .llms, .openapi: nil
            }
        }

        /// Reads what ``ledgerName`` says.
        package init?(ledgerName name: String) {
            guard let found = Self.allCases.first(where: { $0.ledgerName == name }) else { return nil }
            self = found
        }
    }

    package var published = Set(Class.allCases)

    package init() {
    }

    /// Nothing but pages.
    package static let none: DataSettings = {
        var settings = DataSettings()
        settings.published = []
        return settings
    }()

    package func publish(_ one: Class) -> Bool { published.contains(one) }

    /// Whether there is any JSON that the schema describes.
    package var hasSchema: Bool { [.errors, .groups, .entries].contains(where: publish) }
}

extension SitePath {
    package static let catalogData = SitePath("errors.json")
    package static let dataSchema = SitePath("schema/errors-1.json")
    package static let llms = SitePath("llms.txt")
    package static let openAPI = SitePath("openapi/errors.json")

    /// The form in which a file beside a page says what the page says.
    package enum Form: String, Sendable {
        case json, markdown = "md"
    }

    /// The file beside a page that says the same to programs: `errors/x.md` of `errors/x/index.html` and of
    /// `errors/x.html`, and `index.md` of the front page.
    package func twin(_ form: Form) -> SitePath {
        let address = address
        let name =
            address.isEmpty ? "index" : address.hasSuffix(".html") ? String(address.dropLast(5)) : addressWithoutSlash
        return SitePath("\(name).\(form.rawValue)")
    }

    /// The list of a group for language models, where that of the site would be too long.
    package var ownList: SitePath { SitePath(String(twin(.markdown).text.dropLast(3)) + "/" + Self.llms.text) }
}

extension Site {
    package var data: DataSettings { configuration.data }

    /// The path of an entry as data, where it is published.
    package func json(of entry: SiteEntry) -> SitePath? { data.publish(.entries) ? entry.path.twin(.json) : nil }

    /// The path of an entry as Markdown, where it is published.
    package func markdown(of entry: SiteEntry) -> SitePath? {
        data.publish(.entries) ? entry.path.twin(.markdown) : nil
    }

    /// The path of another page as Markdown, where it is published.
    package func markdown(ofPage path: SitePath) -> SitePath? { data.publish(.pages) ? path.twin(.markdown) : nil }

    /// The whole address of an entry as Markdown, with the places of the pattern in braces, where it is published.
    package var markdownPattern: String? {
        guard data.publish(.entries) else { return nil }
        return configuration.baseURL.absolute + SitePath(address: addresses.entry.text).twin(.markdown).text
    }
}
