package import Diagnostics
package import SiteModel
internal import SourceReading
package import YAML

/// The keys of a file of the catalog.
package enum GroupKeys {
    package static let id = Key.text(
        "group",
        required: true,
        "The permanent id of the group, unique in the catalog; it names its page and its anchor `#group-<id>`."
    )
    package static let title = Key.text("title", required: true, "What people read, such as `400 Bad Request`.")
    package static let status = Key.number(
        "status",
        100...599,
        "The HTTP status of every error here that names none, 100 to 599."
    )
    package static let scope = Key.text(
        "scope",
        matching: #"^\S+$"#,
        "The scope of every entry here that names none."
    )
    package static let summary = Key.text("summary", "Markdown.")
    package static let aliases = Key.texts("aliases", "Former ids, whose anchors and pages go on leading here.")
    package static let fields = FieldValueKeys.fields
    package static let errorBody = Key.text(
        "error_body",
        "What the API returns for its entries, in place of the site's; `none` where none is to be shown."
    )
    package static let errors = errors(of: EntryKeys.all)

    package static let all = keys(fields, errors)

    /// The key of the entries, which have some keys.
    package static func errors(of keys: SchemaKeys) -> Key<[YAMLNode]> {
        .nodes("errors", of: .mapping(keys), required: true, "The entries, in the order of the page.")
    }

    /// All of them, with the key of the values of fields, and that of the entries.
    package static func keys(_ fields: any DeclaredKey, _ errors: any DeclaredKey) -> SchemaKeys {
        SchemaKeys(id, title, status, scope, summary, aliases, errorBody, fields, errors)
    }
}

/// Reads one file of the catalog.
///
/// An entry without a text that it should have is kept: one that was left out would make every note, link and published
/// address that leads to it seem wrong.
package struct CatalogReader {
    /// What `site.yml` says of the values of fields.
    package let declared: DeclaredFields
    /// How `site.yml` says that messages name what varies.
    package let placeholders: PlaceholderStyle?
    package var diagnostics: [Diagnostic] = []
    /// The codes of entries that are left out, since they are none, `nil` where there is none: what is meant by them is not
    /// known.
    package var unread: [String?] = []

    package init(fields: DeclaredFields = .unknown, placeholders: PlaceholderStyle? = nil) {
        declared = fields
        self.placeholders = placeholders
    }

    package mutating func read(_ file: SourceFile) -> ErrorGroup? {
        let group = YAMLMapping.read(
            file,
            "the group",
            keys: GroupKeys.all.names,
            whenEmpty: (
                .emptyCatalog, "this file of the catalog is empty",
                "write a group into it (`group`, `title` and `errors`), or remove it"
            ),
            &diagnostics
        )
        guard let group else { return nil }
        // A line that is indented by what is no space stands elsewhere than is meant, and nothing is missing but for that.
        let isMisindented = diagnostics.contains { $0.code == .yamlSyntax }
        defer { if isMisindented { diagnostics.removeAll { [.missingKey, .emptyValue].contains($0.code) } } }
        let id = group.read(GroupKeys.id, &diagnostics).map { checkName($0, "the id of a group") }
        let title = group.read(GroupKeys.title, &diagnostics)
        let status = status(GroupKeys.status, of: group)
        let scope = scope(GroupKeys.scope, of: group)
        let summary = group.read(GroupKeys.summary, &diagnostics)
        let aliases = group.read(GroupKeys.aliases, &diagnostics).map { checkName($0, "an alias") }
        let fields = fields(of: group, .group)
        let errorBody = ownBody(GroupKeys.errorBody, of: group)
        guard let nodes = group.read(GroupKeys.errors, &diagnostics) else {
            if group.node(GroupKeys.errors.name) == nil, !group.isMisspelt(GroupKeys.errors) {
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
        let entries = nodes.compactMap { entry($0, in: scope) }
        guard let id else { return nil }
        return ErrorGroup(
            id: id.trimmed,
            title: title?.trimmed ?? Located(text: "", at: group.range),
            status: status,
            scope: scope,
            summary: summary,
            aliases: aliases,
            fields: fields,
            errorBody: errorBody,
            entries: entries
        )
    }

    /// A text that others are compared with: nothing in it may be hidden. White space is of one kind.
    package mutating func checkName(_ text: Located<String>, _ what: String) -> Located<String> {
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
                help: Self.help(without: String(String.UnicodeScalarView(seen)).trimmed)
            )
        )
        return text
    }

    /// What to do about characters that nobody sees.
    /// - Parameter seen: what is left without them.
    /// - Returns: the advice.
    package static func help(without seen: String) -> String {
        seen.isEmpty ? "nothing else stands there: write what is meant, or leave it out" : "write it without: `\(seen)`"
    }

    package mutating func status(_ key: Key<Located<Int>>, of mapping: YAMLMapping) -> HTTPStatus? {
        mapping.read(key, &diagnostics).flatMap { status($0) }
    }

    package mutating func status(_ number: Located<Int>) -> HTTPStatus? {
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
}
