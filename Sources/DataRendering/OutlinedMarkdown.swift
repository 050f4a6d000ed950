/// Markdown that can stand one heading lower without being written again, as an entry does on the page of its group.
package struct OutlinedMarkdown: Sendable {
    private static let hash = UInt8(ascii: "#")
    private static let lowestLevel = 6

    /// UTF-8, ending in a line feed.
    package private(set) var bytes: [UInt8] = []
    /// Where its own headings begin, in order; those in quotes and lists stay what they are.
    private var headings: [Int] = []

    /// Adds blocks, apart from those before them.
    mutating func add(_ blocks: String) {
        guard !blocks.isEmpty else { return }
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        bytes += blocks.utf8
    }

    /// Adds a heading: `#` signs and its text.
    mutating func add(heading: String) {
        let isFirst = bytes.isEmpty
        headings.append(bytes.count + (isFirst ? 0 : 1))
        add(heading)
    }

    /// The same with each of its headings one level lower.
    package func lowered() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + headings.count)
        var start = 0
        for heading in headings {
            result += bytes[start..<heading]
            let level = bytes[heading...].prefix { $0 == Self.hash }.count
            if level < Self.lowestLevel { result.append(Self.hash) }
            start = heading
        }
        return result + bytes[start...]
    }
}
