internal import Diagnostics
internal import SiteModel
internal import SourceReading
internal import YAML

/// Reads one file of the catalog.
///
/// Where a text is missing, which is reported and forbids to build, an empty one stands in: an entry that was left out
/// would make every note, link and published address that leads to it seem wrong.
struct CatalogReader {
    private(set) var diagnostics: [Diagnostic] = []
    /// The codes of entries that are left out, since they are none, `nil` where there is none: what is meant by them is not
    /// known.
    private(set) var unread: [String?] = []

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
        let id = group.requiredText("group", &diagnostics).map { checkName($0, "the id of a group") }
        let title = group.requiredText("title", &diagnostics)
        let status = status(group)
        let summary = group.text("summary", &diagnostics)
        let aliases = group.texts("aliases", &diagnostics).map { checkName($0, "an alias") }
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
        let tags = mapping.texts("tags", &diagnostics).map { checkName($0, "a tag") }
        let aliases = mapping.texts("aliases", &diagnostics)
        let slug = slug(mapping)
        let since = mapping.text("since", &diagnostics).map { checkName($0, "`since`") }
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
        guard let text = mapping.requiredText("code", &diagnostics) else {
            unread.append(nil)
            return nil
        }
        if let code = ErrorCode(text.value) { return text.map { _ in code } }
        diagnostics.append(
            Self.invalid("a code", text, help: "write the code as the API sends it; the name for people is the `title`")
        )
        // Its note and what refers to it mean the code as it is seen.
        if let code = ErrorCode(Self.seen(of: text)) { return text.map { _ in code } }
        unread.append(text.value)
        return nil
    }

    private static func seen(of text: Located<String>) -> String {
        String(String.UnicodeScalarView(text.value.unicodeScalars.filter { !$0.isHidden }))
    }

    /// The fault of a text that is none of the form of codes.
    private static func invalid(_ what: String, _ text: Located<String>, help: String) -> Diagnostic {
        let seen = seen(of: text)
        guard let hidden = text.value.firstHidden, ErrorCode(seen) != nil else {
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
            help: "write it without: `\(seen)`"
        )
    }

    /// A text that others are compared with: nothing in it may be hidden. White space is of one kind.
    private mutating func checkName(_ text: Located<String>, _ what: String) -> Located<String> {
        if text.value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        let wrong =
            text.value.firstHidden ?? text.value.unicodeScalars.first { $0.properties.isWhitespace && $0 != " " }
        guard let wrong, !(wrong == "\n" && text.value.hasSuffix("\n")) else { return text }
        let seen = text.value.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
            scalar.properties.isWhitespace ? " " : scalar.isHidden ? nil : scalar
        }
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "\(what) holds the character \(wrong.number), which nobody sees",
                at: text.range,
                help: "write it without: `\(String(String.UnicodeScalarView(seen)).trimmed)`"
            )
        )
        return text
    }

    /// An alias is an anchor, so it is held to the form of codes.
    private mutating func checkAnchor(_ alias: Located<String>) -> Bool {
        guard ErrorCode(alias.value) == nil else { return true }
        diagnostics.append(Self.invalid("an alias", alias, help: "write the former code or anchor as links carry it"))
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
                    "write at most \(Slug.maximumLength) ASCII letters, digits, `_` and `-`, and no name of a Windows device",
                "such as `\(Slug.suggested(for: text.value))`"
            )
        )
        return nil
    }

    private mutating func withdrawal(_ key: String, of mapping: YAMLMapping) -> Withdrawal? {
        guard let withdrawal = mapping.marking(key, keys: CatalogKeys.withdrawalNames, &diagnostics) else { return nil }
        return Withdrawal(
            since: withdrawal.text("since", &diagnostics).map { checkName($0, "`since`") },
            use: withdrawal.text("use", &diagnostics),
            reason: withdrawal.text("reason", &diagnostics)
        )
    }
}
