/// The rules of a stylesheet, as far as one can take another away (CSS Syntax Module Level 3, sections 5.4.2 and 5.4.3).
struct StylesheetRules {
    /// What stands at the end and belongs to no rule.
    private(set) var unfinished: Range<Int>?
    /// What closes or ends nothing, and stands before a rule.
    private(set) var strays: [Range<Int>] = []

    /// The strays since the last rule's end: those at the end of all take nothing away.
    private var pending: [Range<Int>] = []
    private var start: Int?
    private var isAtRule = false
    private var depth = (blocks: 0, parentheses: 0)

    init(_ tokens: [StylesheetTokens.Token]) {
        var end = 0
        for token in tokens where token.kind != .comment && token.kind != .whitespace {
            end = token.bounds.upperBound
            read(token)
        }
        unfinished = start.map { $0..<end }
    }

    private mutating func read(_ token: StylesheetTokens.Token) {
        let isOutside = depth == (0, 0)
        if isOutside, start == nil {
            start = token.bounds.lowerBound
            if case .atKeyword = token.kind { isAtRule = true } else { isAtRule = false }
        }
        switch token.kind {
        case .other(UInt8(ascii: "{")): depth.blocks += 1
        case .other(UInt8(ascii: "}")) where depth.blocks > 0:
            depth = (depth.blocks - 1, 0)
            if depth.blocks == 0 { endRule() }
        case .function, .other(UInt8(ascii: "(")): depth.parentheses += 1
        case .other(UInt8(ascii: ")")) where depth.parentheses > 0: depth.parentheses -= 1
        case .other(UInt8(ascii: ";")) where isOutside && isAtRule: endRule()
        case .other(UInt8(ascii: "}")),
            .other(UInt8(ascii: ")")) where depth.blocks == 0,
            .other(UInt8(ascii: ";")) where isOutside:
            pending.append(token.bounds)
        default: break
        }
    }

    private mutating func endRule() {
        strays += pending
        pending = []
        start = nil
    }
}
