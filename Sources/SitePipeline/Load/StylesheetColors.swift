internal import Diagnostics

/// The colours that a stylesheet declares as variables: `--link: light-dark(#14509b, #8fbdf5)`, or `--link: #14509b`
/// for both schemes.
///
/// `theme.yml` sets them by name. Each is put in the place of its first declaration, so that all rules that follow,
/// such as those for more contrast, hold as they did, and no byte is sent that is not used.
struct StylesheetColors {
    struct Color {
        fileprivate(set) var light: RGBColor
        fileprivate(set) var dark: RGBColor
        fileprivate var isSet = false
        /// Where the value stands, in UTF-8 bytes.
        fileprivate let bounds: Range<Int>

        fileprivate var css: String {
            light == dark ? light.css : "light-dark(\(light.css), \(dark.css))"
        }
    }

    private let text: String
    /// By name, without the dashes.
    private(set) var colors: [String: Color] = [:]

    init(of stylesheet: String) {
        text = stylesheet
        let bytes = Array(stylesheet.utf8)
        var offset = 0
        while offset < bytes.count {
            if bytes[offset...].starts(with: "/*".utf8) {
                offset = bytes.place(of: "*/", from: offset + 2)?.upperBound ?? bytes.count
            } else if bytes[offset...].starts(with: "--".utf8), let next = readDeclaration(bytes, at: offset + 2) {
                offset = next
            } else {
                offset += 1
            }
        }
    }

    /// Sets a colour; nothing where the stylesheet does not declare it.
    mutating func set(_ name: String, light: RGBColor?, dark: RGBColor?) {
        guard var color = colors[name] else { return }
        color.light = light ?? color.light
        color.dark = dark ?? color.dark
        color.isSet = true
        colors[name] = color
    }

    /// The stylesheet with the colours as they are now.
    var stylesheet: String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        for color in colors.values.filter(\.isSet).sorted(by: { $0.bounds.lowerBound < $1.bounds.lowerBound }) {
            result += bytes[position..<color.bounds.lowerBound]
            result += color.css.utf8
            position = color.bounds.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    /// Reads `name: value;` and returns where the value ends, or `nil` where it is something else.
    private mutating func readDeclaration(_ bytes: [UInt8], at start: Int) -> Int? {
        var offset = start
        while offset < bytes.count, Self.isName(bytes[offset]) { offset += 1 }
        let name = String(decoding: bytes[start..<offset], as: UTF8.self)
        while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
        guard !name.isEmpty, offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { return nil }
        offset += 1
        while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
        let end = bytes[offset...].firstIndex { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "}") } ?? bytes.count
        let bounds = offset..<end
        guard colors[name] == nil, let color = Self.color(String(decoding: bytes[bounds], as: UTF8.self), bounds) else {
            return end
        }
        colors[name] = color
        return end
    }

    private static func color(_ value: String, _ bounds: Range<Int>) -> Color? {
        if let color = RGBColor(value.trimmed) { return Color(light: color, dark: color, bounds: bounds) }
        guard value.hasPrefix("light-dark("), value.trimmed.hasSuffix(")") else { return nil }
        let parts = value.trimmed.dropFirst("light-dark(".count).dropLast().split(separator: ",")
        let colors = parts.compactMap { RGBColor(String($0).trimmed) }
        guard parts.count == 2, colors.count == 2 else { return nil }
        return Color(light: colors[0], dark: colors[1], bounds: bounds)
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
