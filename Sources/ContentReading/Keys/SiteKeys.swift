package import SourceReading

/// The keys of `site.yml`.
package enum SiteKeys {
    package static let site = [
        SchemaKey("title", .text, required: true, "The name of the site, on every page."),
        SchemaKey("description", .text, required: true, "What the site is, in a sentence."),
        SchemaKey(
            "base_url",
            .matching("^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]+[^?#]*$"),
            required: true,
            "Where the site will live, such as https://docs.example.com/api/; its path is the sub-path of every link."
        ),
        SchemaKey("moved_from", .list(.text), "Where the site lived before, once the hosts there lead on to base_url."),
        SchemaKey("addresses", .mapping(addresses), "Where pages lie, below base_url."),
        SchemaKey("language", .matching("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"), "A language tag (BCP 47)."),
        SchemaKey("links", .names(.text), "Named destinations: [text][name] in any Markdown leads there."),
        SchemaKey(
            "error_body",
            .text,
            "What the API returns, with {{code}}, {{message}}, {{status}} and the like to be filled in."
        ),
        SchemaKey("notes", .mapping(notes), "What every note must be."),
        SchemaKey(
            "edit_url",
            .matching(#"^[Hh][Tt][Tt][Pp][Ss]?://.*\{path\}"#),
            "Where a page's source is edited, with {path} in place of its path."
        ),
        SchemaKey("markdown", .mapping(markdown), "What Markdown may do."),
    ]

    static let addresses = [
        SchemaKey(
            "entry",
            .matching(#"^[A-Za-z0-9{][^%?#\\\s]*(/|\.html)$"#),
            "The pages of codes, with {slug}, {code}, {code:lower} and {group}; errors/{slug}/ unless given."
        ),
        SchemaKey(
            "group",
            .matching(#"^[A-Za-z0-9{][^%?#\\\s]*(/|\.html)$"#),
            "The pages of groups, with {id}; groups/{id}/ unless given."
        ),
        SchemaKey("errors", .text, "The page of all codes, such as errors/; the front page unless given."),
    ]

    static let notes = [
        SchemaKey("required", .bool, "Whether every code must have a note."),
        SchemaKey("sections", .list(.text), "The headings that each note must have."),
    ]

    static let markdown = [
        SchemaKey("unsafe_html", .bool, "Whether raw HTML is put into pages; false unless given."),
        SchemaKey("highlighting", .bool, "Whether code is highlighted; true unless given."),
    ]
}
