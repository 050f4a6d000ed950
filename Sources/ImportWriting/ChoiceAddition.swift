internal import Diagnostics
internal import YAML

/// Further values for the choices that `site.yml` declares, every other byte of which stays.
enum ChoiceAddition {
    /// - Parameters:
    ///   - text: the file.
    ///   - values: what each field is to have, by its name.
    /// - Returns: the file with them, and the fields in which there is no place for them.
    static func added(to text: String, _ values: [(field: String, values: [String])]) -> (
        text: String, refused: [String]
    ) {
        var bytes = Array(text.utf8)
        var refused: [String] = []
        for (field, values) in values {
            // Read anew each time: there are few, and all places behind shift.
            let source = SourceFile(path: "site.yml", text: String(decoding: bytes, as: UTF8.self))
            let fields = YAMLDocument.read(source).document.root?.member("fields")
            guard let node = fields?.member(field)?.member("choices") else { continue }
            let there = Set(node.names)
            let new = values.filter { !there.contains($0) }
            guard !new.isEmpty else { continue }
            let range = node.whole(in: bytes)
            switch node.content {
            case .sequence(let items) where !items.isEmpty:
                if bytes[range.lowerBound] == UInt8(ascii: "["),
                    let end = bytes[..<range.upperBound].lastIndex(of: UInt8(ascii: "]"))
                {
                    bytes.insert(contentsOf: new.map { ", " + quoted($0) }.joined().utf8, at: end)
                } else if let last = items.last {
                    insert(new.map { "- " + quoted($0) }, behind: last.range.bounds, at: range.lowerBound, in: &bytes)
                }
            case .mapping(let pairs) where bytes[range.lowerBound] != UInt8(ascii: "{"):
                guard let last = pairs.last, let first = pairs.first else { continue }
                insert(
                    new.map { "\(quoted($0)): \(quoted($0))" },
                    behind: last.value.range.bounds,
                    at: first.key.range.bounds.lowerBound,
                    in: &bytes
                )
            default: refused.append(field)
            }
        }
        return (String(decoding: bytes, as: UTF8.self), refused)
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static func insert(_ lines: [String], behind last: Range<Int>, at first: Int, in bytes: inout [UInt8]) {
        var start = first
        while start > 0, bytes[start - 1] != 10 { start -= 1 }
        let margin = String(repeating: " ", count: first - start)
        var end = last.upperBound
        while end > last.lowerBound, bytes[end - 1] == 10 || bytes[end - 1] == 32 { end -= 1 }
        end = bytes[end...].firstIndex(of: 10) ?? bytes.count
        bytes.insert(contentsOf: lines.map { "\n" + margin + $0 }.joined().utf8, at: end)
    }
}

extension YAMLNode {
    /// The texts of a list, or the names of a mapping.
    fileprivate var names: [String] {
        func text(_ node: YAMLNode) -> String? {
            if case .scalar(let scalar) = node.content { scalar.text } else { nil }
        }
        switch content {
        case .scalar(let scalar): return [scalar.text]
        case .sequence(let items): return items.compactMap(text)
        case .mapping(let pairs): return pairs.compactMap { text($0.key) }
        }
    }
}
