package import YAML

/// The keys of `theme.yml`.
package enum ThemeKeys {
    static let name = Key.text("name", "What the theme is called.")
    static let inherit = Key.flag(
        "inherit",
        "Whether what this folder does not have is taken from docsite's own theme; `true` unless given."
    )
    static let colors = Key.node(
        "colors",
        .mapping(colorNames, others: color),
        "Colors in hexadecimal, by the names of the variables of `assets/site.css`; in quotes, since YAML takes `#` for a comment."
    )
    static let logo = Key.text(
        "logo",
        matching: image,
        "An SVG or PNG image in `assets/`, in place of the mark; `prefers-color-scheme` in an SVG follows the page's scheme."
    )
    static let icon = Key.text("icon", matching: image, "An SVG or PNG image in `assets/`, for the tabs of browsers.")
    static let header = Key.node("header", .names(.text), "Links at the top of every page: " + link)
    static let footer = Key.node("footer", .names(.text), "Links at the end of every page: " + link)
    static let styles = Key.texts(
        "styles",
        matching: #"^[^/.].*\.css$"#,
        "Stylesheets in `assets/` that are added to the end of `site.css`; a reader fetches no file more."
    )

    package static let all = SchemaKeys(name, inherit, colors, logo, icon, header, footer, styles)

    /// What a colour of the default theme is for. A theme with a stylesheet of its own may have others.
    static let colorNames = SchemaKeys(
        named("paper", "What everything stands on."),
        named("panel", "What code stands on."),
        named("lit", "What the entry stands on that a link has led to."),
        named("ink", "Text."),
        named("quiet", "Text of less weight: messages, labels, counts."),
        named("hair", "Lines that part things."),
        named("edge", "Lines around what one can use: fields and buttons."),
        named("link", "Links, and codes that lead somewhere."),
        named("focus", "The ring around what has the focus."),
        named("fault-client", "Statuses of 400 to 499, and the squiggle."),
        named("fault-server", "Statuses of 500 to 599."),
        named("never", "What must not be retried."),
        named("change", "What may be retried after a change."),
        named("check", "What may have gone through already."),
        named("later", "What may be retried after a while."),
        named("safe", "What may be retried at once.")
    )

    static let light = Key.text("light", matching: hexadecimal, "In the light scheme.")
    static let dark = Key.text("dark", matching: hexadecimal, "In the dark scheme.")
    static let schemes = SchemaKeys(light, dark)

    private static func named(_ name: String, _ about: String) -> Key<YAMLNode> {
        Key.node(name, color, about)
    }

    private static let color = SchemaKey.Value.either(.matching(hexadecimal), .mapping(schemes))
    private static let hexadecimal = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
    private static let link = "a title and an address each, or a path in the site."
    private static let image = #"^[^/.].*\.(svg|png)$"#
}
