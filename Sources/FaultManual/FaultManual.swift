package import Diagnostics
internal import YAML

/// What each fault means: the catalog and the notes of the guide, `docs/content`, as they were when the program was built.
package enum FaultManual {
    /// What the manual says of one fault.
    package struct Entry: Sendable {
        package let code: String
        package let title: String
        /// One sentence, Markdown.
        package let summary: String
        /// Why it is a fault, an example, and how to fix it; Markdown.
        package let note: String

        /// How serious it is.
        package var severity: Diagnostic.Severity {
            DiagnosticCode(rawValue: code)?.severity ?? .error
        }

        package init(code: String, title: String, summary: String, note: String) {
            self.code = code
            self.title = title
            self.summary = summary
            self.note = note
        }
    }

    /// The entries, as the manual orders them.
    package static var entries: [Entry] {
        let files = Dictionary(uniqueKeysWithValues: texts.map { ($0.path, $0.text.description) })
        return files.keys.sorted().filter { $0.hasPrefix("catalog/") }.flatMap { path in
            Self.entries(of: root(path, files[path] ?? ""), notes: files)
        }
    }

    /// The names of all faults.
    package static var codes: [String] { entries.map(\.code) }

    /// What the manual says of a fault.
    package static func entry(_ code: String) -> Entry? {
        entries.first { $0.code == code }
    }

    /// Where the guide is on the web. There is none unless a release names it in the guide's `site.yml`.
    package static var address: String? {
        let settings = texts.first { $0.path == "site.yml" }.map { root($0.path, $0.text.description) }
        guard let address = settings??["base_url"]?.text, !address.contains(".invalid/") else { return nil }
        return address
    }

    private static func entries(of group: YAMLNode?, notes: [String: String]) -> [Entry] {
        guard case .sequence(let entries) = group?["errors"]?.content else { return [] }
        return entries.compactMap { entry in
            guard let code = entry["code"]?.text, let title = entry["title"]?.text,
                let summary = entry["summary"]?.text
            else { return nil }
            return Entry(code: code, title: title, summary: summary, note: notes["notes/\(code).md"] ?? "")
        }
    }

    private static func root(_ path: String, _ text: String) -> YAMLNode? {
        YAMLDocument.read(SourceFile(path: path, text: text)).document.root
    }
}

extension YAMLNode {
    /// The value at a key of a mapping.
    fileprivate subscript(_ key: String) -> YAMLNode? {
        guard case .mapping(let pairs) = content else { return nil }
        return pairs.first { $0.key.text == key }?.value
    }

    fileprivate var text: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }
}
