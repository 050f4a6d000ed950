/// What a body is, as HTTP says it in `Content-Type` (RFC 9110, section 8.3.1): `application/problem+json`.
package struct MediaType: Hashable, Sendable, CustomStringConvertible {
    /// As it was written.
    package let text: String
    /// What stands between `/` and the parameters, in lower case.
    package let subtype: String

    /// Takes the text if it is a media type, with parameters or without.
    package init?(_ text: String) {
        let essence = text.prefix { $0 != ";" }
        let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
        let parameters = text.dropFirst(essence.count)
        guard parts.count == 2, !text.contains(where: \.isNewline),
            parts[0].allSatisfy(Self.isAllowed), !parts[0].isEmpty
        else { return nil }
        let subtype = parts[1].lowercased().prefix { $0 != " " }
        guard !subtype.isEmpty, subtype.allSatisfy(Self.isAllowed),
            parts[1].dropFirst(subtype.count).allSatisfy({ $0 == " " }),
            parameters.isEmpty || parameters.contains("=")
        else { return nil }
        self.text = text
        self.subtype = String(subtype)
    }

    package var description: String { text }

    /// What it is written in: the suffix (RFC 6838, section 4.2.8), or else the subtype.
    package var syntax: String {
        let name = subtype.split(separator: "+").last.map(String.init) ?? subtype
        return name.hasPrefix("x-") ? String(name.dropFirst(2)) : name
    }

    package var isJSON: Bool { syntax == "json" }
    package var isMarkup: Bool { ["xml", "html"].contains(syntax) }

    /// The characters of a token, which types and subtypes are.
    private static func isAllowed(_ character: Character) -> Bool {
        guard let byte = character.asciiValue else { return false }
        return character.isLetter || character.isNumber || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}
