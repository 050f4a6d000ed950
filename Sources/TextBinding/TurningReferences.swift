internal import Diagnostics

/// Numbers that stand for marks which turn the direction of a line: the same are told where they stand as themselves.
struct TurningReferences {
    private typealias Mark = (value: UInt32, range: Range<Int>)

    private var found: [Range<Int>] = []
    /// The marks of this line that are not ended.
    private var open: [Mark] = []

    /// Takes in a reference, in the order of the text.
    mutating func add(_ value: UInt32, _ range: Range<Int>, _ text: [UInt8]) {
        guard (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) else { return }
        if let last = open.last, text[last.range.upperBound..<range.lowerBound].contains(10) { endLine() }
        switch value {
        // These turn letters against their own direction, ended or not.
        case 0x202D, 0x202E: found.append(range)
        case 0x202C: end { $0 < 0x2066 }
        case 0x2069: end { $0 >= 0x2066 }
        default: open.append((value, range))
        }
    }

    /// What is wrong with those of a text.
    func faults(_ text: [UInt8]) -> [TextFault] {
        (found + open.map(\.range)).map { range in
            TextFault(
                code: .bidiCharacter,
                headline:
                    "`\(String(decoding: text[range], as: UTF8.self))` turns the direction of what follows in this line",
                range: range,
                help: ["remove it, or end it on this line; `&#x2068;` and `&#x2069;` around a word keep its direction"]
            )
        }
    }

    private mutating func end(_ isOne: (UInt32) -> Bool) {
        if let index = open.lastIndex(where: { isOne($0.value) }) { open.remove(at: index) }
    }

    private mutating func endLine() {
        found += open.map(\.range)
        open = []
    }
}
