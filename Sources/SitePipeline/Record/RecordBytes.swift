internal import Files

/// Numbers and texts as bytes, each with its length known, to be written to a file and read again.
struct RecordBytes: Equatable, Sendable {
    private(set) var bytes: [UInt8] = []

    init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// How many bytes a stamp takes.
    static let stampSize = 40

    mutating func add(_ number: UInt64) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
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

    /// Adds bytes that were read.
    mutating func add(_ part: ArraySlice<UInt8>) {
        bytes.append(contentsOf: part)
    }

    mutating func add(_ other: RecordBytes) {
        bytes.append(contentsOf: other.bytes)
    }

    mutating func add(_ texts: [String]) {
        add(UInt64(texts.count))
        for text in texts { add(text) }
    }

    /// Adds numbers as the machine has them, all at once: there are millions, and only this machine reads them again.
    mutating func add<Number: BitwiseCopyable & FixedWidthInteger>(_ numbers: [Number]) {
        add(UInt64(numbers.count))
        unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }

    /// By what it shows that bytes are as they were written: FNV-1a over 32 of them at a time, in four sums that do not
    /// wait for each other.
    static func sum(of bytes: ArraySlice<UInt8>) -> UInt64 {
        var sums = SIMD4<UInt64>(repeating: 0xCBF2_9CE4_8422_2325)
        unsafe bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset + 32 <= bytes.count {
                let part = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
                sums = (sums ^ part) &* 0x100_0000_01B3
                // A product's upper half depends on all bits and its lower half on few.
                sums ^= sums &>> 32
                offset += 32
            }
            while offset < bytes.count {
                sums[0] = unsafe (sums[0] ^ UInt64(bytes[offset])) &* 0x100_0000_01B3
                offset += 1
            }
        }
        return (0..<4).reduce(0) { ($0 ^ sums[$1]) &* 0x100_0000_01B3 }
    }
}

/// Reads what ``RecordBytes`` wrote. Whatever else it is given, it reads nothing beyond the end.
struct RecordReader {
    private let bytes: ArraySlice<UInt8>
    /// Where the next is read, among the indices of the bytes.
    private(set) var offset: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// Whether all was read.
    var isAtEnd: Bool { offset == bytes.endIndex }

    mutating func number() -> UInt64? {
        guard bytes.endIndex - offset >= 8 else { return nil }
        defer { offset += 8 }
        return bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A number that counts something still to be read, at least a byte each.
    mutating func count() -> Int? {
        guard let number = number(), number <= UInt64(bytes.endIndex - offset) else { return nil }
        return Int(number)
    }

    mutating func text() -> String? {
        guard let count = count() else { return nil }
        defer { offset += count }
        return String(validating: bytes[offset..<offset + count], as: UTF8.self)
    }

    mutating func texts() -> [String]? {
        guard let count = count() else { return nil }
        var texts: [String] = []
        texts.reserveCapacity(count)
        for _ in 0..<count {
            guard let text = text() else { return nil }
            texts.append(text)
        }
        return texts
    }

    /// Numbers that were added all at once.
    mutating func numbers<Number: BitwiseCopyable & FixedWidthInteger>(of type: Number.Type) -> [Number]? {
        let size = MemoryLayout<Number>.size
        guard let count = count(), bytes.endIndex - offset >= count * size else { return nil }
        defer { offset += count * size }
        let numbers = unsafe [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
            unsafe bytes[offset..<offset + count * size].withUnsafeBytes { bytes in
                _ = unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
            }
            initialized = count
        }
        return numbers
    }

    /// So many bytes.
    mutating func part(_ count: Int) -> ArraySlice<UInt8>? {
        guard bytes.endIndex - offset >= count else { return nil }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }
}
