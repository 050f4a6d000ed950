internal import Diagnostics

/// A fault as `known-faults.txt` names it: by its file, its kind and what it says. Lines of the file may shift.
struct KnownFault: Hashable, Comparable, Sendable {
    /// More of what a fault says is not written down.
    private static let mostCharacters = 240

    /// The path in the content folder.
    let file: String
    let code: String
    let message: String

    init(file: String, code: String, message: String) {
        self.file = file
        self.code = code
        self.message = message
    }

    /// There is none of a fault whose file lies elsewhere.
    /// - Parameters:
    ///   - fault: a fault.
    ///   - content: the content folder, as it is called in reports.
    init?(_ fault: Diagnostic, in content: String) {
        let path = fault.range.file.path
        guard path.utf8.starts(with: "\(content)/".utf8) else { return nil }
        let file = String(path.utf8.dropFirst(content.utf8.count + 1)) ?? path
        // Such a line would be a comment.
        self.file = (file.hasPrefix("#") ? "./" : "") + file.printable
        code = fault.code.rawValue
        let unicode = fault.headline.printable.unicodeScalars
        let cut = unicode.index(unicode.startIndex, offsetBy: Self.mostCharacters, limitedBy: unicode.endIndex)
        message = cut.map { $0 == unicode.endIndex ? String(unicode) : String(unicode[..<$0]) + "…" } ?? String(unicode)
    }

    static func < (one: KnownFault, other: KnownFault) -> Bool {
        (one.file, one.code, one.message) < (other.file, other.code, other.message)
    }
}
