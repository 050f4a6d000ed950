internal import ContentReading

/// A value as it is to stand in the catalog.
package indirect enum CatalogValue: Sendable, Equatable {
    case text(String)
    /// A number or a word that YAML knows, as it stands.
    case word(String)
    case list([CatalogValue])
    case mapping([Member])

    package struct Member: Sendable, Equatable {
        package let name: String
        package let value: CatalogValue

        package init(name: String, value: CatalogValue) {
            self.name = name
            self.value = value
        }
    }

    package static func texts(_ texts: [String]) -> CatalogValue { .list(texts.map(CatalogValue.text)) }

    package static func members(_ pairs: [(String, CatalogValue?)]) -> CatalogValue {
        .mapping(pairs.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    package var isEmpty: Bool {
        switch self {
        case .text(let text), .word(let text): text.isEmpty
        case .list(let items): items.isEmpty
        case .mapping: false
        }
    }
}

extension CatalogValue {
    /// The lines that a key with this value takes.
    package func lines(of key: String, indent: Int = 0) -> [String] {
        let margin = String(repeating: " ", count: indent)
        switch self {
        case .word(let word): return ["\(margin)\(key): \(word)"]
        case .text(let text):
            guard let block = Self.block(text, indent: indent + 2) else {
                return ["\(margin)\(key): \(Self.scalar(text))"]
            }
            return ["\(margin)\(key): |-"] + block
        case .list(let items):
            if let flow { return ["\(margin)\(key): \(flow)"] }
            return ["\(margin)\(key):"] + items.flatMap { $0.item(indent: indent + 2) }
        case .mapping(let members):
            if let flow { return ["\(margin)\(key): \(flow)"] }
            return ["\(margin)\(key):"]
                + members.flatMap { $0.value.lines(of: Self.scalar($0.name), indent: indent + 2) }
        }
    }

    /// The lines of an item of a list.
    private func item(indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        switch self {
        case .word(let word): return ["\(margin)- \(word)"]
        case .text(let text):
            guard let block = Self.block(text, indent: indent + 2) else { return ["\(margin)- \(Self.scalar(text))"] }
            return ["\(margin)- |-"] + block
        case .list: return ["\(margin)- \(flow ?? "[]")"]
        case .mapping(let members):
            if members.isEmpty { return ["\(margin)- {}"] }
            let lines = members.flatMap { $0.value.lines(of: Self.scalar($0.name), indent: indent + 2) }
            return lines.enumerated().map { $0 == 0 ? "\(margin)- " + $1.dropFirst(indent + 2) : $1 }
        }
    }

    /// The value on one line within brackets, where it is short and needs no thought.
    private var flow: String? {
        let flow: String
        switch self {
        case .word(let word): return word
        case .text(let text):
            let scalar = Self.scalar(text)
            let isPlain = !scalar.hasPrefix("\"") && !scalar.contains(",")
            return isPlain || (scalar.hasPrefix("\"") && text.utf8.count <= 20 && !text.contains("\n")) ? scalar : nil
        case .list(let items):
            let parts = items.compactMap(\.flow)
            guard parts.count == items.count else { return nil }
            flow = "[\(parts.joined(separator: ", "))]"
        case .mapping(let members):
            let parts = members.compactMap { member in member.value.flow.map { "\(Self.scalar(member.name)): \($0)" } }
            guard parts.count == members.count, !members.contains(where: \.value.isNested) else { return nil }
            flow = "{\(parts.joined(separator: ", "))}"
        }
        return flow.utf8.count <= 90 ? flow : nil
    }

    /// The value on one line, as braces may hold it; `nil` where it has parts of its own.
    package var inFlow: String? {
        switch self {
        case .word(let word): return word
        case .text(let text):
            let scalar = Self.scalar(text)
            return scalar.hasPrefix("\"") || !scalar.contains(",") ? scalar : "\"\(scalar)\""
        case .list(let items):
            let parts = items.compactMap(\.inFlow)
            return parts.count == items.count ? "[\(parts.joined(separator: ", "))]" : nil
        case .mapping: return nil
        }
    }

    private var isNested: Bool { if case .mapping = self { true } else { false } }

    /// A text of several lines as a block that keeps them; `nil` for one line, and where a block would not give back the same.
    private static func block(_ text: String, indent: Int) -> [String]? {
        guard text.utf8.contains(10) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isSafe = lines.first.map { !$0.isEmpty && !$0.hasPrefix(" ") && !$0.hasPrefix("\t") } ?? false
        guard isSafe, lines.last?.isEmpty == false else { return nil }
        guard lines.allSatisfy({ !$0.allSatisfy(\.isWhitespace) || $0.isEmpty }) else { return nil }
        let margin = String(repeating: " ", count: indent)
        return lines.map { $0.isEmpty ? "" : margin + $0 }
    }

    /// A text on one line.
    package static func scalar(_ text: String) -> String {
        if ["null", "Null", "NULL", ""].contains(text) { return "\"\(text)\"" }
        let scalar = CatalogAddition.scalar(text)
        return scalar.hasPrefix("\"") ? scalar.replacing("\t", with: "\\t") : scalar
    }
}
