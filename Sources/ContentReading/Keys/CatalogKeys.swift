internal import SiteModel
package import SourceReading

/// The keys of a file of the catalog.
package enum CatalogKeys {
    package static let group = [
        SchemaKey("group", .text, required: true, "The permanent id of the group, unique in the catalog."),
        SchemaKey("title", .text, required: true, "What people read, such as `400 Bad Request`."),
        SchemaKey("status", .number(100...599), "The HTTP status of every error here that names none."),
        SchemaKey("summary", .text, "Markdown."),
        SchemaKey("aliases", .list(.text), "Former ids, whose anchors and pages go on leading here."),
        SchemaKey("errors", .list(.mapping(entry)), required: true, "The entries, in the order of the page."),
    ]

    static let entry = [
        SchemaKey(
            "code",
            .matching(#"^\S+$"#),
            required: true,
            "The code, verbatim as the API sends it; unique, without white space. It is the entry's anchor for ever."
        ),
        SchemaKey("title", .text, required: true, "The name for people."),
        SchemaKey("message", .text, required: true, "The default message, verbatim as the API sends it."),
        SchemaKey("messages", .list(.text), "Other messages seen with this code; {name} stands for a varying part."),
        SchemaKey("summary", .text, required: true, "Markdown, one short paragraph."),
        SchemaKey("status", .number(100...599), "The HTTP status; takes the place of the group's."),
        SchemaKey(
            "retry",
            .oneOf(RetryAdvice.allCases.map { ($0.rawValue, about($0)) }),
            "Whether sending the same request again can help."
        ),
        SchemaKey("see", .list(.text), "Related codes."),
        SchemaKey("tags", .list(.text), "Words to filter by."),
        SchemaKey("aliases", .list(.matching(#"^\S+$"#)), "Former codes and anchors; they go on leading here."),
        SchemaKey(
            "slug",
            .matching("^[A-Za-z0-9_-]{1,\(Slug.maximumLength)}$"),
            "The name of the entry's page, where the code does not make a good one."
        ),
        SchemaKey("since", .text, "A version or a date, as the API names its versions."),
        SchemaKey("deprecated", .mapping(withdrawal), mark: true, "It is still sent, and better avoided."),
        SchemaKey("retired", .mapping(withdrawal), mark: true, "It is no longer sent; the entry and its links stay."),
        SchemaKey("draft", .bool, "Whether it is shown by `docsite serve` only; a build leaves it out."),
    ]

    private static func about(_ advice: RetryAdvice) -> String {
        switch advice {
        case .never: "It fails again in the same way."
        case .afterChange: "Once the request, the account or the object has been changed."
        case .afterCheck: "It may have gone through: look first."
        case .afterDelay: "After a pause."
        case .safe: "At once, and without a second effect."
        }
    }

    static let withdrawal = [
        SchemaKey("since", .text, "A version or a date, as the API names its versions."),
        SchemaKey("use", .text, "The code that took its place."),
        SchemaKey("reason", .text, "Markdown, one line."),
    ]

    // Made once, since every entry is read by them.
    static let groupNames = group.names
    static let entryNames = entry.names
    static let withdrawalNames = withdrawal.names
}
