internal import Bytes
package import Diagnostics
internal import SourceReading

/// A stylesheet of a theme, and the places in it that name other files (CSS Values 4, section 4.5; CSS Images 4, section
/// 2.4; CSS Cascade 5, section 2).
package struct ScannedStylesheet {
    /// A text that names a file.
    package struct Address {
        /// What another name takes the place of: a string with its quotes, or what stands between those of `url(…)`.
        package let bounds: Range<Int>
        /// With escapes resolved.
        package let text: String
    }

    /// A rule that takes in another stylesheet.
    package struct Import {
        /// From the `@` to the `;`.
        package let rule: Range<Int>
        package let address: Address
        /// The name of the layer that it goes into, empty for one without a name.
        package var layer: String?
        package var supports: String?
        package var media = ""
    }

    let file: SourceFile
    /// The bytes as they were written, without a byte-order mark.
    package let bytes: [UInt8]
    /// Whether it begins with a byte-order mark.
    package let hasMark: Bool
    package private(set) var addresses: [Address] = []
    package private(set) var imports: [Import] = []
    /// Rules that hold only at the beginning of a stylesheet of its own.
    package private(set) var namespaces: [Range<Int>] = []
    /// Addresses that are none.
    package private(set) var badAddresses: [Range<Int>] = []
    /// Imports behind other rules, which browsers pass over.
    package private(set) var lateImports: [Range<Int>] = []
    /// Imports that name nothing.
    package private(set) var emptyImports: [Range<Int>] = []
    /// What has no end: the beginning of the comment, the string, the address or the block in which the text ends.
    package private(set) var opening: Range<Int>?
    /// Strings that a line's end cuts off: browsers pass over the declaration.
    package private(set) var cutStrings: [Range<Int>] = []
    /// What belongs to no rule and stands at the end, so that it would become a part of a rule behind it: a selector, or a
    /// `}` or `;` too many.
    package private(set) var unfinished: Range<Int>?
    /// Each `}`, `)` or `;` too many with a rule behind it, of whose selector it becomes a part, so that browsers drop that.
    package private(set) var strays: [Range<Int>] = []

    /// Where each CR LF begins.
    private let lineEnds: [Int]
    private let tokens: [StylesheetTokens.Token]
    /// The functions and brackets that are open, from the outermost on.
    private var open: [String] = []
    /// Where each of them begins.
    private var openings: [Range<Int>] = []
    /// The name of the rule whose beginning this is.
    private var rule: String?
    /// Whether an import may still come.
    private var takesImports = true
    private var index = 0

    /// Functions whose strings are addresses.
    private static let imageFunctions: Set<String> = ["url", "src", "image-set", "-webkit-image-set", "image"]
    /// Rules whose addresses lead nowhere: they are names.
    private static let namingRules: Set<String> = ["namespace", "document", "-moz-document"]

    /// - Parameters:
    ///   - file: the text, to point at.
    ///   - bytes: the same text as it was written, with or without a byte-order mark.
    package init(_ file: SourceFile, bytes: [UInt8]) {
        self.file = file
        hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        self.bytes = hasMark ? Array(bytes[3...]) : bytes
        let text = self.bytes
        lineEnds = text.indices.filter { text[$0] == UInt8(ascii: "\r") && text.holds("\r\n", at: $0) }
        let scanned = StylesheetTokens(of: text)
        tokens = scanned.tokens
        while index < tokens.count {
            read(tokens[index])
            index += 1
        }
        opening = scanned.isCutOff ? tokens.last.map(beginning) : openings.last
        let rules = StylesheetRules(tokens)
        strays = rules.strays
        if let place = rules.unfinished, imports.last?.rule.lowerBound != place.lowerBound { unfinished = place }
    }

    /// Where a stretch of the bytes stands in the file.
    package func range(_ bounds: Range<Int>) -> SourceRange {
        // In the file each CR LF is one byte.
        func offset(_ position: Int) -> Int { position - lineEnds.prefix { $0 < position }.count }
        return file.range(offset(bounds.lowerBound)..<offset(bounds.upperBound))
    }

    private mutating func read(_ token: StylesheetTokens.Token) {
        switch token.kind {
        case .comment, .whitespace: return
        case .atKeyword(let name) where open.allSatisfy { $0 == "{" }: return begin(name, token)
        case .other(UInt8(ascii: ";")) where open.allSatisfy { $0 == "{" }: rule = nil
        case .other(let byte): bracket(byte, token.bounds)
        case .url(let text): add(Address(bounds: text, text: StylesheetTokens.decoded(text, of: bytes)))
        case .string where open.last.map(Self.imageFunctions.contains) == true: add(address(ofString: token))
        case .badURL where !isNaming: badAddresses.append(token.bounds)
        case .badString: cutStrings.append(token.bounds)
        case .function(let name): begin(name, at: token.bounds)
        default: break
        }
        if rule == nil, token.kind != .other(UInt8(ascii: ";")) { takesImports = false }
    }

    private mutating func begin(_ name: String, _ token: StylesheetTokens.Token) {
        guard name != "import" else { return readImport() }
        rule = name
        if name == "namespace" { namespaces.append(token.bounds) }
        // `@layer a, b;` may stand before imports; that it has a block shows when the block begins.
        if name != "charset", name != "layer" { takesImports = false }
    }

    private mutating func begin(_ bracket: String, at bounds: Range<Int>) {
        open.append(bracket)
        openings.append(bounds)
    }

    @discardableResult
    private mutating func end() -> String? {
        openings.removeLast(min(openings.count, 1))
        return open.popLast()
    }

    /// The signs that a token begins with, of one that has no end.
    private func beginning(of token: StylesheetTokens.Token) -> Range<Int> {
        let start = token.bounds.lowerBound
        switch token.kind {
        case .comment: return start..<start + 2
        case .string: return start..<start + 1
        default: return token.bounds
        }
    }

    private mutating func bracket(_ byte: UInt8, _ bounds: Range<Int>) {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            begin(byte == UInt8(ascii: "{") ? "{" : "(", at: bounds)
            guard byte == UInt8(ascii: "{") else { return }
            takesImports = false
            rule = nil
        case UInt8(ascii: ")"), UInt8(ascii: "]"):
            if open.last != "{" { end() }
        case UInt8(ascii: "}"):
            while let last = end(), last != "{" {}
        default: return
        }
    }

    private var isNaming: Bool { rule.map(Self.namingRules.contains) ?? false }

    private mutating func add(_ address: Address) {
        if !isNaming { addresses.append(address) }
    }

    private func address(ofString token: StylesheetTokens.Token) -> Address {
        let quote = bytes[token.bounds.lowerBound]
        let isClosed = token.bounds.count > 1 && bytes[token.bounds.upperBound - 1] == quote
        let inner = token.bounds.lowerBound + 1..<token.bounds.upperBound - (isClosed ? 1 : 0)
        return Address(bounds: token.bounds, text: StylesheetTokens.decoded(inner, of: bytes))
    }
}

