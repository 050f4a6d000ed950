internal import MarkdownEvents

/// What entities (`&copy;`, `&#38;`) stand for: libcmark is asked once for each, so that its table is the only one.
package struct Entities {
    private static let common: [String: String?] = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\""]

    private var known = Entities.common

    package init() {}

    /// The text that an entity stands for, or `nil` if libcmark doesn't know it.
    package mutating func decoded(_ entity: String) -> String? {
        if let decoded = known[entity] { return decoded }
        // A letter on each side keeps white space from being trimmed.
        let tree = CMarkTree(parsing: Array("x\(entity)x".utf8)).events()
        var decoded: String?
        if tree.steps.count > 1, case .leaf(.text(let text), _) = tree.steps[1] {
            let inner = String(tree.text(text).unicodeScalars.dropFirst().dropLast())
            if inner != entity { decoded = inner }
        }
        known[entity] = .some(decoded)
        return decoded
    }
}
