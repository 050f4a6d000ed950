internal import Diagnostics
internal import FieldMapping
internal import YAML

/// An entry as a file of the catalog has it, key by key with places.
struct WrittenEntry {
    struct Value {
        let key: Range<Int>
        let value: Range<Int>
        let node: YAMLNode
    }

    /// Where the mapping stands.
    let range: Range<Int>
    /// Whether it is written within braces.
    let isFlow: Bool
    /// In the order of the file.
    private(set) var values: [(name: String, value: Value)] = []

    init?(_ node: YAMLNode, in bytes: [UInt8]) {
        guard case .mapping(let pairs) = node.content else { return nil }
        range = node.range.bounds
        isFlow = bytes.indices.contains(range.lowerBound) && bytes[range.lowerBound] == UInt8(ascii: "{")
        for (key, value) in pairs {
            guard case .scalar(let name) = key.content else { continue }
            values.append(
                (
                    name.text,
                    Value(key: key.range.bounds, value: Self.trimmed(value.whole(in: bytes), bytes), node: value)
                )
            )
        }
    }

    subscript(name: String) -> Value? { values.first { $0.name == name }?.value }

    /// A place without the white space and the line ends behind it, which libyaml counts to blocks.
    private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] == 10 || bytes[end - 1] == 32 { end -= 1 }
        return range.lowerBound..<end
    }

    /// The entries of a file of the catalog, by their codes as they are written.
    static func all(of file: SourceFile, _ bytes: [UInt8]) -> [(code: String, scope: String?, entry: WrittenEntry)] {
        guard case .mapping(let group)? = YAMLDocument.read(file).document.root?.content else { return [] }
        func text(_ pairs: [(key: YAMLNode, value: YAMLNode)], _ name: String) -> String? {
            for (key, value) in pairs {
                if case .scalar(let key) = key.content, key.text == name, case .scalar(let value) = value.content {
                    return value.text
                }
            }
            return nil
        }
        let scope = text(group, "scope")
        for (key, value) in group {
            guard case .scalar(let name) = key.content, name.text == "errors", case .sequence(let items) = value.content
            else { continue }
            return items.compactMap { item in
                guard case .mapping(let pairs) = item.content, let code = text(pairs, "code"),
                    let entry = WrittenEntry(item, in: bytes)
                else { return nil }
                return (code, text(pairs, "scope") ?? scope, entry)
            }
        }
        return []
    }
}

extension YAMLNode {
    /// What the value is, however it is written: as ``CatalogValue/canonical`` says it.
    var canonical: String { value.canonical }

    /// Where all of the value stands: libyaml says of lists and mappings only where they begin.
    func whole(in bytes: [UInt8]) -> Range<Int> {
        let bounds = range.bounds
        guard bytes.indices.contains(bounds.lowerBound), bytes[bounds.lowerBound] != UInt8(ascii: "*") else {
            return bounds
        }
        var end = bounds.upperBound
        switch content {
        case .scalar: return bounds
        case .sequence(let items): for item in items { end = max(end, item.whole(in: bytes).upperBound) }
        case .mapping(let pairs):
            for (key, value) in pairs { end = max(end, key.range.bounds.upperBound, value.whole(in: bytes).upperBound) }
        }
        let closing: UInt8? =
            switch bytes[bounds.lowerBound] {
            case UInt8(ascii: "["): UInt8(ascii: "]")
            case UInt8(ascii: "{"): UInt8(ascii: "}")
            default: nil
            }
        guard let closing, end <= bytes.count, let place = bytes[end...].firstIndex(of: closing) else {
            return bounds.lowerBound..<end
        }
        return bounds.lowerBound..<place + 1
    }

    /// The value of a member of a mapping.
    func member(_ name: String) -> YAMLNode? {
        guard case .mapping(let pairs) = content else { return nil }
        for (key, value) in pairs {
            if case .scalar(let text) = key.content, text.text == name { return value }
        }
        return nil
    }

    /// The members of a mapping, to be written anew.
    var allMembers: [CatalogValue.Member] { if case .mapping(let members) = value { members } else { [] } }

    private var value: CatalogValue {
        switch content {
        case .scalar(let scalar): .text(scalar.text)
        case .sequence(let items): .list(items.map(\.value))
        case .mapping(let pairs):
            .mapping(
                pairs.compactMap { key, value in
                    if case .scalar(let name) = key.content { .init(name: name.text, value: value.value) } else { nil }
                }
            )
        }
    }
}
