/// JSON as people read it.
package enum JSONLayout {
    /// Puts each member and each item on a line of its own, indented by two spaces a level.
    /// - Parameter json: sound JSON without white space between its parts, as ``JSONBuffer`` writes it.
    /// - Returns: the same values, in the same order.
    package static func indented(_ json: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var depth = 0
        var isInString = false
        var isEscaped = false
        func breakLine() {
            text.append(UInt8(ascii: "\n"))
            text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
        }
        for (index, byte) in json.enumerated() {
            guard !isInString else {
                text.append(byte)
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            let isEmpty = index > 0 && "{[".utf8.contains(json[index - 1])
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if isEmpty { breakLine() }
                text.append(byte)
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if !isEmpty { breakLine() }
                text.append(byte)
            default:
                if isEmpty { breakLine() }
                text.append(byte)
                if byte == UInt8(ascii: ",") { breakLine() }
                if byte == UInt8(ascii: ":") { text.append(UInt8(ascii: " ")) }
                isInString = byte == UInt8(ascii: "\"")
            }
        }
        return text
    }
}
