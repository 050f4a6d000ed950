internal import LibCMark

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

/// A text as bytes, with the places where its lines begin.
///
/// Lines end as libcmark has it: with a line feed, a carriage return, or both. A class, so that handing one on counts one
/// reference only.
final class SourceLines: Sendable {
    let bytes: [UInt8]
    /// The offset of each line's first byte, and the text's end as the last element.
    private let starts: [Int]
    /// Where the text begins: behind a byte order mark.
    let start: Int
    let containsBracket: Bool
    /// Whether there is a `[!`.
    let containsAlertMarker: Bool
    /// Whether a single byte stands in brackets.
    let containsTaskMarker: Bool
    let containsTilde: Bool
    /// Whether there is a `]:`, without which a text defines no references.
    let containsDefinition: Bool

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        start = bytes.starts(with: Self.byteOrderMark) ? 3 : 0
        starts = Self.starts(of: bytes, from: start)
        containsTilde = bytes.offset(of: UInt8(ascii: "~"), from: 0) != nil
        var containsAlertMarker = false
        var containsTaskMarker = false
        var containsDefinition = false
        var bracket = bytes.offset(of: UInt8(ascii: "["), from: 0)
        containsBracket = bracket != nil
        while let offset = bracket {
            let after = bytes[offset...].dropFirst()
            if after.first == UInt8(ascii: "!") { containsAlertMarker = true }
            if after.dropFirst().first == UInt8(ascii: "]") { containsTaskMarker = true }
            bracket = bytes.offset(of: UInt8(ascii: "["), from: offset + 1)
        }
        bracket = containsBracket ? bytes.offset(of: UInt8(ascii: "]"), from: 0) : nil
        while let offset = bracket {
            if bytes[offset...].dropFirst().first == UInt8(ascii: ":") { containsDefinition = true }
            bracket = bytes.offset(of: UInt8(ascii: "]"), from: offset + 1)
        }
        self.containsAlertMarker = containsAlertMarker
        self.containsTaskMarker = containsTaskMarker
        self.containsDefinition = containsDefinition
    }

    private static func starts(of bytes: [UInt8], from start: Int) -> [Int] {
        var starts = [start]
        starts.reserveCapacity(bytes.count / 32 + 2)
        // Of each the next one is looked for once only, so that many of the one before the other cost no more.
        var lineFeed = bytes.offset(of: .lineFeed, from: start)
        var carriageReturn = bytes.offset(of: .carriageReturn, from: start)
        while let ending = carriageReturn.map({ min($0, lineFeed ?? $0) }) ?? lineFeed {
            let next = ending == carriageReturn && ending + 1 == lineFeed ? ending + 2 : ending + 1
            if let offset = lineFeed, offset < next { lineFeed = bytes.offset(of: .lineFeed, from: next) }
            if let offset = carriageReturn, offset < next {
                carriageReturn = bytes.offset(of: .carriageReturn, from: next)
            }
            starts.append(next)
        }
        if starts.last != bytes.count { starts.append(bytes.count) }
        return starts
    }

    /// Whether one byte order mark follows another.
    var startsWithSecondMark: Bool { start > 0 && bytes[start...].starts(with: Self.byteOrderMark) }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// How many lines there are.
    var count: Int { starts.count - 1 }

    /// The bytes of a line, counted from 1, its ending included; an empty range beyond the last line.
    func line(_ number: Int) -> Range<Int> {
        guard number >= 1 else { return start..<start }
        guard number <= count else { return bytes.count..<bytes.count }
        return starts[number - 1]..<starts[number]
    }

    /// The bytes of a line without its ending and the white space before it.
    func trimmedLine(_ number: Int) -> Range<Int> {
        let line = line(number)
        var end = line.upperBound
        while end > line.lowerBound, bytes[end - 1].isMarkdownSpace { end -= 1 }
        return line.lowerBound..<end
    }

    /// The line behind one, as ``trimmedLine(_:)`` has it; empty where there is none.
    func next(_ number: Int) -> ArraySlice<UInt8> {
        number < count ? bytes[trimmedLine(number + 1)] : bytes[bytes.endIndex...]
    }

    /// The first byte from an offset on that is neither a space nor a tab.
    func skippingIndentation(_ offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count, bytes[offset].isSpaceOrTab { offset += 1 }
        return offset
    }

    /// The bytes that libcmark means by the lines and columns of a block, kept within the text.
    func range(_ extent: CMarkExtent) -> Range<Int> {
        let first = line(extent.startLine)
        let lower = min(first.lowerBound + max(extent.startColumn - 1, 0), first.upperBound)
        let last = line(extent.endLine)
        let upper = min(last.lowerBound + max(extent.endColumn, 0), last.upperBound)
        return lower..<max(lower, upper)
    }
}

extension [UInt8] {
    /// The offset of the first such byte from an offset on.
    fileprivate func offset(of byte: UInt8, from start: Int) -> Int? {
        unsafe self[start...].withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = unsafe memchr(base, Int32(byte), bytes.count) else {
                return nil
            }
            return unsafe start + (UnsafeRawPointer(found) - base)
        }
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let tab = UInt8(ascii: "\t")
    static let space = UInt8(ascii: " ")
    static let backslash = UInt8(ascii: "\\")

    /// What libcmark takes for white space: space, and tab to carriage return.
    var isMarkdownSpace: Bool { self == .space || (9...13).contains(self) }

    var isSpaceOrTab: Bool { self == .space || self == .tab }

    var isLineEnding: Bool { self == .lineFeed || self == .carriageReturn }

    /// Whether a backslash before it makes it an ordinary character.
    var isASCIIPunctuation: Bool {
        switch self {
        case 33...47, 58...64, 91...96, 123...126: true
        default: false
        }
    }

    var isASCIIDigit: Bool { (48...57).contains(self) }
}
