package import Diagnostics

/// A scalar, as it was written.
package struct YAMLScalar: Sendable {
    /// The text, with quotes and escapes resolved and lines folded.
    package let text: String
    /// Whether it stands without quotes, so that YAML would give it a type.
    package let isPlain: Bool
    package let range: SourceRange

    /// Whether it is nothing at all: empty, `~` or `null`.
    package var isNull: Bool {
        isPlain && (text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL")
    }

    /// Whether it holds white space only.
    var isBlank: Bool {
        text.utf8.allSatisfy { $0 == 32 || $0 == 10 || $0 == 9 }
    }

    /// The boolean that it is (YAML 1.2, core schema), or `nil`.
    package var bool: Bool? {
        guard isPlain else { return nil }
        return switch text {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }
}
