internal import SiteModel
package import YAML

/// The keys of `site.yml`.
package enum SiteKeys {
    package static let title = Key.text("title", required: true, "The name of the site, on every page.")
    package static let description = Key.text(
        "description",
        required: true,
        "What the site is, in a sentence, for pages, their heads and search engines."
    )
    package static let baseURL = Key.text(
        "base_url",
        matching: "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]+[^?#]*$",
        required: true,
        "Where the site will live, such as `https://docs.example.com/api/`; its path is the sub-path of every link."
    )
    package static let movedFrom = Key.texts(
        "moved_from",
        "Where the site lived before, once the hosts there lead on to `base_url`."
    )
    package static let addresses = Key.mapping("addresses", AddressKeys.all, "Where pages lie, below `base_url`.")
    package static let siteRoot = Key.text(
        "site_root",
        matching: "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]+[^?#]*$",
        "What a link that begins with `/` is relative to, such as `https://www.example.com/`; without it such a link is a fault."
    )
    package static let language = Key.text(
        "language",
        matching: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        "A language tag (BCP 47); `en` unless given."
    )
    package static let links = Key.node(
        "links",
        .names(.text),
        "Named destinations, `name: address`: `[text][name]` in any Markdown leads there."
    )
    static let fields = Key.node(
        "fields",
        .names(.mapping(FieldKeys.all)),
        "Facts of your own that entries or groups have, by the names that stand under `fields` there."
    )
    package static let placeholders = Key.text(
        "placeholders",
        oneOf: PlaceholderStyle.allCases.map { ($0.rawValue, $0.about) },
        "How `message` and `messages` name what varies; unless given, `message` is verbatim and `messages` are `braces`."
    )
    package static let errorBody = Key.text(
        "error_body",
        "What the API returns, with `{{code}}`, `{{message}}`, `{{status}}` and the like to be filled in for each entry."
    )
    package static let problemTypes = Key.text(
        "problem_types",
        oneOf: ProblemTypes.allCases.map { ($0.rawValue, $0.about) },
        "What `{{type}}` in `error_body` and in examples leads to: the type of a problem (RFC 9457)."
    )
    package static let notes = Key.mapping("notes", NoteRuleKeys.all, "What every note must be.")
    package static let editURL = Key.text(
        "edit_url",
        matching: #"^[Hh][Tt][Tt][Pp][Ss]?://.*\{path\}"#,
        "Where a page's source is edited, with `{path}` in place of its path."
    )
    package static let feedbackURL = Key.text(
        "feedback_url",
        "Where the page of a code leads who wants to say something of it, with `{code}` and `{url}`, its address, to be filled in."
    )
    package static let supportURL = Key.text(
        "support_url",
        "Where the page of a code leads who needs help, with `{code}` and `{url}` as in `feedback_url`."
    )
    package static let wording = Key.node(
        "wording",
        .names(.either(.text, .names(.text))),
        "Words of the theme that the site says otherwise, by their names in `strings/en.yml`: `show_all: Show everything`; `preset: linter` takes those for rules."
    )
    package static let markdown = Key.mapping("markdown", MarkdownKeys.all, "What Markdown may do.")
    package static let data = Key.mapping(
        "data",
        DataKeys.all,
        "What is published for programs beside the pages: all of it, but for what is `false`."
    )

    package static let all = SchemaKeys(
        title,
        description,
        baseURL,
        movedFrom,
        addresses,
        siteRoot,
        language,
        links,
        fields,
        placeholders,
        errorBody,
        problemTypes,
        notes,
        editURL,
        feedbackURL,
        supportURL,
        wording,
        markdown,
        data
    )
}

/// The keys of `addresses` in `site.yml`.
package enum AddressKeys {
    package static let entry = Key.text(
        "entry",
        matching: pattern,
        "The pages of codes, with `{slug}`, `{code}`, `{code:lower}`, `{scope}` and `{group}`; `errors/{slug}/` unless given."
    )
    package static let group = Key.text(
        "group",
        matching: pattern,
        "The pages of groups, with `{id}`; `groups/{id}/` unless given."
    )
    package static let errors = Key.text(
        "errors",
        "The page of all codes, such as `errors/`; the front page unless given."
    )

    package static let all = SchemaKeys(entry, group, errors)

    private static let pattern = #"^[A-Za-z0-9{][^%?#\\\s]*(/|\.html)$"#
}

/// The keys of `notes` in `site.yml`.
package enum NoteRuleKeys {
    package static let required = Key.flag("required", "Whether every code must have a note.")
    package static let sections = Key.texts("sections", "The headings that each note must have.")

    package static let all = SchemaKeys(required, sections)
}

/// The keys of `markdown` in `site.yml`.
package enum MarkdownKeys {
    package static let unsafeHTML = Key.flag("unsafe_html", "Whether raw HTML is put into pages; `false` unless given.")
    package static let highlighting = Key.flag("highlighting", "Whether code is highlighted; `true` unless given.")

    package static let all = SchemaKeys(unsafeHTML, highlighting)
}
