package import Diagnostics

// MARK: - Values by their keys

extension YAMLMapping {
    /// The node at a key, or `nil` where the key is absent or stands for nothing.
    package func node(_ key: String) -> YAMLNode? {
        guard let node = value(key), !Self.isNull(node) else { return nil }
        return node
    }

    private static func isNull(_ node: YAMLNode) -> Bool {
        if case .scalar(let scalar) = node.content { scalar.isNull } else { false }
    }

    /// The node at a key, or `nil` where the key is absent or stands for nothing. Reports a key with nothing behind it: a
    /// `draft:` alone was meant to say something. `null` and `~` say that nothing is meant.
    func filled(_ key: String, like example: String, _ diagnostics: inout [Diagnostic]) -> YAMLNode? {
        guard let node = value(key) else { return nil }
        guard case .scalar(let scalar) = node.content, scalar.isNull else { return node }
        if scalar.text.isEmpty {
            diagnostics.append(empty(key, scalar, help: "write `\(key): \(example)`, or leave the key out"))
        }
        return nil
    }

    /// The text at a key, as it was written. Reports a list or a mapping, an empty text.
    func text(_ key: String, _ diagnostics: inout [Diagnostic]) -> Located<String>? {
        guard let node = value(key) else { return nil }
        guard case .scalar(let scalar) = node.content else {
            diagnostics.append(wrongType(key, "a text", node))
            return nil
        }
        guard !scalar.isNull else {
            if scalar.text.isEmpty {
                let isEmpty = empty(key, scalar, help: "write a text behind it, or leave the key out")
                diagnostics.append(YAMLComment.fault(behind: scalar, key) ?? isEmpty)
            }
            return nil
        }
        guard !scalar.isBlank else {
            diagnostics.append(empty(key, scalar, help: "write a text behind it, or leave the key out"))
            return nil
        }
        return checked(scalar, key, &diagnostics)
    }

    /// The text at a key that must be there and hold more than white space. Reports what `text` does.
    func requiredText(_ key: String, _ diagnostics: inout [Diagnostic]) -> Located<String>? {
        guard let value = valueMeant(key) else {
            guard !isMerged else { return nil }
            diagnostics.append(
                Diagnostic(
                    .missingKey,
                    "\(subject) has no `\(key)`",
                    at: range,
                    help: "add `\(key): …` to it"
                )
            )
            return nil
        }
        guard case .scalar(let scalar) = value.content else {
            diagnostics.append(wrongType(key, "a text", value))
            return nil
        }
        guard !scalar.isNull, !scalar.isBlank else {
            diagnostics.append(empty(key, scalar, help: "write a text after `\(key):`"))
            return nil
        }
        return checked(scalar, key, &diagnostics)
    }

    /// The texts of the list at a key, none where it is absent. Reports what is no list of texts, what stands in it twice,
    /// and what `text` does.
    func texts(_ key: String, _ diagnostics: inout [Diagnostic]) -> [Located<String>] {
        guard value(key) != nil else { return misspeltTexts(key, &diagnostics) }
        guard let node = filled(key, like: "[one, another]", &diagnostics) else { return [] }
        guard case .sequence(let items) = node.content else {
            var help = "write `\(key): [one, another]`"
            if case .scalar(let scalar) = node.content, !scalar.text.contains("\n") {
                help = "write it as a list: `\(key): [\(YAMLQuotes.quoted(scalar.text))]`"
            }
            diagnostics.append(wrongType(key, "a list of texts", node, help: help))
            return []
        }
        return texts(items, key, &diagnostics)
    }

    /// The texts of a list at a misspelling of a key: what refers to former names, say, is no fault as well.
    private func misspeltTexts(_ key: String, _ diagnostics: inout [Diagnostic]) -> [Located<String>] {
        guard value(key) == nil, case .sequence(let items)? = valueMeant(key)?.content else { return [] }
        return texts(items, key, &diagnostics)
    }

    /// The text at a key, or where it is absent at a misspelling of it; see ``text(_:_:)``.
    func textMeant(_ key: String, _ diagnostics: inout [Diagnostic]) -> Located<String>? {
        guard value(key) == nil, case .scalar(let scalar)? = valueMeant(key)?.content, !scalar.isNull, !scalar.isBlank
        else { return text(key, &diagnostics) }
        return Located(text: scalar.text, at: scalar.range)
    }

