internal import SiteModel

/// What templates may name, and what each name stands for. A template that names anything else is refused.
struct TemplateVocabulary: Sendable {
    indirect enum Value: Sendable {
        /// Text, escaped by `{{name}}`.
        case text
        /// Finished HTML, for `{{{name}}}`.
        case html
        /// True or false, for sections only.
        case flag
        /// A section that is rendered for each item.
        case list(Value)
        /// A section with names of its own.
        case object([String: Value])
    }

    private let common: [String: Value]

    /// - Parameter assets: the names of the theme's assets.
    init(assets: [String]) {
        common = [
            "site": .object([
                "title": .text, "description": .text, "language": .text, "direction": .text, "url": .text,
                "count": .text, "total": .text, "retired": .text,
            ]),
            "root": .text, "home": .text, "errors": .text, "changes": .text,
            "assets": .object(Dictionary(assets.map { ($0, .text) }) { first, _ in first }),
            "search": .object(["script": .text]),
            "theme": .object([
                "name": .text, "paper_light": .text, "paper_dark": .text, "icon": .text,
                "logo": .object(["url": .text, "width": .text, "height": .text]),
                "header": .list(Self.link), "has_header": .flag, "footer": .list(Self.link), "has_footer": .flag,
            ]),
        ]
    }

    /// The names for the template of a kind of page.
    func variables(of kind: PageKind) -> [String: Value] {
        var variables = common
        variables["navigation"] = .html
        variables["page"] = .object([
            "title": .text, "description": .text, "url": .text, "edit_url": .text, "kind": .text, "json_ld": .html,
            "is_home": .flag,
        ])
        switch kind {
        case .errors:
            variables["introduction"] = .html
            variables["full"] = .flag
            variables["groups"] = .list(
                .object(Self.groupLink.adding(["summary": .html, "entries": .list(.object(Self.entry))]))
            )
        case .entry:
            variables["entry"] = .object(Self.entry)
            variables["group"] = .object(Self.groupLink)
            variables["previous"] = .object(Self.entryLink)
            variables["next"] = .object(Self.entryLink)
        case .group:
            variables["group"] = .object(Self.groupLink.adding(["summary": .html]))
            variables["entries"] = .list(.object(Self.entry))
            variables["previous_group"] = .object(Self.groupLink)
            variables["next_group"] = .object(Self.groupLink)
        case .page:
            variables["content"] = .html
            variables["headings"] = .list(.object(["text": .text, "fragment": .text]))
        case .changes:
            let codes = Value.list(.object(Self.entryLink.adding(["use": .object(Self.entryLink)])))
            variables["feed"] = .text
            variables["releases"] = .list(
                .object([
                    "name": .text, "anchor": .text, "is_released": .flag, "added": codes, "has_added": .flag,
                    "deprecated": codes, "has_deprecated": .flag, "retired": codes, "has_retired": .flag,
                    "renamed": .list(.object(Self.renamed)), "has_renamed": .flag,
                ])
            )
        case .notFound:
            variables["groups"] = .list(
                .object(Self.groupLink.adding(["entries": .list(.object(Self.entryLink))]))
            )
        }
        return variables
    }

    /// The names for the navigation, which knows the folder and the group but not the page.
    var navigation: [String: Value] {
        common.adding([
            "groups": .list(.object(Self.groupLink)),
            "pages": .list(.object(["title": .text, "url": .text, "current": .flag])),
        ])
    }

    private static let renamed: [String: Value] = [
        "code": .text, "code_html": .html, "title": .text, "url": .text, "former": .text,
    ]

    private static let link: Value = .object(["title": .text, "url": .text])

    /// The objects that are documented by themselves, by the names that they have there.
    static let objects: [String: [String: Value]] = [
        "group link": groupLink, "entry link": entryLink, "entry": entry, "`retry`": retry,
        "`deprecated`, `retired`": withdrawal, "`body`": body,
    ]

    private static let groupLink: [String: Value] = [
        "id": .text, "title": .text, "name": .text, "status": .text, "url": .text, "count": .text, "total": .text,
        "current": .flag, "anchor": .text, "anchors": .list(.text), "fragment": .text,
    ]

    private static let entryLink: [String: Value] = [
        "code": .text, "code_html": .html, "title": .text, "url": .text, "message": .text, "state": .text,
    ]

    private static let withdrawal: [String: Value] = [
        "since": .text, "reason": .html, "use": .object(entryLink),
    ]

    private static let retry: [String: Value] = [
        "never": .flag, "after_change": .flag, "after_check": .flag, "after_delay": .flag, "safe": .flag,
        "value": .text,
    ]

    private static let body: [String: Value] = ["status_line": .text, "html": .html, "text": .text]

    private static let entry: [String: Value] = entryLink.adding([
        "anchor": .text, "anchors": .list(.text), "fragment": .text, "permalink": .text, "errors_url": .text,
        "status": .text, "status_line": .text, "client_error": .flag, "server_error": .flag, "summary": .html,
        "messages": .list(.text), "has_messages": .flag,
        "retry": .object(retry),
        "see": .list(.object(entryLink)), "has_see": .flag, "tags": .list(.text), "has_tags": .flag,
        "tag_links": .list(.object(["title": .text, "url": .text])), "other_group": .flag, "since": .text,
        "formerly": .list(.text), "has_formerly": .flag,
        "current": .flag, "deprecated": .object(withdrawal), "retired": .object(withdrawal), "note": .html,
        "body": .object(body), "group": .object(groupLink),
    ])
}

extension [String: TemplateVocabulary.Value] {
    fileprivate func adding(_ other: Self) -> Self {
        merging(other) { _, new in new }
    }
}
