internal import Diagnostics
internal import SiteModel
internal import SitePaths
internal import SourceReading
package import YAML

/// The keys of an entry.
package enum EntryKeys {
    static let code = Key.text(
        "code",
        matching: #"^\S+$"#,
        required: true,
        "The code, verbatim as the API sends it, without white space; unique within its scope. It is the entry's anchor for ever."
    )
    static let scope = Key.text(
        "scope",
        matching: #"^\S+$"#,
        "What tells it from other errors of the same code, such as the product that sends it; takes the place of the group's. Its id is `scope.code` then."
    )
    static let title = Key.text(
        "title",
        "The name for people. An entry has a `title`, a `message` or a `summary`; what it is called in lists is the first of them."
    )
    static let message = Key.text("message", "The default message, verbatim as the API sends it.")
    static let messages = Key.texts(
        "messages",
        "Other messages seen with this code; `{name}` stands for a varying part, unless `placeholders` in `site.yml` says otherwise."
    )
    static let parameters = Key.node(
        "parameters",
        .names(.mapping(ParameterKeys.all)),
        "What varies in the messages, by its name there: `field: {type: …, description: …, example: …}`."
    )
    static let summary = Key.text("summary", "Markdown, one short paragraph.")
    static let status = Key.numbers(
        "status",
        100...599,
        "The HTTP status, 100 to 599, or a list of them, the usual one first; takes the place of the group's."
    )
    static let retry = Key.text(
        "retry",
        oneOf: RetryAdvice.allCases.map { ($0.rawValue, about($0)) },
        "Whether sending the same request again can help; of a retired code nothing is advised."
    )
    static let retryAfter = Key.text(
        "retry_after",
        "How long to wait before, such as `60 seconds`, where `retry` is `after-delay` or `after-check`."
    )
    static let see = Key.texts(
        "see",
        or: LinkKeys.all,
        "Related codes, and pages elsewhere as `{title: …, url: …}`."
    )
    static let tags = Key.texts("tags", "Words to search and to filter by.")
    static let parent = Key.text(
        "parent",
        "The code that it is a sub-code of, as a decline code is of `card_declined`; it keeps an anchor and a page of its own."
    )
    static let returnedBy = Key.texts(
        "returned_by",
        "The operations that return it, such as `POST /charges`; each gets a page that lists its errors."
    )
    static let aliases = Key.texts(
        "aliases",
        matching: #"^\S+$"#,
        "Former codes and anchors, which go on leading here; `/path/of/page` for a page that lay elsewhere."
    )
    static let slug = Key.text(
        "slug",
        matching: "^[A-Za-z0-9_-]{1,\(Slug.maximumLength)}$",
        "The name of the entry's page, where the code does not make a good one."
    )
    static let identifier = Key.text(
        "identifier",
        matching: "^[A-Za-z_][A-Za-z0-9_]*$",
        "Its name in programs, such as `InvalidCard`; unique, whatever the case of its letters."
    )
    static let texts = EntryText.allCases.map { (text: $0, key: Key.text($0.rawValue, $0.about)) }
    static let deprecated = Key.mark("deprecated", WithdrawalKeys.all, "It is still sent, and better avoided.")
    static let retired = Key.mark(
        "retired",
        WithdrawalKeys.all,
        "It is no longer sent; the entry and its links stay."
    )
    static let changes = Key.nodes(
        "changes",
        of: .mapping(ChangeKeys.all),
        "What changed about it: `{since: …, what: …}` each, in the order of its page."
    )
    static let errorBody = Key.text(
        "error_body",
        "What the API returns, in place of the group's and the site's; `none` where none is to be shown."
    )
    static let examples = Key.nodes(
        "examples",
        of: .mapping(ExampleKeys.all),
        "Answers as they may look: a `body` each, and a `title`, a `status` and a `media_type` where they are to be said."
    )
    static let variants = Key.nodes(
        "variants",
        of: .mapping(VariantKeys.all),
        "The shapes of an error that is one and looks otherwise at times, each with a section on its page."
    )
    static let draft = Key.flag(
        "draft",
        "Whether it is shown by `docsite serve` only, marked as a draft; a build leaves it and its note out, and counts it."
    )
    static let audience = Key.text(
        "audience",
        oneOf: [
            (Audience.everyone.rawValue, "Everybody, as where nothing is said."),
            (Audience.internal.rawValue, "Those within: a build leaves it and its note out, unless it is for them."),
        ],
        "For whom it is; see `--audience`."
    )

    package static let all = keys(withFields: FieldValueKeys.fields)

    /// All of them, with the key under which the values of fields stand.
    static func keys(withFields fields: any DeclaredKey) -> SchemaKeys {
        var keys: [any DeclaredKey] = [
            code, scope, title, message, messages, parameters, summary, status, retry, retryAfter, see, tags, parent,
            returnedBy, aliases, slug, identifier,
        ]
        for (_, key) in texts { keys.append(key) }
        let answers: [any DeclaredKey] = [errorBody, examples, variants]
        let standing: [any DeclaredKey] = [fields, deprecated, retired, changes, draft, audience]
        return SchemaKeys(keys + answers + standing, oneOf: [title, message, summary])
    }

    private static func about(_ advice: RetryAdvice) -> String {
        switch advice {
        case .never: "It fails again in the same way."
        case .afterChange: "Once the request, the account or the object has been changed."
        case .afterCheck: "It may have gone through: look first."
        case .afterDelay: "After a pause."
        case .safe: "At once, and without a second effect."
        }
    }
}

