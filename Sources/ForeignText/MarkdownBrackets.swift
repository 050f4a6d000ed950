/// The brackets of links and images in Markdown.
package enum MarkdownBrackets {
    /// Where the `]` stands that ends the text of a link.
    /// - Parameters:
    ///   - range: the link.
    ///   - bytes: what it stands in.
    /// - Returns: `nil` where no bracket is closed.
    package static func endOfText(of range: Range<Int>, in bytes: [UInt8]) -> Int? {
        var depth = 0
        var offset = range.lowerBound
        while offset < range.upperBound {
            switch bytes[offset] {
            case UInt8(ascii: "\\"): offset += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return offset }
            default: break
            }
            offset += 1
        }
        return nil
    }
}
