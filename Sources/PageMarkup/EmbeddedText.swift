/// A text that stands in HTML, character references resolved, with the places that its bytes come from.
struct EmbeddedText {
    private(set) var bytes: [UInt8] = []
    /// Of each byte, and of the end.
    private var origins: [Int] = []

    /// No reference is longer.
    private static let longestReference = 33

    init(_ html: Span<UInt8>, _ value: Range<Int>) {
        bytes.reserveCapacity(value.count)
        origins.reserveCapacity(value.count + 1)
        var offset = value.lowerBound
        while offset < value.upperBound {
            let (meant, count) = Self.reference(html, offset..<value.upperBound) ?? ([html[offset]], 1)
            bytes += meant
            for _ in meant { origins.append(offset) }
            offset += count
        }
        origins.append(value.upperBound)
    }

    /// A text in which there are no references.
    init(asItStands html: Span<UInt8>, _ range: Range<Int>) {
        bytes = range.map { html[$0] }
        origins = Array(range.lowerBound...range.upperBound)
    }

    /// Where a stretch of it stands in the HTML.
    func origin(of range: Range<Int>) -> Range<Int> {
        origins[range.lowerBound]..<origins[range.upperBound]
    }

    /// What the reference stands for that begins a stretch, and how long it is.
    private static func reference(_ html: Span<UInt8>, _ rest: Range<Int>) -> (meant: [UInt8], count: Int)? {
        guard html[rest.lowerBound] == UInt8(ascii: "&"),
            let end = rest.prefix(longestReference).first(where: { html[$0] == UInt8(ascii: ";") })
        else { return nil }
        let reference = rest.lowerBound..<end + 1
        let written = String(
            decoding: reference.map { html[$0] },
            as: UTF8.self
        )
        let meant = CharacterReferences.resolved(in: written)
        return meant == written ? nil : (Array(meant.utf8), reference.count)
    }
}
