package import Diagnostics

/// A mapping whose keys are known: reads values by name and reports whatever is not as it should be.
///
/// All of its readers report and go on, so that one run shows every fault.
package struct YAMLMapping {
    /// What the mapping describes, as a sentence names it: `an entry`, `the site`.
    private let subject: String
    /// The place of the mapping's first key, to point at when something is missing.
    package let range: SourceRange
    /// In the order of the text. There are never more than keys that are known, so a look through them is quick.
    private var values: [(key: String, node: YAMLNode)] = []

    /// Reads a node as a mapping; reports keys that are unknown, repeated or no texts, and another kind of node, which
    /// yields `nil`.
    /// - Parameters:
    ///   - node: the node.
    ///   - subject: what the mapping describes, for messages.
    ///   - keys: the keys that it may have.
    ///   - diagnostics: takes the faults.
    package init?(_ node: YAMLNode, _ subject: String, keys: [String], _ diagnostics: inout [Diagnostic]) {
        guard case .mapping(let pairs) = node.content else {
            diagnostics.append(
                Diagnostic(
                    .wrongType,
                    "\(subject) must be a mapping of keys to values, and this is \(node.kind)",
                    at: node.range,
                    help: "write `key: value` lines; the keys are \(list(keys))"
                )
            )
            return nil
        }
        self.subject = subject
        self.range = pairs.first?.key.range ?? node.range
        values.reserveCapacity(pairs.count)
        var unknown: [String: SourceRange] = [:]
        // By index: a pair that is taken out has its references counted.
        for index in pairs.indices {
            guard case .scalar(let key) = pairs[index].key.content else {
                diagnostics.append(
                    Diagnostic(
                        .wrongType,
                        "a key must be a text",
                        at: pairs[index].key.range,
                        help: "write `key: value`"
                    )
                )
                continue
            }
            if let first = value(key.text) == nil ? unknown[key.text] : Self.place(of: key.text, in: pairs) {
                diagnostics.append(
                    Diagnostic(
                        .duplicateKey,
                        "the key `\(key.text)` stands twice in \(subject)",
                        at: key.range,
                        related: [("it stands here first", first)],
                        help: "keep one of the two"
                    )
                )
                continue
            }
            guard keys.contains(key.text) else {
                unknown[key.text] = key.range
                diagnostics.append(Self.unknown(key, in: subject, keys: keys))
                continue
            }
            values.append((key.text, pairs[index].value))
        }
    }

    /// Where a key stands first.
    private static func place(of key: String, in pairs: [(key: YAMLNode, value: YAMLNode)]) -> SourceRange? {
        pairs.first { if case .scalar(let scalar) = $0.key.content { scalar.text == key } else { false } }?.key.range
    }

    private func value(_ key: String) -> YAMLNode? {
        for index in values.indices where values[index].key == key { return values[index].node }
        return nil
    }

    /// Reads a file that holds one mapping.
    /// - Parameters:
    ///   - file: the file.
    ///   - subject: what the mapping describes, for messages.
    ///   - keys: the keys that it may have.
    ///   - empty: what to report where the file holds nothing, as a code, a headline and what to do.
    ///   - diagnostics: takes the faults.
    /// - Returns: `nil` where the file is no YAML, empty, or something else; that is among the faults.
    package static func read(
        _ file: SourceFile,
        _ subject: String,
        keys: [String],
        whenEmpty empty: (code: DiagnosticCode, headline: String, help: String),
        _ diagnostics: inout [Diagnostic]
    ) -> YAMLMapping? {
        let (document, faults) = YAMLDocument.read(file)
        diagnostics += faults
        guard faults.isEmpty else { return nil }
        guard let root = document.root else {
            diagnostics.append(Diagnostic(empty.code, empty.headline, at: file.whole, help: empty.help))
            return nil
        }
        return YAMLMapping(root, subject, keys: keys, &diagnostics)
    }

    private static func unknown(_ key: YAMLScalar, in subject: String, keys: [String]) -> Diagnostic {
        Diagnostic(
            .unknownKey,
            "\(subject) has no key `\(key.text)`",
            at: key.range,
            help: SimilarNames.nearest(to: key.text, among: keys).map { "did you mean `\($0)`?" }
                ?? "the keys are \(list(keys))"
        )
    }

    /// The node at a key, or `nil` where the key is absent or stands for nothing.
    package func node(_ key: String) -> YAMLNode? {
        guard let node = value(key) else { return nil }
        if case .scalar(let scalar) = node.content, scalar.isNull { return nil }
        return node
    }

    /// The text at a key, as it was written. Reports a list or a mapping, and characters that no text may hold.
    package func text(_ key: String, _ diagnostics: inout [Diagnostic]) -> Located<String>? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let scalar) = node.content else {
            diagnostics.append(wrongType(key, "a text", node))
            return nil
        }
        return checked(scalar, key, &diagnostics)
    }

    /// The text at a key that must be there and hold more than white space. Reports what `text` does.
    package func requiredText(_ key: String, _ diagnostics: inout [Diagnostic]) -> Located<String>? {
        guard let value = value(key) else {
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
        guard !scalar.isNull, !scalar.text.utf8.allSatisfy({ $0 == 32 || $0 == 10 || $0 == 9 }) else {
            diagnostics.append(
                Diagnostic(.emptyValue, "`\(key)` is empty", at: scalar.range, help: "write a text after `\(key):`")
            )
            return nil
        }
        return checked(scalar, key, &diagnostics)
    }

    /// The texts of the list at a key, none where it is absent. Reports what is no list of texts, and what `text` does.
    package func texts(_ key: String, _ diagnostics: inout [Diagnostic]) -> [Located<String>] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let items) = node.content else {
            diagnostics.append(wrongType(key, "a list of texts", node, help: "write `\(key): [one, another]`"))
            return []
        }
        return items.compactMap { item in
            guard case .scalar(let scalar) = item.content else {
                diagnostics.append(wrongType(key, "a list of texts", item))
                return nil
            }
            return checked(scalar, key, &diagnostics)
        }
    }

    /// The text, unless an escape put a character into it that no text may hold.
    private func checked(
        _ scalar: YAMLScalar,
        _ key: String,
        _ diagnostics: inout [Diagnostic]
    ) -> Located<String>? {
        // Most texts are ASCII that can be seen, and need no look at each character.
        var text = scalar.text
        let isOther = text.withUTF8 { Self.holdsOther(unsafe Span(_unsafeElements: $0)) }
        guard isOther, let wrong = text.unicodeScalars.first(where: Self.isForbidden) else {
            return Located(text: scalar.text, at: scalar.range)
        }
        let digits = String(wrong.value, radix: 16, uppercase: true)
        let number = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "`\(key)` holds the character U+\(number), which no text may hold",
                at: scalar.range,
                help: "remove it: it cannot be seen, and feeds with it are not well formed"
            )
        )
        return nil
    }

    /// Whether a text holds anything but ASCII that can be seen. All bytes are asked: so many are compared at once.
    private static func holdsOther(_ text: Span<UInt8>) -> Bool {
        var isOther: UInt8 = 0
        for index in text.indices {
            let byte = text[index]
            isOther |= (byte &- 32 < 95 ? 0 : 1) & (byte == 9 ? 0 : 1) & (byte == 10 ? 0 : 1)
        }
        return isOther == 1
    }

    /// Whether feeds must not hold a character (XML 1.0, section 2.2) and nobody sees it: a control character, but for tab
    /// and line feed, or a noncharacter. Unicode never adds to either (Stability Policy); to ask it for the properties of
    /// each character took longer than all else that is done with a text.
    private static func isForbidden(_ character: Unicode.Scalar) -> Bool {
        switch character.value {
        case 0x20..<0x7F, 0x09, 0x0A: false
        case 0x00..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
        case let value: value & 0xFFFE == 0xFFFE
        }
    }

    /// The boolean at a key. Reports anything else.
    package func bool(_ key: String, _ diagnostics: inout [Diagnostic]) -> Bool? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let scalar) = node.content, let bool = scalar.bool else {
            diagnostics.append(wrongType(key, "`true` or `false`", node))
            return nil
        }
        return bool
    }

    /// The whole number at a key. Reports anything else.
    package func integer(_ key: String, _ diagnostics: inout [Diagnostic]) -> Located<Int>? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let scalar) = node.content, let number = Int(scalar.text) else {
            diagnostics.append(wrongType(key, "a whole number", node))
            return nil
        }
        return Located(number, at: scalar.range)
    }

    /// The nodes of the list at a key, or `nil` where it is absent or no list, which is reported.
    package func nodes(_ key: String, _ diagnostics: inout [Diagnostic]) -> [YAMLNode]? {
        guard let node = node(key) else { return nil }
        guard case .sequence(let items) = node.content else {
            diagnostics.append(wrongType(key, "a list", node, help: "begin each item with `- `"))
            return nil
        }
        return items
    }

    private func wrongType(_ key: String, _ wanted: String, _ node: YAMLNode, help: String? = nil) -> Diagnostic {
        var found = node.kind
        if case .scalar(let scalar) = node.content { found = "`\(scalar.text.prefix(40))`" }
        return Diagnostic(
            .wrongType,
            "`\(key)` must be \(wanted), and this is \(found)",
            at: node.range,
            help: help ?? "write \(wanted) after `\(key):`"
        )
    }
}

private func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
}
