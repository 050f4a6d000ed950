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
    /// UTF-8 offsets in the file of the node, or of the alias that leads to it.
    private let bounds: Range<Int>

    init(document: YAMLDocument, index: Int) {
        let record = document.records[index]
        self.document = document
        bounds = record.bounds
        if case .alias(let target) = record.kind { self.index = target } else { self.index = index }
    }

    /// Where the node, or the alias that leads to it, stands.
    package var range: SourceRange { document.file.range(bounds) }

    /// What the node holds.
    package var content: Content {
        switch document.records[index].kind {
        case .scalar(let text, let isPlain):
            return .scalar(YAMLScalar(text: text, isPlain: isPlain, range: range))
        case .sequence:
            return .sequence(children.map(node))
        case .mapping:
            return .mapping(pairs)
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

    private func node(_ index: Int) -> YAMLNode {
        YAMLNode(document: document, index: index)
    }

    /// The indexes of what stands right below this node.
    private var children: [Int] {
        var indexes: [Int] = []
        var child = index + 1
        while child < document.records[index].end {
            indexes.append(child)
            child = document.records[child].end
        }
        return indexes
    }

    /// A mapping's keys with their values.
    private var pairs: [(key: YAMLNode, value: YAMLNode)] {
        var pairs: [(key: YAMLNode, value: YAMLNode)] = []
        let end = document.records[index].end
        // As many as there are where all are scalars; no more where one is a long list.
        pairs.reserveCapacity(min((end - index) / 2, 16))
        var key = index + 1
        while key < end {
            let value = document.records[key].end
            pairs.append((node(key), node(value)))
            key = document.records[value].end
        }
        return pairs
    }
}
