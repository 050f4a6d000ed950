internal import Diagnostics
internal import SiteModel
internal import YAML

/// Reads one file of the catalog.
///
/// Where a text is missing, which is reported and forbids to build, an empty one stands in: an entry that was left out
/// would make every note, link and published address that leads to it seem wrong.
struct CatalogReader {
    private(set) var diagnostics: [Diagnostic] = []

    mutating func read(_ file: SourceFile) -> ErrorGroup? {
        let group = YAMLMapping.read(
            file,
            "the group",
            keys: CatalogKeys.groupNames,
            whenEmpty: (
                .emptyCatalog, "this file of the catalog is empty",
                "write a group into it (`group`, `title` and `errors`), or remove it"
            ),
            &diagnostics
        )
        guard let group else { return nil }
        let id = group.requiredText("group", &diagnostics)
        let title = group.requiredText("title", &diagnostics)
        let status = status(group)
        let summary = group.text("summary", &diagnostics)
        let aliases = group.texts("aliases", &diagnostics)
        guard let nodes = group.nodes("errors", &diagnostics) else {
            if group.node("errors") == nil {
                diagnostics.append(
                    Diagnostic(
                        .missingKey,
                        "the group has no `errors`",
                        at: group.range,
                        help: "list its entries below `errors:`, each beginning with `- code: …`"
                    )
                )
            }
            return nil
        }
        let entries = nodes.compactMap { entry($0) }
        if let id, id.value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            diagnostics.append(
                Diagnostic(
                    .invalidValue,
                    "the id of a group holds no control characters",
                    at: id.range,
                    help: "write a short id such as `400`; the `title` is what people read"
                )
            )
        }
        guard let id else { return nil }
        return ErrorGroup(
            id: id.trimmed,
            title: title?.trimmed ?? Located(text: "", at: group.range),
            status: status,
            summary: summary,
            aliases: aliases,
            entries: entries
        )
    }

    private mutating func entry(_ node: YAMLNode) -> CatalogEntry? {
        guard let mapping = YAMLMapping(node, "an entry", keys: CatalogKeys.entryNames, &diagnostics) else {
            return nil
        }
        let code = code(mapping)
        let title = mapping.requiredText("title", &diagnostics)
        let message = mapping.requiredText("message", &diagnostics)
        let summary = mapping.requiredText("summary", &diagnostics)
        let messages = mapping.texts("messages", &diagnostics)
        let status = status(mapping)
        let retry = retry(mapping)
        let see = mapping.texts("see", &diagnostics)
        let tags = mapping.texts("tags", &diagnostics)
        let aliases = mapping.texts("aliases", &diagnostics)
        let slug = slug(mapping)
        let since = mapping.text("since", &diagnostics)?.value
        let deprecated = withdrawal("deprecated", of: mapping)
        let retired = withdrawal("retired", of: mapping)
        let isDraft = mapping.bool("draft", &diagnostics) ?? false
        guard let code else { return nil }
        let missing = Located(text: "", at: mapping.range)
        return CatalogEntry(
            code: code,
            title: title?.trimmed ?? missing,
            message: message ?? missing,
            messages: messages,
            summary: summary ?? missing,
            status: status,
            retry: retry,
            see: see,
            tags: tags,
            aliases: aliases.filter { checkAnchor($0) },
            slug: slug,
            since: since,
            deprecated: deprecated,
            retired: retired,
            isDraft: isDraft
        )
    }

    private mutating func code(_ mapping: YAMLMapping) -> Located<ErrorCode>? {
        guard let text = mapping.requiredText("code", &diagnostics) else { return nil }
        if let code = ErrorCode(text.value) { return text.map { _ in code } }
        diagnostics.append(
            Diagnostic(
                .invalidCode,
                "a code holds no white space and no control characters",
                at: text.range,
                help: "write the code as the API sends it; the name for people is the `title`"
            )
        )
        return nil
    }

    /// An alias is an anchor, so it is held to the form of codes.
    private mutating func checkAnchor(_ alias: Located<String>) -> Bool {
        guard ErrorCode(alias.value) == nil else { return true }
        diagnostics.append(
            Diagnostic(
                .invalidCode,
                "an alias holds no white space and no control characters",
                at: alias.range,
                help: "write the former code or anchor as links carry it"
            )
        )
        return false
    }

    private mutating func status(_ mapping: YAMLMapping) -> HTTPStatus? {
        guard let number = mapping.integer("status", &diagnostics) else { return nil }
        if let status = HTTPStatus(number.value) { return status }
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "\(number.value) is no HTTP status",
                at: number.range,
                help: "write a number from 100 to 599, or leave `status` out"
            )
        )
        return nil
    }

    private mutating func retry(_ mapping: YAMLMapping) -> RetryAdvice? {
        guard let text = mapping.text("retry", &diagnostics) else { return nil }
        if let advice = RetryAdvice(rawValue: text.value) { return advice }
        let words = RetryAdvice.allCases.map(\.rawValue)
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "`retry` has no value `\(text.value)`",
                at: text.range,
                help: SimilarNames.nearest(to: text.value, among: words).map { "did you mean `\($0)`?" },
                "the values are \(words.map { "`\($0)`" }.joined(separator: ", "))"
            )
        )
        return nil
    }

    private mutating func slug(_ mapping: YAMLMapping) -> Located<Slug>? {
        guard let text = mapping.text("slug", &diagnostics) else { return nil }
        if let slug = Slug(text.value) { return text.map { _ in slug } }
        diagnostics.append(
            Diagnostic(
                .invalidSlug,
                "`\(text.value)` is no slug",
                at: text.range,
                help:
                    "write at most \(Slug.maximumLength) ASCII letters, digits, `_` and `-`, and no name of a Windows device"
            )
        )
        return nil
    }

    private mutating func withdrawal(_ key: String, of mapping: YAMLMapping) -> Withdrawal? {
        guard let node = mapping.node(key),
            let withdrawal = YAMLMapping(node, "`\(key)`", keys: CatalogKeys.withdrawalNames, &diagnostics)
        else { return nil }
        return Withdrawal(
            since: withdrawal.text("since", &diagnostics)?.value,
            use: withdrawal.text("use", &diagnostics),
            reason: withdrawal.text("reason", &diagnostics)
        )
    }
}
