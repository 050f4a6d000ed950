internal import Files

/// Numbers and texts as bytes, each with its length known, to be written to a file and read again.
struct RecordBytes: Equatable, Sendable {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: UInt64.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ stamp: FileStamp) {
        add(stamp.device)
        add(stamp.file)
        add(stamp.size)
        add(UInt64(bitPattern: stamp.changed.seconds))
        add(UInt64(bitPattern: stamp.changed.nanoseconds))
    }

    mutating func add(_ other: RecordBytes) {
        bytes.append(contentsOf: other.bytes)
    }
}

/// Reads what ``RecordBytes`` wrote. Whatever else it is given, it reads nothing beyond the end.
struct RecordReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether all was read.
    var isAtEnd: Bool { offset == bytes.count }

    mutating func number() -> UInt64? {
        guard bytes.count - offset >= 8 else { return nil }
        defer { offset += 8 }
        return bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A number that counts something still to be read, at least a byte each.
    mutating func count() -> Int? {
        guard let number = number(), number <= UInt64(bytes.count - offset) else { return nil }
        return Int(number)
    }

    mutating func text() -> String? {
        guard let count = count() else { return nil }
        defer { offset += count }
        return String(validating: bytes[offset..<offset + count], as: UTF8.self)
    }

    /// So many bytes.
    mutating func part(_ count: Int) -> ArraySlice<UInt8>? {
        guard bytes.count - offset >= count else { return nil }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }
}
