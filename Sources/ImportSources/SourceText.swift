package import Diagnostics
internal import Files
internal import ForeignText
internal import SourceReading

/// Reads the files of a source: UTF-8 as everywhere, and what spreadsheets save, UTF-16 and Windows-1252.
package enum SourceText {
    /// The most bytes that a file of a source may have.
    package static let mostBytes = 64 << 20

    /// - Parameters:
    ///   - path: the file, as it was named.
    ///   - isForeign: whether it may be in another encoding than UTF-8.
    ///   - diagnostics: takes the faults.
    /// - Returns: `nil` where it is no text.
    package static func read(_ path: String, isForeign: Bool = false, _ diagnostics: inout [Diagnostic]) -> SourceFile?
    {
        let bytes: [UInt8]
        do {
            bytes = try FileReading.bytes(of: path, atMost: mostBytes)
        } catch {
            // It says the same of the same file, in words for people.
            return SourceReader.read(path, as: path, atMost: mostBytes, &diagnostics)
        }
        guard !isArchive(bytes) else {
            diagnostics.append(
                Diagnostic(
                    .invalidValue,
                    "this is an archive or a workbook, not a text",
                    at: SourceFile(unread: path).whole,
                    help: "unpack it and name what is in it; a spreadsheet saves its sheet as CSV"
                )
            )
            return nil
        }
        guard isForeign, let text = foreign(bytes) else {
            return SourceReader.text(of: bytes, path: path, &diagnostics)
        }
        return SourceReader.text(of: Array(text.utf8), path: path, &diagnostics)
    }

    /// By how their files begin: ZIP (and workbooks), gzip, bzip2, xz, zstd, 7z, tar, PDF and the older workbooks.
    private static func isArchive(_ bytes: [UInt8]) -> Bool {
        let beginnings: [[UInt8]] = [
            [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58, 0x5A],
            [0x28, 0xB5, 0x2F, 0xFD], [0x37, 0x7A, 0xBC, 0xAF], [0x25, 0x50, 0x44, 0x46], [0xD0, 0xCF, 0x11, 0xE0],
        ]
        return beginnings.contains { bytes.starts(with: $0) }
            || (bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8))
    }

    /// A text that is not UTF-8, or `nil` where it is.
    private static func foreign(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isLittle = bytes[0] == 0xFF
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
                isLittle
                    ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                    : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
            }
            return String(decoding: units, as: UTF16.self)
        }
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        return String(String.UnicodeScalarView(bytes.map(WindowsCharacters.scalar)))
    }
}
