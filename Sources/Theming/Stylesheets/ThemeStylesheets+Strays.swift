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

    /// Reports what has no end. At the end of all it takes nothing away, and what was to stand behind it is missing.
    mutating func reportOpenings(of stylesheet: ScannedStylesheet) {
        if let place = stylesheet.opening.map(stylesheet.range) {
            let (what, end) = Self.form(of: place.text)
            let headline = "this \(what) has no end, and takes in what stands behind it"
            report(.stylesheetSyntax, headline, place, "write `\(end)` where it ends")
        }
        for place in stylesheet.cutStrings.map(stylesheet.range) {
            let headline = "this text has no end in its line, so that browsers pass over the declaration"
            let quote = place.text.prefix(1)
            report(.stylesheetSyntax, headline, place, "write `\(quote)` where it ends, or `\\A ` for a new line in it")
        }
    }

    /// What begins so, and what ends it.
    private static func form(of opening: Substring) -> (what: String, end: String) {
        switch opening {
        case "/*": ("comment", "*/")
        case "{": ("block", "}")
        case "[": ("bracket", "]")
        case "\"", "'": ("text", String(opening))
        default: ("parenthesis", ")")
        }
    }
}
