/// A colour of the sRGB space, as CSS writes it in hexadecimal.
package struct RGBColor: Sendable, Equatable {
    /// From 0 to 255.
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#rgb` or `#rrggbb` (CSS Color 4, section 5.2, without transparency).
    package init?(_ text: some StringProtocol) {
        guard text.utf8.first == UInt8(ascii: "#") else { return nil }
        let digits = text.utf8.dropFirst().map { Character(UnicodeScalar($0)).hexDigitValue }
        let values = digits.compactMap { $0 }
        guard values.count == digits.count, [3, 6].contains(values.count) else { return nil }
        let channels =
            values.count == 3
            ? values.map { $0 * 17 } : stride(from: 0, to: 6, by: 2).map { values[$0] * 16 + values[$0 + 1] }
        self.init(red: UInt8(channels[0]), green: UInt8(channels[1]), blue: UInt8(channels[2]))
    }

    /// The colour as `#rrggbb`.
    package var css: String {
        let digits = String(Int(red) << 16 | Int(green) << 8 | Int(blue), radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}
