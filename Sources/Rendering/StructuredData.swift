internal import Diagnostics
internal import Markup
internal import SiteModel
internal import SitePaths

/// What search engines read of a page: JSON-LD in the terms of schema.org, as a data block, which no policy forbids.
struct StructuredData: Sendable {
    private let configuration: SiteConfiguration
    /// The members that begin the object of every code, and those that end it.
    private let entryStart: ArraySlice<UInt8>
    private let entryEnd: ArraySlice<UInt8>

    init(_ configuration: SiteConfiguration) {
        self.configuration = configuration
        entryStart = Self.members { object in
            Self.writeStart("DefinedTerm", to: &object)
        }
        entryEnd = Self.members { object in
            Self.writeEnd("inDefinedTermSet", configuration, to: &object)
        }
    }

    /// The catalog as a set of terms.
    func catalog() -> HTML {
        element { object in
            Self.writeStart("DefinedTermSet", to: &object)
            Self.writeCatalog(configuration, to: &object)
            object.member("description", configuration.description)
            object.member("inLanguage", configuration.language)
        }
    }

    /// A code as a term of the catalog.
    /// - Parameters:
    ///   - entry: its entry.
    ///   - description: what the entry's page says of itself.
    ///   - url: the whole address of the page.
    /// - Returns: the data block.
    func entry(_ entry: SiteEntry, description: String, url: String) -> HTML {
        element { object in
            object.values(entryStart)
            object.member("name", entry.name)
            object.member("termCode", entry.code.rawValue)
            object.member("description", description)
            object.member("url", url)
            object.values(entryEnd)
        }
    }

    /// A group or a free page.
    func page(title: String, description: String, url: String) -> HTML {
        element { object in
            Self.writeStart("WebPage", to: &object)
            object.member("name", title)
            object.member("description", description)
            object.member("url", url)
            Self.writeEnd("isPartOf", configuration, to: &object)
        }
    }

    private static func writeStart(_ type: String, to object: inout JSONBuffer) {
        object.member("@context", "https://schema.org")
        object.member("@type", type)
    }

    /// What the catalog is to a page that belongs to it.
    private static func writeEnd(_ relation: String, _ configuration: SiteConfiguration, to object: inout JSONBuffer) {
        object.member("inLanguage", configuration.language)
        object.name(relation)
        object.object { set in
            set.member("@type", "DefinedTermSet")
            writeCatalog(configuration, to: &set)
        }
    }

    private static func writeCatalog(_ configuration: SiteConfiguration, to object: inout JSONBuffer) {
        object.member("name", configuration.title)
        object.member("url", configuration.baseURL.absolute + configuration.addresses.errors.address)
    }

    /// Members of an object, to be written into many.
    private static func members(_ write: (inout JSONBuffer) -> Void) -> ArraySlice<UInt8> {
        var json = JSONBuffer(standsInScriptElement: true)
        write(&json)
        return json.finished()[...]
    }

    private func element(_ members: (inout JSONBuffer) -> Void) -> HTML {
        var json = JSONBuffer(standsInScriptElement: true)
        json.object(members)
        let bytes = json.finished()
        var html = HTMLBuffer()
        html.reserve(bytes.count + 64)
        html.markup("<script type=\"application/ld+json\">")
        html.trusted(utf8: bytes.span)
        html.markup("</script>")
        return html.finished()
    }
}
