internal import DataReading
internal import Diagnostics
internal import ForeignText
internal import SourceReading
internal import YAML

/// The front matter of a Markdown file as people write it: YAML where it is, else a key and its text a line.
struct LooseFrontMatter {
    /// In the order of the file.
    private(set) var facts: [FoundFact] = []
    /// Where the text below it begins, in bytes.
    private(set) var end = 0

    /// Reads the front matter of a file; without any where it has none.
    init(_ file: SourceFile) {
        let bytes = Array(file.text.utf8)
        let fence: [UInt8]
        if bytes.starts(with: "---\n".utf8) {
            fence = Array("---".utf8)
        } else if bytes.starts(with: "+++\n".utf8) {
            fence = Array("+++".utf8)
        } else {
            return
        }
        var start = 4
        while start < bytes.count {
            let next = bytes[start...].firstIndex(of: 10) ?? bytes.count
            let line = bytes[start..<next].reversed().drop { $0 == 32 || $0 == 9 }.reversed()
            if line.elementsEqual(fence) {
                end = min(next + 1, bytes.count)
                let text = String(decoding: bytes[4..<start], as: UTF8.self)
                if fence[0] == UInt8(ascii: "-"), let known = Self.facts(ofYAML: text, at: 4, in: file) {
                    facts = known
                } else {
                    readLines(bytes, 4..<start, in: file, sign: fence[0] == UInt8(ascii: "-") ? ":" : "=")
                }
                return
            }
            start = next + 1
        }
    }

    /// The facts of what is sound YAML.
    private static func facts(ofYAML text: String, at offset: Int, in file: SourceFile) -> [FoundFact]? {
        let (document, faults) = YAMLDocument.read(SourceFile(path: file.path, text: text))
        guard faults.isEmpty, case .mapping(let pairs)? = document.root?.content else { return nil }
        var facts: [FoundFact] = []
        for (key, value) in pairs {
            guard case .scalar(let name) = key.content, let node = try? DataNode(value), let found = node.value else {
                continue
            }
            let bounds = value.range.bounds
            let range = file.range(bounds.lowerBound + offset..<bounds.upperBound + offset)
            facts.append(FoundFact(name.text, found, at: range))
        }
        return facts
    }

    private mutating func readLines(_ bytes: [UInt8], _ range: Range<Int>, in file: SourceFile, sign: Unicode.Scalar) {
        var start = range.lowerBound
        var open: (name: String, lines: [String], range: Range<Int>)?
        func close() -> FoundFact? {
            guard let open else { return nil }
            let text = Self.value(open.lines)
            return text.map { FoundFact(open.name, $0, at: file.range(open.range)) }
        }
        while start < range.upperBound {
            let next = bytes[start..<range.upperBound].firstIndex(of: 10) ?? range.upperBound
            let line = String(decoding: bytes[start..<next], as: UTF8.self)
            if let (name, value) = Self.pair(line, sign) {
                if let fact = close() { facts.append(fact) }
                let offset = line.utf8.count - value.utf8.count
                open = (name, [String(value)], start + offset..<next)
            } else if var more = open {
                more.lines.append(line)
                more.range = more.range.lowerBound..<next
                open = more
            }
            start = next + 1
        }
        if let fact = close() { facts.append(fact) }
    }

    /// A line that begins with a name.
    private static func pair(_ line: String, _ sign: Unicode.Scalar) -> (name: String, value: Substring)? {
        guard let place = line.firstIndex(of: Character(sign)), line.first?.isWhitespace == false else { return nil }
        let name = String(line[..<place]).trimmingEnd
        let isName =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "_-. ".utf8.contains(byte)
            }
        guard isName, name.utf8.count <= 40, name.split(separator: " ").count <= 3 else { return nil }
        return (name, line[line.index(after: place)...].drop { $0 == " " || $0 == "\t" })
    }

    private static func value(_ lines: [String]) -> FoundValue? {
        let first = (lines.first ?? "").trimmingEnd
        let rest = lines.dropFirst().map { $0.trimmingEnd }
        let items = rest.map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
        if first.isEmpty, !items.isEmpty, items.allSatisfy({ $0.hasPrefix("- ") }) {
            return .list(items.map { .text(unquoted(String($0.dropFirst(2)))) })
        }
        if first.hasPrefix("["), first.hasSuffix("]"), items.isEmpty {
            let parts = first.dropFirst().dropLast().split(separator: ",").map { unquoted(String($0).trimmed) }
            return parts.isEmpty ? nil : .list(parts.map { .text($0) })
        }
        let isBlock = [">", ">-", ">+", "|", "|-", "|+"].contains(first)
        let text =
            isBlock
            ? items.joined(separator: first.hasPrefix("|") ? "\n" : " ")
            : ([unquoted(first)] + items).filter { !$0.isEmpty }.joined(separator: " ")
        return text.isBlank || text == "null" || text == "~"
            ? nil : text == "true" ? .flag(true) : text == "false" ? .flag(false) : .text(text)
    }

    private static func unquoted(_ text: String) -> String {
        guard text.utf8.count > 1, let first = text.first, first == "\"" || first == "'", text.last == first else {
            return text
        }
        let inner = String(text.dropFirst().dropLast())
        return first == "'" ? inner.replacing("''", with: "'") : inner.replacing("\\\"", with: "\"")
    }
}
