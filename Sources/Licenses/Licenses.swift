/// Under what the program may be used: `NOTICE`, `LICENSE` and the licenses of what is linked in, as they were when it was
/// built.
package enum Licenses {
    /// All of them, each below its name.
    package static var text: String {
        texts.map { file in
            let rule = String(repeating: "=", count: file.path.utf8.count)
            return "\(file.path)\n\(rule)\n\n\(file.text.description)"
        }
        .joined(separator: "\n\n")
    }
}
