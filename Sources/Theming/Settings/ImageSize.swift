/// How large an image is in CSS pixels, read off its head, so that pages can keep its place.
package struct ImageSize: Sendable, Equatable {
    package let width: Int
    package let height: Int

    /// Reads a PNG (RFC 2083, `IHDR`), or an SVG with `width` and `height`, or with a `viewBox`.
    init?(of bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count >= 24 {
            let numbers = [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
            self.init(Double(numbers[0]), Double(numbers[1]))
            return
        }
        let text = String(decoding: bytes.prefix(64 << 10), as: UTF8.self)
        guard let start = text.firstRange(of: "<svg"), let end = text[start.upperBound...].firstIndex(of: ">") else {
            return nil
        }
        let tag = text[start.upperBound..<end]
        if let width = Self.attribute("width", of: tag).flatMap(Self.pixels),
            let height = Self.attribute("height", of: tag).flatMap(Self.pixels)
        {
            self.init(width, height)
            return
        }
        let box = Self.attribute("viewBox", of: tag)?.split { $0 == " " || $0 == "," }.compactMap { Double($0) } ?? []
        guard box.count == 4 else { return nil }
        self.init(box[2], box[3])
    }

    private init?(_ width: Double, _ height: Double) {
        guard (1...100_000).contains(width), (1...100_000).contains(height) else { return nil }
        self.width = Int(width.rounded())
        self.height = Int(height.rounded())
    }

    private static func attribute(_ name: String, of tag: Substring) -> Substring? {
        for quote in ["\"", "'"] {
            guard let start = tag.firstRange(of: " \(name)=\(quote)") ?? tag.firstRange(of: "\n\(name)=\(quote)") else {
                continue
            }
            return tag[start.upperBound...].prefix { String($0) != quote }
        }
        return nil
    }

    /// A length in pixels, with or without its unit; `nil` for any other.
    private static func pixels(_ text: Substring) -> Double? {
        Double(text.hasSuffix("px") ? text.dropLast(2) : text)
    }
}
