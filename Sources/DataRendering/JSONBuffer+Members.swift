internal import Markup

/// Members that are always there, whether there is anything to say or not: readers need not ask twice.
extension JSONBuffer {
    mutating func nullable(_ name: String, _ value: String?) {
        self.name(name)
        if let value { string(value) } else { null() }
    }

    mutating func nullable(_ name: String, _ value: Int?) {
        self.name(name)
        if let value { number(value) } else { null() }
    }

    mutating func texts(_ name: String, _ values: [String]) {
        self.name(name)
        strings(values)
    }

    mutating func strings(_ values: [String]) {
        array { json in
            for value in values { json.string(value) }
        }
    }

    mutating func array<Item>(
        _ name: String,
        _ items: [Item],
        _ write: (inout JSONBuffer, Item) -> Void,
        and more: (inout JSONBuffer) -> Void = { _ in }
    ) {
        self.name(name)
        array { json in
            for item in items { write(&json, item) }
            more(&json)
        }
    }

    /// Whether a text is a number of JSON (RFC 8259, section 6).
    static func isNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        func digits() -> Int {
            let run = rest.prefix { (0x30...0x39).contains($0) }.count
            rest = rest.dropFirst(run)
            return run
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let isZero = rest.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !isZero || whole == 1 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
