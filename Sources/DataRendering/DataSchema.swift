internal import Markup
package import PageMarkup
package import SiteModel
internal import SitePaths

/// The JSON Schema (2020-12) of all JSON forms of the catalog. It is a promise: keys are only added to it.
package enum DataSchema {
    /// - Parameter site: where it is published: its `$id` is that address.
    /// - Returns: the file.
    package static func file(of site: Site) -> OutputFile {
        var json = JSONBuffer()
        json.object { json in
            json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            json.member("$id", site.configuration.publishedURL.absolute + SitePath.dataSchema.text)
            json.member("title", "An error catalog as data")
            json.member("description", about)
            json.name("anyOf")
            json.array { json in
                json.object { $0.member("$ref", "#/$defs/catalog") }
                json.object { $0.member("$ref", "#/$defs/entryFile") }
            }
            json.name("$defs")
            json.object { json in
                for (name, form) in forms {
                    json.name(name)
                    json.object { form.write(to: &$0) }
                }
            }
        }
        let text = JSONLayout.indented(json.finished())
        return OutputFile(path: SitePath.dataSchema.text, bytes: text + [UInt8(ascii: "\n")])
    }

    private static let about =
        "Version 1 is for good: keys are only added, words of a list may become more, no type changes. Read what you know, and pass over the rest."

    /// A key with its type, all of which are always there.
    private struct Property: Sendable {
        let name: String
        let type: Form
        let about: String

        init(_ name: String, _ type: Form, _ about: String) {
            self.name = name
            self.type = type
            self.about = about
        }
    }

    private indirect enum Form: Sendable {
        case text, textOrNull, integer, integerOrNull, one, map
        case list(Form)
        case ref(String)
        case refOrNull(String)
        case object(String, [Property])
        /// All of a form, and more.
        case extended(String, by: [Property], title: String)

        func write(to json: inout JSONBuffer) {
            switch self {
            case .text: json.member("type", "string")
            case .textOrNull: json.member("type", ["string", "null"])
            case .integer: json.member("type", "integer")
            case .integerOrNull: json.member("type", ["integer", "null"])
            case .one: json.member("const", CatalogData.version)
            case .map: json.member("type", "object")
            case .list(let item):
                json.member("type", "array")
                json.name("items")
                json.object { item.write(to: &$0) }
            case .ref(let name): json.member("$ref", "#/$defs/\(name)")
            case .refOrNull(let name):
                json.name("anyOf")
                json.array { json in
                    json.object { $0.member("$ref", "#/$defs/\(name)") }
                    json.object { $0.member("type", "null") }
                }
            case .object(let title, let properties):
                json.member("title", title)
                Self.write(properties, to: &json)
            case .extended(let name, let properties, let title):
                json.member("title", title)
                json.name("allOf")
                json.array { json in json.object { $0.member("$ref", "#/$defs/\(name)") } }
                Self.write(properties, to: &json)
            }
        }

        private static func write(_ properties: [Property], to json: inout JSONBuffer) {
            json.member("type", "object")
            json.name("properties")
            json.object { json in
                for property in properties {
                    json.name(property.name)
                    json.object { json in
                        json.member("description", property.about)
                        property.type.write(to: &json)
                    }
                }
            }
            json.member("required", properties.map(\.name))
        }
    }

    private static let forms: [(String, Form)] = [
        ("catalog", .object("ErrorCatalog", catalog)), ("site", .object("ErrorSite", site)),
        ("group", .object("ErrorGroup", group)), ("entry", .object("ErrorEntry", entry)),
        ("entryFile", .extended("entry", by: entryFile, title: "ErrorEntryFile")),
        ("link", .object("ErrorLink", link)), ("message", .object("ErrorMessage", message)),
        ("parameter", .object("ErrorParameter", parameter)), ("withdrawal", .object("ErrorWithdrawal", withdrawal)),
        ("change", .object("ErrorChange", change)), ("variant", .object("ErrorVariant", variant)),
        ("operation", .object("ErrorOperation", operation)), ("example", .object("ErrorExample", example)),
        ("section", .object("ErrorSection", section)),
    ]

    private static let catalog = [
        Property("$schema", .text, "The address of this schema."),
        Property("version", .one, "The version of the form."),
        Property("revision", .text, "`sha256:` and the SHA-256 of the bytes of the array `errors`, from `[` to `]`."),
        Property("site", .ref("site"), "The site that the catalog is shown on."),
        Property("groups", .list(.ref("group")), "The groups, in the order of the site."),
        Property("errors", .list(.ref("entry")), "The entries, in the order of the site, one a line."),
    ]

    private static let site = [
        Property("title", .text, "The name of the site."),
        Property("description", .text, "What it is, in a sentence."),
        Property("url", .text, "Where it lives, ending in `/`."),
        Property("language", .text, "The language of its texts (BCP 47)."),
    ]

    private static let group = [
        Property("id", .text, "The permanent id."),
        Property("title", .text, "What people call it."),
        Property("status", .integerOrNull, "The HTTP status of every entry in it that names none."),
        Property("summary", .textOrNull, "Plain text."),
        Property("summaryMarkdown", .textOrNull, "The same as Markdown, with whole addresses."),
        Property("fields", .map, "Facts that the site declares, by their names."),
        Property("pageUrl", .text, "Its page."),
        Property("markdownUrl", .textOrNull, "Its page as Markdown."),
    ]

    private static let entry = [
        Property("id", .text, "What it is known by, unique in the catalog: the code, or `scope.code`."),
        Property("code", .text, "Verbatim as the API sends it."),
        Property("scope", .textOrNull, "What tells it from others of the same code."),
        Property("parent", .textOrNull, "The id of the entry that it is a sub-code of."),
        Property("name", .text, "The first of title, message, summary and code that there is, on one line."),
        Property("title", .textOrNull, "What people call it."),
        Property("identifier", .textOrNull, "Its name in programs, where the catalog gives one."),
        Property("statuses", .list(.integer), "HTTP statuses, the usual one first."),
        Property("group", .text, "The id of its group."),
        Property("message", .textOrNull, "The default message, verbatim."),
        Property("messages", .list(.ref("message")), "Other messages that were seen with it."),
        Property("parameters", .list(.ref("parameter")), "What varies in its messages."),
        Property("summary", .textOrNull, "Plain text."),
        Property("summaryMarkdown", .textOrNull, "The same as Markdown, with whole addresses."),
        Property(
            "retry",
            .textOrNull,
            "Whether to send the same request again: `never`, `after-change`, `after-check`, `after-delay` or `safe`. More words may come."
        ),
        Property("retryAfter", .textOrNull, "How long to wait before, in words."),
        Property("tags", .list(.text), "Words that it goes by."),
        Property("see", .list(.ref("link")), "What is related: entries, and pages elsewhere."),
        Property("since", .textOrNull, "A version or a date of the API."),
        Property("deprecated", .refOrNull("withdrawal"), "That it is still sent, and better avoided."),
        Property("retired", .refOrNull("withdrawal"), "That it is no longer sent."),
        Property("changes", .list(.ref("change")), "What changed about it."),
        Property("formerCodes", .list(.text), "What it was called before."),
        Property("anchors", .list(.text), "The ids that lead to it on the page of all codes, its own first."),
        Property("variants", .list(.ref("variant")), "The shapes that it has, where it has several."),
        Property("returnedBy", .list(.ref("operation")), "The operations that return it."),
        Property("fields", .map, "Facts that the site declares, by their names."),
        Property("pageUrl", .text, "Its own page."),
        Property("anchorUrl", .text, "Its place on the page of all codes."),
        Property("markdownUrl", .textOrNull, "Its page as Markdown."),
        Property("sourceUrl", .textOrNull, "Where its note is edited."),
        Property("examples", .list(.ref("example")), "What the API returns."),
    ]

    private static let entryFile = [
        Property("$schema", .text, "The address of this schema."),
        Property("version", .one, "The version of the form."),
        Property("sections", .list(.ref("section")), "Its note: causes, cures and whatever else it says."),
    ]

    private static let link = [
        Property("id", .textOrNull, "The id of an entry, or null of what lies elsewhere."),
        Property("title", .text, "What it is called."),
        Property("url", .text, "A whole address."),
    ]

    private static let message = [
        Property("text", .text, "The message, verbatim but for what varies."),
        Property("parameters", .list(.text), "The names of what varies."),
    ]

    private static let parameter = [
        Property("name", .text, "Its name in messages."),
        Property("type", .textOrNull, "What it is, in the words of the catalog."),
        Property("description", .textOrNull, "Plain text."),
        Property("example", .textOrNull, "What may stand there."),
    ]

    private static let withdrawal = [
        Property("since", .textOrNull, "A version or a date of the API."),
        Property("use", .refOrNull("link"), "What took its place."),
        Property("reason", .textOrNull, "Plain text."),
    ]

    private static let change = [
        Property("since", .text, "A version or a date of the API."),
        Property("what", .text, "Plain text."),
    ]

    private static let variant = [
        Property("name", .text, "What tells it from the others."),
        Property("statuses", .list(.integer), "Its own HTTP statuses; none where they are the entry's."),
        Property("message", .textOrNull, "Its message, verbatim."),
        Property("summary", .textOrNull, "Plain text."),
        Property("summaryMarkdown", .textOrNull, "The same as Markdown."),
        Property("when", .textOrNull, "When it looks so: plain text."),
        Property("anchor", .text, "Its id on the pages that show it."),
    ]

    private static let operation = [
        Property("name", .text, "As the catalog writes it, such as `POST /charges`."),
        Property("url", .text, "Its page."),
    ]

    private static let example = [
        Property("title", .textOrNull, "What it is called."),
        Property("status", .integerOrNull, "The HTTP status that it is sent with."),
        Property("mediaType", .textOrNull, "What the body is."),
        Property("body", .text, "The body, verbatim."),
    ]

    private static let section = [
        Property("id", .textOrNull, "The id of its heading on the page; null before the first."),
        Property("title", .textOrNull, "Its heading."),
        Property("markdown", .text, "What stands below it, with whole addresses."),
    ]
}
