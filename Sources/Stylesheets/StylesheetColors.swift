internal import Diagnostics

/// The colours that a stylesheet declares as variables: `--link: light-dark(#14509b, #8fbdf5)`, or `--link: #14509b`
/// for both schemes.
///
/// `theme.yml` sets them by name. Each is put in the place of its first declaration, so that all rules that follow,
/// such as those for more contrast, hold as they did, and no byte is sent that is not used.
package struct StylesheetColors {
    package struct Color {
        package fileprivate(set) var light: RGBColor
        package fileprivate(set) var dark: RGBColor
        fileprivate var isSet = false
        /// Where the value stands, in UTF-8 bytes.
        fileprivate let bounds: Range<Int>

        fileprivate var css: String {
            light == dark ? light.css : "light-dark(\(light.css), \(dark.css))"
        }
    }

    private let bytes: [UInt8]
    /// By name, without the dashes.
    package private(set) var colors: [String: Color] = [:]

    package init(of stylesheet: String) {
        bytes = Array(stylesheet.utf8)
        let tokens = StylesheetTokens(of: bytes).tokens.filter { $0.kind != .comment && $0.kind != .whitespace }
        for index in tokens.indices.dropLast() {
            guard tokens[index].kind == .identifier, tokens[index + 1].kind == .other(UInt8(ascii: ":")) else {
                continue
            }
            // Behind a brace or a semicolon; elsewhere it is a part of a selector or a value.
            let begins =
                index == 0 || Self.isDeclarationEnd(tokens[index - 1].kind) || tokens[index - 1].kind == Self.brace
            guard begins else { continue }
            let name = StylesheetTokens.decoded(tokens[index].bounds, of: bytes)
            guard name.hasPrefix("--"), colors[String(name.dropFirst(2))] == nil else { continue }
            colors[String(name.dropFirst(2))] = color(tokens[(index + 2)...])
        }
    }

    /// Sets a colour; nothing where the stylesheet does not declare it.
    package mutating func set(_ name: String, light: RGBColor?, dark: RGBColor?) {
        guard var color = colors[name] else { return }
        color.light = light ?? color.light
        color.dark = dark ?? color.dark
        color.isSet = true
        colors[name] = color
    }

    /// The stylesheet with the colours as they are now.
    package var stylesheet: String {
        var result: [UInt8] = []
        var position = 0
        for color in colors.values.filter(\.isSet).sorted(by: { $0.bounds.lowerBound < $1.bounds.lowerBound }) {
            result += bytes[position..<color.bounds.lowerBound]
            result += color.css.utf8
            position = color.bounds.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    /// The colour that a declaration's value is, or `nil` where it is something else.
    private func color(_ tokens: ArraySlice<StylesheetTokens.Token>) -> Color? {
        let value = Array(tokens.prefix(7).prefix { !Self.isDeclarationEnd($0.kind) })
        guard let first = value.first, let last = value.last else { return nil }
        let bounds = first.bounds.lowerBound..<last.bounds.upperBound
        if value.count == 1 { return hash(first).map { Color(light: $0, dark: $0, bounds: bounds) } }
        guard value.count == 5, first.kind == .function("light-dark"), value[2].kind == .other(UInt8(ascii: ",")),
            last.kind == .other(UInt8(ascii: ")")), let light = hash(value[1]), let dark = hash(value[3])
        else { return nil }
        return Color(light: light, dark: dark, bounds: bounds)
    }

    private func hash(_ token: StylesheetTokens.Token) -> RGBColor? {
        token.kind == .hash ? RGBColor(String(decoding: bytes[token.bounds], as: UTF8.self)) : nil
    }

    private static let brace = StylesheetTokens.Kind.other(UInt8(ascii: "{"))

    private static func isDeclarationEnd(_ kind: StylesheetTokens.Kind) -> Bool {
        kind == .other(UInt8(ascii: ";")) || kind == .other(UInt8(ascii: "}"))
    }
}
