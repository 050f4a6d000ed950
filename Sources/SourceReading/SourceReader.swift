package import Diagnostics
internal import Files

/// Reads texts as authors write them: UTF-8, with or without a byte-order mark, with any line ends.
package enum SourceReader {
    /// The most bytes that a note, a page, a template or `site.yml` may have.
    package static let mostTextBytes = 1 << 20
    /// The most bytes that a catalog file may have: enough for 100,000 codes in one.
    package static let mostCatalogBytes = 256 << 20

    /// Reads a file.
    /// - Parameters:
    ///   - location: where it is.
    ///   - path: what it is called in reports.
    ///   - limit: the most bytes that it may have.
    ///   - diagnostics: takes the faults.
    /// - Returns: `nil` where it is no text; the reason is among the faults.
    package static func read(
        _ location: String,
        as path: String,
        atMost limit: Int = mostTextBytes,
        _ diagnostics: inout [Diagnostic]
    ) -> SourceFile? {
        let bytes: [UInt8]
        do {
            bytes = try FileReading.bytes(of: location, atMost: limit)
        } catch {
            diagnostics.append(fault(error, path: path, limit: limit))
            return nil
        }
        return text(of: bytes, path: path, &diagnostics)
    }

    /// Makes a text out of bytes: takes off a byte-order mark, turns CR LF and CR into LF, and refuses what is no text.
    package static func text(of bytes: [UInt8], path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        guard let text = String(validating: hasMark ? bytes[3...] : bytes[...], as: UTF8.self) else {
            diagnostics.append(
                otherEncoding(bytes, path: path) ?? invalidUTF8(Array(hasMark ? bytes[3...] : bytes[...]), path: path)
            )
            return nil
        }
        // Most texts have neither. All bytes are asked, and not those before the first: so many are compared at once.
        var isOther: UInt8 = 0
        for byte in bytes { isOther |= (byte == 0 ? 1 : 0) | (byte == UInt8(ascii: "\r") ? 1 : 0) }
        guard isOther == 1 else {
            return SourceFile(path: path, text: text)
        }
        let file = SourceFile(path: path, text: withLineFeeds(text))
        guard bytes.contains(0) else { return file }
        if let fault = otherEncoding(bytes, path: path) {
            diagnostics.append(fault)
            return nil
        }
        let offset = file.text.utf8.prefix { $0 != 0 }.count
        diagnostics.append(
            Diagnostic(
                .nulCharacter,
                "a NUL character stands here",
                at: file.range(offset..<offset + 1),
                help: "remove it: it cannot be seen"
            )
        )
        return nil
    }

    private static func withLineFeeds(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\r") {
                bytes.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
                bytes.append(byte)
            }
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The fault of a text in units of 16 or 32 bits, as some editors on Windows save it, or `nil` where it is none.
    private static func otherEncoding(_ bytes: [UInt8], path: String) -> Diagnostic? {
        func fault(_ name: String, _ text: String) -> Diagnostic {
            let file = SourceFile(path: path, text: text)
            return Diagnostic(
                .invalidUTF8,
                "this is \(name), not UTF-8",
                at: file.range(0..<0),
                help: "save the file as UTF-8; editors ask for the encoding under \"Save as\""
            )
        }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            return fault("UTF-32", "")
        }
        let isLittle: Bool
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            isLittle = bytes[0] == 0xFF
        } else {
            // Without a mark: in texts that are mostly ASCII nearly every other byte is 0.
            let head = bytes.prefix(1 << 10)
            let zeros = head.enumerated().reduce(into: (even: 0, odd: 0)) { count, byte in
                if byte.element == 0 { if byte.offset % 2 == 0 { count.even += 1 } else { count.odd += 1 } }
            }
            guard max(zeros.even, zeros.odd) > head.count / 4, min(zeros.even, zeros.odd) <= head.count / 32 else {
                return nil
            }
            isLittle = zeros.odd > zeros.even
        }
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        let text = String(decoding: units.drop { $0 == 0xFEFF }, as: UTF16.self)
        return fault("UTF-16", withLineFeeds(text))
    }

    private static func invalidUTF8(_ bytes: [UInt8], path: String) -> Diagnostic {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        parsing: while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .error, .emptyInput: break parsing
            }
        }
        // The text with U+FFFD in place of what is wrong has the same bytes before it. Lines end as they do in any text.
        let file = SourceFile(path: path, text: withLineFeeds(String(decoding: bytes, as: UTF8.self)))
        offset = withLineFeeds(String(decoding: bytes[..<offset], as: UTF8.self)).utf8.count
        return Diagnostic(
            .invalidUTF8,
            "this is not UTF-8",
            at: file.range(offset..<offset + 3),
            help: "save the file as UTF-8"
        )
    }

    private static func fault(_ failure: FileReading.Failure, path: String, limit: Int) -> Diagnostic {
        let place = SourceFile(unread: path).whole
        switch failure {
        case .tooLarge(let bytes):
            return Diagnostic(
                .fileTooLarge,
                "the file has \(bytes) bytes, and at most \(limit) are read",
                at: place,
                help: "divide it, or put what is not text into content/static"
            )
        case .notAFile:
            return Diagnostic(.notAFile, "a file should be here", at: place, help: "put a file in its place")
        case .system(let error) where error.isMissing:
            return Diagnostic(.missingFile, "the file is missing", at: place, help: "create it")
        case .system(let error):
            return Diagnostic(
                .unreadableFile,
                "the file cannot be read: \(error.reason)",
                at: place,
                help: "check who may read it"
            )
        }
    }
}
