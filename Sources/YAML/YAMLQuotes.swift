/// Texts in quotes, as a cure writes them.
enum YAMLQuotes {
    /// A text in quotes that change nothing of it.
    static func quoted(_ text: some StringProtocol) -> String {
        let needsSingle = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        return needsSingle ? "'" + String(text).replacing("'", with: "''") + "'" : "\"" + text + "\""
    }
}
