package import Diagnostics
package import SiteModel
package import YAML

/// Reads a mapping of words to texts: `strings/en.yml` of a theme, and `wording:` in `site.yml`. Which words there are is
/// for the theme to say.
package enum WordingReader {
    /// - Returns: the words that have a text, in the order of the file. Whatever else stands there is among the faults.
    package static func read(_ node: YAMLNode, _ subject: String, _ diagnostics: inout [Diagnostic]) -> [Wording] {
        pairs(node, subject, help: "write `word: text` lines", &diagnostics).compactMap { name, value in
            let name = Located(name.text, at: name.range)
            switch value.content {
            case .scalar(let scalar):
                return text(scalar, of: name.value, &diagnostics).map { Wording(name: name, forms: [(nil, $0)]) }
            case .mapping:
                let help = "write `one: …` and `other: …` lines below it"
                let forms = pairs(value, "`\(name.value)`", help: help, &diagnostics).compactMap {
                    form -> (category: Located<String>?, text: Located<String>)? in
                    guard case .scalar(let scalar) = form.value.content else {
                        diagnostics.append(noText(form.value, of: form.key.text))
                        return nil
                    }
                    let category = Located(form.key.text, at: form.key.range)
                    return text(scalar, of: name.value, &diagnostics).map { (category, $0) }
                }
                return forms.isEmpty ? nil : Wording(name: name, forms: forms)
            case .sequence:
                diagnostics.append(noText(value, of: name.value))
                return nil
            }
        }
    }

    private static func pairs(
        _ node: YAMLNode,
        _ subject: String,
        help: String,
        _ diagnostics: inout [Diagnostic]
    ) -> [(key: YAMLScalar, value: YAMLNode)] {
        guard case .mapping(let pairs) = node.content else {
            let headline = "\(subject) must be a mapping of names to texts, and this is \(node.kind)"
            diagnostics.append(Diagnostic(.wrongType, headline, at: node.range, help: help))
            return []
        }
        var places: [String: SourceRange] = [:]
        var found: [(key: YAMLScalar, value: YAMLNode)] = []
        for pair in pairs {
            guard case .scalar(let key) = pair.key.content else {
                diagnostics.append(Diagnostic(.wrongType, "a key must be a text", at: pair.key.range, help: help))
                continue
            }
            guard let first = places.updateValue(key.range, forKey: key.text) else {
                found.append((key, pair.value))
                continue
            }
            places[key.text] = first
            diagnostics.append(
                Diagnostic(
                    .duplicateKey,
                    "the key `\(key.text)` stands twice in \(subject)",
                    at: key.range,
                    related: [("it stands here first", first)],
                    help: "keep one of the two"
                )
            )
        }
        return found
    }

    private static func text(
        _ scalar: YAMLScalar,
        of name: String,
        _ diagnostics: inout [Diagnostic]
    ) -> Located<String>? {
        guard scalar.isNull || scalar.text.trimmed.isEmpty else {
            return Located(text: scalar.text, at: scalar.range).trimmed
        }
        let help = "write a text behind it, or leave it out: then the theme's own word stands"
        diagnostics.append(Diagnostic(.emptyValue, "`\(name)` is empty", at: scalar.range, help: help))
        return nil
    }

    private static func noText(_ node: YAMLNode, of name: String) -> Diagnostic {
        Diagnostic(
            .wrongType,
            "`\(name)` must be a text, and this is \(node.kind)",
            at: node.range,
            help: "write `\(name): \"…\"`, in quotes where it holds braces or a colon"
        )
    }
}
