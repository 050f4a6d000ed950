package import Diagnostics

/// A node of a document.
package struct YAMLNode: Sendable {
    package enum Content: Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    let document: YAMLDocument
    /// The index of the record, aliases followed.
    let index: Int
    /// Where the node, or the alias that leads to it, stands.
    package let range: SourceRange

    init(document: YAMLDocument, index: Int) {
        let record = document.records[index]
        self.document = document
        self.range = document.file.range(record.bounds)
        if case .alias(let target) = record.kind { self.index = target } else { self.index = index }
    }

    /// What the node holds.
    package var content: Content {
        switch document.records[index].kind {
        case .scalar(let text, let isPlain):
            return .scalar(YAMLScalar(text: text, isPlain: isPlain, range: range))
        case .sequence:
            return .sequence(children)
        case .mapping:
            let children = children
            return .mapping(
                stride(from: 0, to: children.count - 1, by: 2).map { (children[$0], children[$0 + 1]) }
            )
        case .alias:
            preconditionFailure("an alias leads to a node, never to another alias")
        }
    }

    /// The kind of node, as a sentence names it.
    package var kind: String {
        switch document.records[index].kind {
        case .scalar: "a text"
        case .sequence: "a list"
        case .mapping, .alias: "a mapping"
        }
    }

    private var children: [YAMLNode] {
        var nodes: [YAMLNode] = []
        var child = index + 1
        while child < document.records[index].end {
            nodes.append(YAMLNode(document: document, index: child))
            child = document.records[child].end
        }
        return nodes
    }
}
