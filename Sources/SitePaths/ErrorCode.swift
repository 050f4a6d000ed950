internal import Diagnostics
internal import NormalForms

/// A code, verbatim as the API sends it: any text without white space and without characters that nobody sees.
package struct ErrorCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: String

    /// Takes the text if it is a code.
    package init?(_ text: String) {
        // Nearly every code is plain ASCII, and asking Unicode for each of its characters took longer than reading it.
        let isPlain = text.utf8.allSatisfy { (33...126).contains($0) }
        let isCode =
            isPlain
            || (text.firstHidden == nil && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace })
        guard isCode, !text.isEmpty else { return nil }
        rawValue = text
    }

    /// The code as it is told from its likes in other scopes.
    package init(_ code: ErrorCode, in scope: ErrorCode?) {
        rawValue = scope.map { "\($0.rawValue).\(code.rawValue)" } ?? code.rawValue
    }

    package var description: String { rawValue }

    /// The id of its element on the errors page: its text in normal form C.
    package var anchor: String { rawValue.composed }

    /// The form with hyphens, which links in error messages carry: `invalid_card` becomes `invalid-card`.
    package var hyphenated: String {
        rawValue.utf8.contains(UInt8(ascii: "_"))
            ? String(decoding: rawValue.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
            : rawValue
    }

    package static func < (one: ErrorCode, other: ErrorCode) -> Bool {
        one.rawValue < other.rawValue
    }
}
