package import SourceReading

/// The keys of `theme.yml`.
package enum ThemeKeys {
    package static let theme = [
        SchemaKey("name", .text, "What the theme is called."),
        SchemaKey(
            "inherit",
            .bool,
            "Whether what this folder does not have is taken from docsite's own theme; true unless given."
        ),
        SchemaKey("colors", .mapping(colors, others: color), "Colors of site.css, by the names of its variables."),
        SchemaKey("logo", .matching(image), "An SVG or PNG image in assets/, in place of the mark on every page."),
        SchemaKey("icon", .matching(image), "An SVG or PNG image in assets/ that browsers show in tabs."),
        SchemaKey("header", .names(.text), "Links at the top of every page, a title and an address each."),
        SchemaKey("footer", .names(.text), "Links at the end of every page, a title and an address each."),
        SchemaKey(
            "styles",
            .list(.matching(#"^[^/.].*\.css$"#)),
            "Stylesheets in assets/ that are added to the end of site.css."
        ),
    ]

    /// What a colour of the default theme is for. A theme with a stylesheet of its own may have others.
    static let colors = [
        SchemaKey("paper", color, "What everything stands on."),
        SchemaKey("panel", color, "What code stands on."),
        SchemaKey("lit", color, "What the entry stands on that a link has led to."),
        SchemaKey("ink", color, "Text."),
        SchemaKey("quiet", color, "Text of less weight: messages, labels, counts."),
        SchemaKey("hair", color, "Lines that part things."),
        SchemaKey("edge", color, "Lines around what one can use: fields and buttons."),
        SchemaKey("link", color, "Links, and codes that lead somewhere."),
        SchemaKey("focus", color, "The ring around what has the focus."),
        SchemaKey("fault-client", color, "Statuses of 400 to 499, and the squiggle."),
        SchemaKey("fault-server", color, "Statuses of 500 to 599."),
        SchemaKey("never", color, "What must not be retried."),
        SchemaKey("change", color, "What may be retried after a change."),
        SchemaKey("check", color, "What may have gone through already."),
        SchemaKey("later", color, "What may be retried after a while."),
        SchemaKey("safe", color, "What may be retried at once."),
    ]

    static let schemes = [
        SchemaKey("light", .matching(hexadecimal), "In the light scheme."),
        SchemaKey("dark", .matching(hexadecimal), "In the dark scheme."),
    ]

    private static let color = SchemaKey.Value.either(.matching(hexadecimal), .mapping(schemes))
    private static let hexadecimal = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
    private static let image = #"^[^/.].*\.(svg|png)$"#
}
