package import Diagnostics

/// A mapping whose keys are known: reads values by name and reports whatever is not as it should be.
///
/// All of its readers report and go on, so that one run shows every fault.
package struct YAMLMapping {
    /// What the mapping describes, as a sentence names it: `an entry`, `the site`.
    let subject: String
    /// The place of the mapping's first key, to point at when something is missing.
    package let range: SourceRange
    /// In the order of the text. There are never more than keys that are known, so a look through them is quick.
    private var values: [(key: String, node: YAMLNode)] = []
    /// Whether others were to be merged into it, or keys are indented by what is no space: that is told, and what they hold
    /// is not missing as well.
    private(set) var isMerged = false
    /// What stands at keys that are told as misspelt, by those that were meant.
    private var misspelt: [(meant: String, node: YAMLNode)] = []

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
                if let fault = YAMLSyntaxFault.indentation(of: key) {
                    // All lines that belong there are indented so.
                    if !isMerged { diagnostics.append(fault) }
                    isMerged = true
                    continue
                }
                unknown[key.text] = key.range
                isMerged = isMerged || key.text == "<<"
                let meant = SimilarNames.nearest(to: key.text, among: keys)
                if let meant { misspelt.append((meant, pairs[index].value)) }
                diagnostics.append(Self.unknown(key, in: subject, keys: keys, meant))
                continue
            }
            values.append((key.text, pairs[index].value))
        }
    }

    /// Where a key stands first.
    private static func place(of key: String, in pairs: [(key: YAMLNode, value: YAMLNode)]) -> SourceRange? {
        pairs.first { if case .scalar(let scalar) = $0.key.content { scalar.text == key } else { false } }?.key.range
    }

    func value(_ key: String) -> YAMLNode? {
        for index in values.indices where values[index].key == key { return values[index].node }
        return nil
    }

    /// What stands at a key, or where it is absent at one that is told as its misspelling: that it is missing, and what
    /// comes of it, would be the same fault once more.
    func valueMeant(_ key: String) -> YAMLNode? {
        value(key) ?? misspelt.first { $0.meant == key }?.node
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
        // Where no more is wrong than a character or a tag, the rest is what it says.
        guard let root = document.root else {
            if faults.isEmpty {
                diagnostics.append(Diagnostic(empty.code, empty.headline, at: file.whole, help: empty.help))
            }
            return nil
        }
        return YAMLMapping(root, subject, keys: keys, &diagnostics)
    }

    private static func unknown(
        _ key: YAMLScalar,
        in subject: String,
        keys: [String],
        _ meant: String?
    ) -> Diagnostic {
        Diagnostic(
            .unknownKey,
            "\(subject) has no key `\(key.text)`",
            at: key.range,
            help: key.text == "<<"
                ? "mappings are not merged: write the keys out; an alias (`*name`) may stand for a whole value"
                : meant.map { "did you mean `\($0)`?" } ?? "the keys are \(list(keys))"
        )
    }
}

private func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
}
