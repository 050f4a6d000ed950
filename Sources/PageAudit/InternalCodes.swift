package import Diagnostics
package import PageMarkup
package import SiteModel
internal import SitePaths

/// The codes that only internal readers may know of, looked for in every file of a public site: the proof that none of
/// them came there by way of a title, a template or a static file.
///
/// A code of plain letters is a word as well, and is not looked for.
package final class InternalCodes: Sendable {
    /// A spelling of a code that is looked for.
    private struct Spelling: Sendable {
        let bytes: [UInt8]
        /// Where the run of letters, digits and `_` begins by which it is looked up.
        let offset: Int
        let code: Located<ErrorCode>
    }

    /// The spellings by their longest run of letters, digits and `_`.
    private let spellings: [ArraySlice<UInt8>: [Spelling]]
    /// The lengths that such runs have, a bit each, by their first byte: most runs of a file are none by that alone.
    private let lengths: [UInt64]
    /// There is none where nothing is left out.
    package init?(_ readership: Readership) {
        guard readership.audience == .everyone, !readership.leftOut.isEmpty else { return nil }
        var spellings: [ArraySlice<UInt8>: [Spelling]] = [:]
        var lengths = [UInt64](repeating: 0, count: 256)
        for (name, code) in readership.leftOut {
            let bytes = Array(name.utf8)
            guard Self.isTelling(bytes), let run = Self.longestRun(in: bytes) else { continue }
            let spelling = Spelling(bytes: bytes, offset: run.lowerBound, code: code)
            spellings[bytes[run], default: []].append(spelling)
            lengths[Int(bytes[run.lowerBound])] |= Self.bit(ofLength: run.count)
        }
        guard !spellings.isEmpty else { return nil }
        self.spellings = spellings
        self.lengths = lengths
    }

    /// A code that stands in a file.
    package struct Sighting: Sendable {
        fileprivate let code: Located<ErrorCode>
        fileprivate let path: String
    }

    /// A fault for each code that was seen, at its place in the catalog.
    package static func faults(_ sightings: [Sighting]) -> [Diagnostic] {
        let byCode = Dictionary(grouping: sightings) { $0.code.value.rawValue }
        return byCode.sorted { $0.key < $1.key }.compactMap { code, sightings in
            guard let first = sightings.min(by: { $0.path < $1.path }) else { return nil }
            return Diagnostic(
                .internalText,
                "the internal code `\(code)` stands in \(first.path), which is public",
                at: first.code.range,
                help: "say it otherwise in what is public, or put it into a quote that begins with `[!INTERNAL]`"
            )
        }
    }

    /// Looks for the codes in a file. None of its parts begins or ends within a code.
    package func sightings(in file: OutputFile) -> [Sighting] {
        file.parts.flatMap { codes(in: $0) }.map { Sighting(code: $0, path: file.path) }
    }

    private func codes(in bytes: [UInt8]) -> [Located<ErrorCode>] {
        var seen: [Located<ErrorCode>] = []
        var start = 0
        while start < bytes.count {
            guard Self.isOfRun(bytes[start]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < bytes.count, Self.isOfRun(bytes[end]) { end += 1 }
            if lengths[Int(bytes[start])] & Self.bit(ofLength: end - start) != 0,
                let candidates = spellings[bytes[start..<end]]
            {
                seen += candidates.filter { Self.stands($0, at: start, in: bytes) }.map(\.code)
            }
            start = end
        }
        return seen
    }

    /// Whether a spelling stands where a run begins, and is no part of a longer name.
    private static func stands(_ spelling: Spelling, at run: Int, in bytes: [UInt8]) -> Bool {
        let start = run - spelling.offset
        let end = start + spelling.bytes.count
        guard start >= 0, end <= bytes.count, bytes[start..<end].elementsEqual(spelling.bytes) else { return false }
        return !(start > 0 && isOfName(bytes[start - 1])) && !(end < bytes.count && isOfName(bytes[end]))
    }

    /// Whether a name is hardly anything but a code.
    private static func isTelling(_ name: [UInt8]) -> Bool {
        !name.dropFirst().allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } && name.count > 2
    }

    private static func longestRun(in bytes: [UInt8]) -> Range<Int>? {
        bytes.indices.split { !isOfRun(bytes[$0]) }.max { $0.count < $1.count }.map { $0.startIndex..<$0.endIndex }
    }

    private static func bit(ofLength count: Int) -> UInt64 {
        1 << UInt64(min(count, 63))
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        isOfRun(byte) || byte == UInt8(ascii: "-")
    }

    private static func isOfRun(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