/// The keys of what is deprecated or retired.
package enum WithdrawalKeys {
    static let since = Key.text("since", "A version or a date, as the API names its versions.")
    static let use = Key.text(
        "use",
        or: LinkKeys.all,
        "The code that took its place, or what did elsewhere as `{title: …, url: …}`."
    )
    static let reason = Key.text("reason", "Markdown, one line.")

    package static let all = SchemaKeys(since, use, reason)
}

/// The keys of a link out of the site.
package enum LinkKeys {
    static let title = Key.text("title", required: true, "What it is called.")
    static let url = Key.text("url", required: true, "An absolute address.")

    package static let all = SchemaKeys(title, url)
}

extension CatalogReader {
    mutating func entry(_ node: YAMLNode, in groupScope: Located<ErrorCode>?) -> CatalogEntry? {
        guard let mapping = YAMLMapping(node, "an entry", EntryKeys.all, &diagnostics) else {
            return nil
        }
        let code = code(mapping)
        let scope = scope(EntryKeys.scope, of: mapping) ?? groupScope
        let title = mapping.read(EntryKeys.title, &diagnostics)
        let message = mapping.read(EntryKeys.message, &diagnostics)
        let summary = mapping.read(EntryKeys.summary, &diagnostics)
        let messages = mapping.read(EntryKeys.messages, &diagnostics)
        let statuses = mapping.read(EntryKeys.status, &diagnostics).compactMap { status($0) }
        let retry: RetryAdvice? = mapping.word(EntryKeys.retry, &diagnostics)
        let retryAfter = retryAfter(mapping, retry)
        let see = mapping.read(EntryKeys.see, &diagnostics)
        let tags = mapping.read(EntryKeys.tags, &diagnostics).map { checkName($0, "a tag") }
        let parent = mapping.read(EntryKeys.parent, &diagnostics)
        let returnedBy = mapping.read(EntryKeys.returnedBy, &diagnostics).map { operation($0) }
        let aliases = mapping.read(EntryKeys.aliases, &diagnostics)
        let slug = slug(mapping)
        var texts: [(EntryText, Located<String>)] = []
        for (text, key) in EntryKeys.texts {
            guard let value = mapping.read(key, &diagnostics) else { continue }
            texts.append((text, checkName(value, "`\(key.name)`")))
        }
        let deprecated = withdrawal(EntryKeys.deprecated, of: mapping)
        let retired = withdrawal(EntryKeys.retired, of: mapping)
        let answers = answers(mapping)
        let isDraft = mapping.read(EntryKeys.draft, &diagnostics) ?? false
        let audience = audience(mapping)
        let facts = facts(of: mapping)
        mapping.requireOne(of: EntryKeys.all.alternatives, &diagnostics)
        guard let code else { return nil }
        let entry = CatalogEntry(
            code: code,
            scope: scope,
            title: title?.trimmed,
            message: message,
            messages: messages,
            summary: summary,
            statuses: statuses,
            retry: retry,
            retryAfter: retryAfter,
            see: see.texts,
            seeLinks: see.mappings.compactMap { link($0) },
            tags: tags,
            parent: parent,
            returnedBy: returnedBy,
            aliases: aliases.filter { checkAnchor($0) },
            slug: slug,
            texts: texts,
            deprecated: deprecated,
            retired: retired,
            answers: answers,
            isDraft: isDraft,
            audience: audience,
            facts: facts
        )
        check(parametersOf: entry)
        return entry
    }

