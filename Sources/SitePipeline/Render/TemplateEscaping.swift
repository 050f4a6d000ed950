internal import Mustache

/// Escapes text by bytes, in the way of Mustache's own escaping, which goes by `Character` and looks each of them up
/// in a dictionary.
struct TemplateEscaping: MustacheContentType {
    private static let name = "docsite"
    private static let pragma = "{{% CONTENT_TYPE: \(name)}}\n"

    /// Parses a template whose text is escaped so. The line that asks for it leaves nothing on the page.
    static func template(_ text: String) throws -> MustacheTemplate {
        // The library keeps its content types by name; to register one again changes nothing.
        MustacheContentTypes.register(TemplateEscaping(), named: name)
        return try MustacheTemplate(string: pragma + text)
    }

    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: { Self.entity(for: $0) != nil }) else { return text }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if let entity = Self.entity(for: byte) {
                escaped.append(contentsOf: entity.utf8)
            } else {
                escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func entity(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
