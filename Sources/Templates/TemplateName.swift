internal import Bytes

/// A name in a template, or one part of it between dots. A page asks for some hundred of them, so they are told apart by
/// a hash.
package struct TemplateName: Hashable, Sendable {
    let hash: UInt64

    package init(_ text: some StringProtocol) {
        hash = ByteHash.of(text)
    }
}

extension TemplateName {
    /// The parts of a name between its dots.
    static func parts(of name: String) -> [TemplateName] {
        var parts: [TemplateName] = []
        var hash = ByteHash()
        var isEmpty = true
        for byte in name.utf8 {
            if byte != UInt8(ascii: ".") {
                hash.add(byte)
                isEmpty = false
            } else if !isEmpty {
                parts.append(TemplateName(hash: hash.value))
                hash = ByteHash()
                isEmpty = true
            }
        }
        if !isEmpty { parts.append(TemplateName(hash: hash.value)) }
        return parts
    }

    private init(hash: UInt64) {
        self.hash = hash
    }
}

/// Where names stand in a list of them: a table of their hashes that is at least half empty.
struct TemplateNames: Sendable {
    private let slots: [(hash: UInt64, index: Int)]

    /// - Parameter names: the names; of two that are the same, the first is found.
    init(_ names: [TemplateName]) {
        var size = 2
        while size < 2 * names.count { size *= 2 }
        var slots = [(hash: UInt64, index: Int)](repeating: (0, -1), count: size)
        for (index, name) in names.enumerated() {
            var slot = Int(truncatingIfNeeded: name.hash) & (size - 1)
            while slots[slot].index >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = (name.hash, index)
        }
        self.slots = slots
    }

    func index(of name: TemplateName) -> Int? {
        var slot = Int(truncatingIfNeeded: name.hash) & (slots.count - 1)
        while slots[slot].index >= 0 {
            if slots[slot].hash == name.hash { return slots[slot].index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }
}
