internal import Files
internal import SourceReading

/// A file that is edited: its text with line feeds, and how it is written again with the line ends that it has.
struct EditedText {
    let text: String
    private let hasMark: Bool
    private let hasReturns: Bool

    /// - Returns: `nil` where its line ends are mixed, so that they could not be kept.
    init?(_ bytes: [UInt8]) {
        hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let body = hasMark ? bytes[3...] : bytes[...]
        let feeds = body.count { $0 == 10 }
        let returns = body.count { $0 == 13 }
        guard returns == 0 || returns == feeds else { return nil }
        hasReturns = returns > 0
        text = String(decoding: hasReturns ? body.filter { $0 != 13 } : Array(body), as: UTF8.self)
    }

    /// Another text as the file would have it.
    func written(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = hasMark ? [0xEF, 0xBB, 0xBF] : []
        for byte in text.utf8 {
            if byte == 10, hasReturns { bytes.append(13) }
            bytes.append(byte)
        }
        return bytes
    }
}
