internal import Diagnostics
internal import SiteModel
internal import YAML

extension CatalogReader {
    /// The name of an error in programs, which must be one in most of their languages.
    mutating func identifier(of entry: YAMLMapping) -> Located<String>? {
        guard let text = entry.read(EntryKeys.identifier, &diagnostics) else { return nil }
        if Self.isIdentifier(text.value) { return text }
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "`\(text.value.prefix(60))` is no name that a program could give a constant",
                at: text.range,
                help: "write ASCII letters, digits and `_`, no digit first",
                Self.identifier(near: text.value).map { "such as `\($0)`" }
            )
        )
        return nil
    }

    private static func isIdentifier(_ text: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") }
        return text.utf8.first.map(isLetter) == true
            && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }

    /// What is left of a text that cannot be an identifier.
    private static func identifier(near text: String) -> String? {
        var name = ""
        for character in text.prefix(60) {
            if character.isASCII, character.isLetter || character.isNumber {
                name.append(character)
            } else if name.last != "_" {
                name.append("_")
            }
        }
        let bare = name.drop { $0 == "_" }.reversed().drop { $0 == "_" }.reversed()
        guard let first = bare.first else { return nil }
        return (first.isNumber ? "E" : "") + String(bare)
    }
}
