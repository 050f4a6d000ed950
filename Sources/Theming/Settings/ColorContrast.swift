internal import Diagnostics
internal import Stylesheets

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Whether the colours of `theme.yml` can be told apart, by the measure of WCAG 2.2.
enum ColorContrast {
    /// What a colour must stand out from, and how much.
    private struct Demand {
        let inks: [String]
        let grounds: [String]
        let ratio: Double
        let reason: String
    }

    private static let demands = [
        Demand(
            inks: [
                "ink", "quiet", "link", "fault-client", "fault-server", "never", "change", "check", "later", "safe",
            ],
            grounds: ["paper", "panel", "lit"],
            ratio: 4.5,
            reason: "text needs 4.5:1 (WCAG 2.2, 1.4.3)"
        ),
        Demand(
            inks: ["edge", "focus"],
            grounds: ["paper"],
            ratio: 3,
            reason: "what shows a control needs 3:1 (WCAG 2.2, 1.4.11)"
        ),
    ]

    /// A colour that does not stand out enough.
    private struct Failure {
        let ink: String
        let ground: String
        let ratio: Double
    }

    /// Checks every pair of which the author chose one.
    /// - Parameters:
    ///   - chosen: the colours of `theme.yml`.
    ///   - colors: all colours, with those in their places.
    /// - Returns: a warning for each colour that is too weak, at the colour that the author chose.
    static func check(
        _ chosen: [ThemeSettings.Color],
        in colors: [String: StylesheetColors.Color]
    ) -> [Diagnostic] {
        guard !chosen.isEmpty else { return [] }
        return [("light", \StylesheetColors.Color.light, \ThemeSettings.Color.light), ("dark", \.dark, \.dark)]
            .flatMap { scheme, color, choice in
                let places = Dictionary(
                    chosen.compactMap { own in own[keyPath: choice].map { (own.name.value, $0.range) } }
                ) { first, _ in first }
                return check(colors.mapValues { $0[keyPath: color] }, chosen: places, scheme: scheme)
            }
    }

    private static func check(
        _ colors: [String: RGBColor],
        chosen: [String: SourceRange],
        scheme: String
    ) -> [Diagnostic] {
        demands.flatMap { demand in
            let failures = demand.inks.flatMap { ink in
                demand.grounds.compactMap { ground -> Failure? in
                    guard let one = colors[ink], let other = colors[ground] else { return nil }
                    guard chosen[ink] != nil || chosen[ground] != nil else { return nil }
                    let ratio = ratio(one, other)
                    return ratio < demand.ratio ? Failure(ink: ink, ground: ground, ratio: ratio) : nil
                }
            }
            // A weak ink is told once, with the ground that it is weakest on; a ground once for all inks of others.
            let ofInks = demand.inks.compactMap { ink -> Diagnostic? in
                guard let place = chosen[ink] else { return nil }
                guard let worst = failures.filter({ $0.ink == ink }).min(by: { $0.ratio < $1.ratio }) else {
                    return nil
                }
                return warning(worst, colors, scheme, at: place, help: help(ink, demand, colors))
            }
            let ofGrounds = demand.grounds.compactMap { ground -> Diagnostic? in
                guard let place = chosen[ground] else { return nil }
                let weak = failures.filter { $0.ground == ground && chosen[$0.ink] == nil }
                guard let worst = weak.min(by: { $0.ratio < $1.ratio }) else { return nil }
                let others = weak.map(\.ink).filter { $0 != worst.ink }.map { "`\($0)`" }.joined(separator: ", ")
                let more = others.isEmpty ? "" : "; \(others) are too weak on it, too"
                return warning(worst, colors, scheme, at: place, help: demand.reason + more)
            }
            return ofInks + ofGrounds
        }
    }

    private static func warning(
        _ failure: Failure,
        _ colors: [String: RGBColor],
        _ scheme: String,
        at place: SourceRange,
        help: String
    ) -> Diagnostic {
        func named(_ name: String) -> String { "`\(name)` (\(colors[name]?.css ?? ""))" }
        // Cut, not rounded: 4.49 is not enough, and must not look as if it were.
        let ratio = Double(Int(failure.ratio * 100)) / 100
        return Diagnostic(
            .lowContrast,
            "\(named(failure.ink)) on \(named(failure.ground)) has a contrast of \(ratio):1 only, in the \(scheme) scheme",
            at: place,
            help: help
        )
    }

    private static func help(_ ink: String, _ demand: Demand, _ colors: [String: RGBColor]) -> String {
        let grounds = demand.grounds.compactMap { colors[$0] }
        guard let color = colors[ink], let better = nearest(to: color, on: grounds, ratio: demand.ratio) else {
            return demand.reason
        }
        return "\(demand.reason); `\"\(better.css)\"` has it"
    }

    /// The first colour on the way to black or to white that stands out enough, the nearer of the two.
    private static func nearest(to color: RGBColor, on grounds: [RGBColor], ratio needed: Double) -> RGBColor? {
        for step in 1...100 {
            for end in [0, 255] {
                func mixed(_ channel: UInt8) -> UInt8 { UInt8((Int(channel) * (100 - step) + end * step) / 100) }
                let candidate = RGBColor(red: mixed(color.red), green: mixed(color.green), blue: mixed(color.blue))
                if grounds.allSatisfy({ ratio(candidate, $0) >= needed }) { return candidate }
            }
        }
        return nil
    }

    /// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
    static func ratio(_ one: RGBColor, _ other: RGBColor) -> Double {
        let luminances = [luminance(one), luminance(other)].sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    /// The relative luminance, from 0 to 1 (WCAG 2.2, "relative luminance").
    private static func luminance(_ color: RGBColor) -> Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }
}