    /// The texts of some items of the list at a key. Reports what `texts` does.
    func texts(_ items: [YAMLNode], _ key: String, _ diagnostics: inout [Diagnostic]) -> [Located<String>] {
        var texts: [Located<String>] = []
        texts.reserveCapacity(items.count)
        for item in items {
            guard case .scalar(let scalar) = item.content else {
                diagnostics.append(wrongType(key, "a list of texts", item))
                continue
            }
            guard !scalar.isNull, !scalar.isBlank else {
                diagnostics.append(empty(key, scalar, help: "write a text there, or take the item out", isItem: true))
                continue
            }
            if let text = checked(scalar, key, &diagnostics) { texts.append(text) }
        }
        if texts.count > 1 { reportRepeated(texts, key, &diagnostics) }
        return texts
    }

    /// The mapping at a key that marks what it stands at, so that it must hold something, if only `{}`.
    func marking(_ key: String, keys: [String], _ diagnostics: inout [Diagnostic]) -> YAMLMapping? {
        guard let node = value(key) else { return nil }
        if case .scalar(let scalar) = node.content, scalar.isNull {
            diagnostics.append(
                empty(
                    key,
                    scalar,
                    help:
                        "write `\(key): {\(keys.map { "\($0): …" }.joined(separator: ", "))}` with what is known of it, if only `\(key): {}`"
                )
            )
            return nil
        }
        return YAMLMapping(node, "`\(key)`", keys: keys, &diagnostics)
    }

    /// The text. Reports what stands behind it as a comment and was meant as text.
    private func checked(
        _ scalar: YAMLScalar,
        _ key: String,
        _ diagnostics: inout [Diagnostic]
    ) -> Located<String>? {
        if scalar.isPlain, let fault = YAMLComment.fault(behind: scalar, key) { diagnostics.append(fault) }
        return Located(text: scalar.text, at: scalar.range)
    }

    /// The boolean at a key. Reports anything else.
    func bool(_ key: String, _ diagnostics: inout [Diagnostic]) -> Bool? {
        guard let node = filled(key, like: "true", &diagnostics) else { return nil }
        guard case .scalar(let scalar) = node.content, let bool = scalar.bool else {
            diagnostics.append(wrongType(key, "`true` or `false`", node))
            return nil
        }
        return bool
    }

    /// The whole number at a key. Reports anything else.
    func integer(_ key: String, _ diagnostics: inout [Diagnostic]) -> Located<Int>? {
        filled(key, like: "1", &diagnostics).flatMap { number($0, key, "a whole number", &diagnostics) }
    }

    private func number(
        _ node: YAMLNode,
        _ key: String,
        _ wanted: String,
        _ diagnostics: inout [Diagnostic]
    ) -> Located<Int>? {
        guard case .scalar(let scalar) = node.content, let number = Int(scalar.text) else {
            diagnostics.append(wrongType(key, wanted, node))
            return nil
        }
        return Located(number, at: scalar.range)
    }

    /// The whole numbers at a key, which may be one or a list. Reports anything else, and what stands in it twice.
    func integers(_ key: String, _ diagnostics: inout [Diagnostic]) -> [Located<Int>] {
        guard let node = filled(key, like: "400", &diagnostics) else { return [] }
        guard case .sequence(let items) = node.content else {
            return number(node, key, "a whole number or a list of them", &diagnostics).map { [$0] } ?? []
        }
        let numbers = items.compactMap { number($0, key, "a whole number or a list of them", &diagnostics) }
        reportRepeated(numbers.map { $0.map(String.init) }, key, &diagnostics)
        return numbers
    }

    /// Reports that none of some keys is there, where one at least must be.
    package func requireOne(of keys: [String], _ diagnostics: inout [Diagnostic]) {
        guard !isMerged, keys.allSatisfy({ valueMeant($0) == nil }) else { return }
        let names = keys.map { "no `\($0)`" }
        diagnostics.append(
            Diagnostic(
                .missingKey,
                "\(subject) has \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")",
                at: range,
                help: "add one of them at least, such as `\(keys.first ?? ""): …`"
            )
        )
    }

    /// The nodes of the list at a key, or `nil` where it is absent or no list, which is reported.
    func nodes(_ key: String, _ diagnostics: inout [Diagnostic]) -> [YAMLNode]? {
        let meant = value(key) == nil ? valueMeant(key) : filled(key, like: "[…]", &diagnostics)
        guard let node = meant, !Self.isNull(node) else { return nil }
        guard case .sequence(let items) = node.content else {
            diagnostics.append(wrongType(key, "a list", node, help: "begin each item with `- `"))
            return nil
        }
        return items
    }
}
