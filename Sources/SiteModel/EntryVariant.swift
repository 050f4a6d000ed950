package import Diagnostics
package import SitePaths

/// One of the shapes of an error that is one and looks otherwise at times: it has a section of its own on the error's page.
package struct EntryVariant: Sendable {
    package let name: Located<String>
    /// The name as a part of an anchor.
    private let key: String
    /// The HTTP statuses, the usual one first; the entry's where there are none.
    package let statuses: [HTTPStatus]
    /// The message, verbatim as the API sends it.
    package let message: Located<String>?
    /// Markdown, one short paragraph.
    package let summary: Located<String>?
    /// When it looks so: Markdown, one line.
    package let when: Located<String>?

    /// - Returns: `nil` where no anchor can be made of the name.
    package init?(
        name: Located<String>,
        statuses: [HTTPStatus],
        message: Located<String>?,
        summary: Located<String>?,
        when: Located<String>?
    ) {
        let key = Self.key(of: name.value)
        guard !key.isEmpty else { return nil }
        self.name = name
        self.key = key
        self.statuses = statuses
        self.message = message
        self.summary = summary
        self.when = when
    }

    /// What stands between the code and the name in an anchor. No heading's id has it.
    private static let mark = "~"

    /// The anchor of the variant of a code.
    package func anchor(of code: ErrorCode) -> String { code.rawValue + Self.mark + key }

    /// Letters and digits, in lower case, with a hyphen for every run of others.
    private static func key(of name: String) -> String {
        var key = ""
        for character in name.lowercased() {
            if character.isLetter || character.isNumber || character == "_" {
                key.append(character)
            } else if !key.isEmpty, key.last != "-" {
                key.append("-")
            }
        }
        return key.last == "-" ? String(key.dropLast()) : key
    }
}
