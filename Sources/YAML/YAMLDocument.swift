package import Diagnostics

/// A YAML document as it was written: every scalar keeps its text, so that a code such as `404` or `on` is never
/// read as a number or a boolean.
///
/// The nodes lie in one flat array in the order of the text, so neither deep nesting nor an alias bomb costs
/// more than the text itself. A class, so that each node refers to one thing only.
package final class YAMLDocument: Sendable {
    struct Record: Sendable {
        enum Kind: Sendable {
            case scalar(text: String, isPlain: Bool)
            case sequence
            case mapping
            /// A reference to the node at an index.
            case alias(Int)
        }

        var kind: Kind
        /// UTF-8 offsets in the file.
        var bounds: Range<Int>
        /// The index after the node's last descendant.
        var end: Int
    }

    let file: SourceFile
    let records: [Record]

    private init(file: SourceFile, records: [Record]) {
        self.file = file
        self.records = records
    }

    /// The outermost node, or `nil` where the text holds none.
    package var root: YAMLNode? { records.isEmpty ? nil : YAMLNode(document: self, index: 0) }
}

extension YAMLDocument {
    /// Reads a text of one document. Of several faults in its syntax libyaml sees only the first.
    /// - Returns: the document, empty where the syntax is wrong, and the faults.
    package static func read(_ file: SourceFile) -> (document: YAMLDocument, diagnostics: [Diagnostic]) {
        var builder = YAMLTreeBuilder(file: file)
        YAMLEvents.read(file) { builder.add($0) }
        builder.finish()
        let document = YAMLDocument(file: file, records: builder.isRefused ? [] : builder.records)
        let separators = LineSeparators.faults(in: file)
        // Where a line ends that nobody sees, the rest is no YAML any more.
        let faults = separators.isEmpty ? builder.diagnostics : builder.diagnostics.filter { $0.code != .yamlSyntax }
        return (document, separators + faults + builder.characters)
    }
}
