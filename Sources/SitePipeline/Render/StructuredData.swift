internal import Diagnostics
internal import Markup
internal import SiteModel

/// What search engines read of a page: JSON-LD in the terms of schema.org, as a data block, which no policy forbids.
struct StructuredData: Sendable {
    private let configuration: SiteConfiguration

    init(_ configuration: SiteConfiguration) {
        self.configuration = configuration
    }

    /// The catalog as a set of terms.
    func catalog() -> HTML {
        element { object in
            object.member("@type", "DefinedTermSet")
            writeCatalog(to: &object)
            object.member("description", configuration.description)
            object.member("inLanguage", configuration.language)
        }
    }

    /// A code as a term of the catalog.
    func entry(_ entry: SiteEntry, description: String) -> HTML {
        element { object in
            object.member("@type", "DefinedTerm")
            object.member("name", entry.source.title.value)
            object.member("termCode", entry.code.rawValue)
            object.member("description", description)
            object.member("url", configuration.baseURL.absolute + entry.path.asFolder)
            object.member("inLanguage", configuration.language)
            object.name("inDefinedTermSet")
            object.object { set in
                set.member("@type", "DefinedTermSet")
                writeCatalog(to: &set)
            }
        }
    }

    /// A group or a free page.
    func page(title: String, description: String, path: String) -> HTML {
        element { object in
            object.member("@type", "WebPage")
            object.member("name", title)
            object.member("description", description)
            object.member("url", configuration.baseURL.absolute + path.asFolder)
            object.member("inLanguage", configuration.language)
            object.name("isPartOf")
            object.object { set in
                set.member("@type", "DefinedTermSet")
                writeCatalog(to: &set)
            }
        }
    }

    private func writeCatalog(to object: inout JSONBuffer) {
        object.member("name", configuration.title)
        object.member("url", configuration.baseURL.absolute)
    }

    private func element(_ members: (inout JSONBuffer) -> Void) -> HTML {
        var json = JSONBuffer(standsInScriptElement: true)
        json.object { object in
            object.member("@context", "https://schema.org")
            members(&object)
        }
        var html = HTMLBuffer()
        html.markup("<script type=\"application/ld+json\">")
        html.trusted(String(decoding: json.finished(), as: UTF8.self))
        html.markup("</script>")
        return html.finished()
    }
}