    private mutating func audience(_ mapping: YAMLMapping) -> Audience {
        guard let text = mapping.read(EntryKeys.audience, &diagnostics) else { return .everyone }
        if let audience = Audience(rawValue: text.value) { return audience }
        let names = Audience.allCases.map(\.rawValue)
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "`audience` must be \(names.map { "`\($0)`" }.joined(separator: " or "))",
                at: text.range,
                help: SimilarNames.nearest(to: text.value, among: names).map { "did you mean `\($0)`?" }
            )
        )
        // What may be meant for few is shown to none.
        return .internal
    }

    /// Spaces are of no matter in the name of an operation.
    private mutating func operation(_ name: Located<String>) -> Located<String> {
        checkName(name, "an operation").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    private mutating func code(_ mapping: YAMLMapping) -> Located<ErrorCode>? {
        guard let text = mapping.read(EntryKeys.code, &diagnostics) else {
            unread.append(nil)
            return nil
        }
        if let code = ErrorCode(text.value) { return text.map { _ in code } }
        let joined = String(text.value.map { $0.isWhitespace ? "-" : $0 })
        let isShown = ErrorCode(joined) != nil && joined.contains(where: \.isNumber)
        let help = "write the code as the API sends it; the name for people is the `title`"
        let shown = "; what a device shows with spaces is found by them, too, where it is written `\(joined)`"
        diagnostics.append(Self.invalid("a code", text, help: isShown ? help + shown : help))
        // Its note and what refers to it mean the code as it is seen.
        if let code = ErrorCode(Self.seen(of: text)) { return text.map { _ in code } }
        unread.append(text.value)
        return nil
    }

    static func seen(of text: Located<String>) -> String {
        String(String.UnicodeScalarView(text.value.unicodeScalars.filter { !$0.isHidden }))
    }

    /// The fault of a text that is none of the form of codes.
    static func invalid(_ what: String, _ text: Located<String>, help: String) -> Diagnostic {
        let seen = seen(of: text)
        guard let hidden = text.value.firstHidden, seen.isEmpty || ErrorCode(seen) != nil else {
            let space = text.value.unicodeScalars.first { $0.properties.isWhitespace && !$0.isASCII }
            return Diagnostic(
                .invalidCode,
                "\(what) holds no white space and no control characters"
                    + (space.map { ", and this holds \($0.number)" } ?? ""),
                at: text.range,
                help: help
            )
        }
        return Diagnostic(
            .invalidCode,
            "\(what) holds the character \(hidden.number), which nobody sees",
            at: text.range,
            help: Self.help(without: seen)
        )
    }

    /// An alias is an anchor, so it is held to the form of codes.
    private mutating func checkAnchor(_ alias: Located<String>) -> Bool {
        let name = alias.value.drop { $0 == "#" }
        if name.utf8.count < alias.value.utf8.count, ErrorCode(String(name)) != nil {
            diagnostics.append(
                Diagnostic(
                    .invalidCode,
                    "an alias is the anchor without the `#` before it",
                    at: alias.range,
                    help: "write `\(name)`"
                )
            )
            return false
        }
        guard ErrorCode(alias.value) == nil else { return true }
        diagnostics.append(Self.invalid("an alias", alias, help: "write the former code or anchor as links carry it"))
        return false
    }

    private mutating func retryAfter(_ mapping: YAMLMapping, _ retry: RetryAdvice?) -> Located<String>? {
        guard let pause = mapping.read(EntryKeys.retryAfter, &diagnostics) else { return nil }
        if retry == .afterDelay || retry == .afterCheck { return pause }
        // A wrong word behind `retry` is told as that.
        if retry == nil, mapping.node(EntryKeys.retry.name) != nil { return nil }
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "`retry_after` says how long to wait, and `retry` does not say that one should",
                at: pause.range,
                help: "write `retry: after-delay` or `retry: after-check` beside it, or leave it out"
            )
        )
        return nil
    }

    private mutating func slug(_ mapping: YAMLMapping) -> Located<Slug>? {
        guard let text = mapping.readMeant(EntryKeys.slug, &diagnostics) else { return nil }
        if let slug = Slug(text.value) { return text.map { _ in slug } }
        diagnostics.append(
            Diagnostic(
                .invalidSlug,
                "`\(text.value)` is no slug",
                at: text.range,
                help:
                    "write at most \(Slug.maximumLength) ASCII letters, digits, `_` and `-`, and no name of a Windows device",
                "such as `\(Slug.suggested(for: text.value))`"
            )
        )
        return nil
    }

    private mutating func withdrawal(_ key: Key<YAMLMapping>, of mapping: YAMLMapping) -> Withdrawal? {
        guard let withdrawal = mapping.read(key, &diagnostics) else { return nil }
        var (code, elsewhere): (Located<String>?, NamedLink?) = (nil, nil)
        switch withdrawal.read(WithdrawalKeys.use, &diagnostics) {
        case .text(let text): code = text
        case .mapping(let mapping): elsewhere = link(mapping)
        case nil: break
        }
        return Withdrawal(
            since: withdrawal.read(WithdrawalKeys.since, &diagnostics).map { checkName($0, "`since`") },
            use: code,
            useLink: elsewhere,
            reason: withdrawal.read(WithdrawalKeys.reason, &diagnostics)
        )
    }

    private mutating func link(_ mapping: YAMLMapping) -> NamedLink? {
        guard let title = mapping.read(LinkKeys.title, &diagnostics),
            let url = mapping.read(LinkKeys.url, &diagnostics)
        else { return nil }
        if let fault = ExternalAddress.fault(of: url.value) {
            diagnostics.append(
                Diagnostic(
                    .invalidValue,
                    "`\(url.value.prefix(200))` \(fault)",
                    at: url.range,
                    help:
                        "write an absolute address such as `https://docs.example.com/page`, or a code in place of the link"
                )
            )
            return nil
        }
        return NamedLink(title: title.value, url: url)
    }
}