// MARK: - Imports

extension ScannedStylesheet {
    /// Reads an import up to its `;`.
    private mutating func readImport() {
        let first = index
        var end = index + 1
        var depth = 0
        while end < tokens.count {
            switch tokens[end].kind {
            case .function, .other(UInt8(ascii: "(")): depth += 1
            case .other(UInt8(ascii: ")")): depth -= 1
            default: break
            }
            if depth <= 0, [.other(UInt8(ascii: ";")), .other(UInt8(ascii: "}"))].contains(tokens[end].kind) { break }
            end += 1
        }
        let isClosed = end < tokens.count && tokens[end].kind == .other(UInt8(ascii: ";"))
        let lower = tokens[first].bounds.lowerBound
        let upper = isClosed ? tokens[end].bounds.upperBound : tokens[end - 1].bounds.upperBound
        index = isClosed ? end : end - 1
        guard takesImports, open.isEmpty else {
            lateImports.append(lower..<upper)
            return
        }
        var parts = tokens[first + 1..<end].filter { $0.kind != .comment }[...]
        guard let address = takeAddress(&parts) else {
            emptyImports.append(lower..<upper)
            return
        }
        var found = Import(rule: lower..<upper, address: address)
        readConditions(parts, of: &found)
        imports.append(found)
    }

    private func takeAddress(_ parts: inout ArraySlice<StylesheetTokens.Token>) -> Address? {
        parts = parts.drop { $0.kind == .whitespace }
        guard let first = parts.popFirst() else { return nil }
        switch first.kind {
        case .string: return address(ofString: first)
        case .url(let text): return Address(bounds: text, text: StylesheetTokens.decoded(text, of: bytes))
        case .function("url"), .function("src"):
            parts = parts.drop { $0.kind == .whitespace }
            guard let string = parts.popFirst(), string.kind == .string else { return nil }
            parts = parts.drop { $0.kind != .other(UInt8(ascii: ")")) }.dropFirst()
            return address(ofString: string)
        default: return nil
        }
    }

    private func readConditions(_ parts: ArraySlice<StylesheetTokens.Token>, of found: inout Import) {
        var parts = parts.drop { $0.kind == .whitespace }
        if let first = parts.first, first.kind == .identifier,
            StylesheetTokens.decoded(first.bounds, of: bytes).lowercased() == "layer"
        {
            found.layer = ""
            parts = parts.dropFirst()
        } else {
            found.layer = takeArgument(of: "layer", &parts)
        }
        parts = parts.drop { $0.kind == .whitespace }
        found.supports = takeArgument(of: "supports", &parts)
        found.media = text(of: parts).trimmed
    }

    /// What stands between the parentheses of a function, if that comes next.
    private func takeArgument(of name: String, _ parts: inout ArraySlice<StylesheetTokens.Token>) -> String? {
        guard parts.first?.kind == .function(name) else { return nil }
        var depth = 0
        let end = parts.firstIndex { token in
            switch token.kind {
            case .function, .other(UInt8(ascii: "(")): depth += 1
            case .other(UInt8(ascii: ")")): depth -= 1
            default: break
            }
            return depth == 0
        }
        let argument = text(of: parts[..<(end ?? parts.endIndex)].dropFirst())
        parts = parts[(end ?? parts.endIndex)...].dropFirst()
        return argument.trimmed
    }

    private func text(of parts: ArraySlice<StylesheetTokens.Token>) -> String {
        String(decoding: parts.flatMap { bytes[$0.bounds] }, as: UTF8.self)
    }
}
