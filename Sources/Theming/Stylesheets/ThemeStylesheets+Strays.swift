internal import Diagnostics
internal import Stylesheets

extension ThemeStylesheets {
    /// Reports what closes or ends nothing in the middle of a stylesheet.
    mutating func reportStrays(of stylesheet: ScannedStylesheet) {
        for bounds in stylesheet.strays {
            let place = stylesheet.range(bounds)
            let headline =
                place.text == ";"
                ? "this `;` ends nothing, and takes the rule behind it away"
                : "this `\(place.text)` closes nothing, and takes the rule behind it away"
            let help =
                place.text == "}" ? "remove it, or see whether a `}` before it closes a block too early" : "remove it"
            report(.stylesheetSyntax, headline, place, help)
        }
    }
}
