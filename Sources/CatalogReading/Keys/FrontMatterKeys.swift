package import YAML

/// The keys of the front matter of notes and pages.
package enum FrontMatterKeys {
    package static let code = Key.text(
        "code",
        "The code, or the id, of the entry that the note is for, where the file is not named after its slug."
    )
    package static let title = Key.text("title", "The name of the page; only `pages/index.md` needs none.")
    package static let description = Key.text("description", "What the page is, for its head and search engines.")
    package static let aliases = Key.texts("aliases", "Former paths of the page, which go on leading to it.")
    package static let updated = Key.text(
        "updated",
        matching: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "The day of the last change, `YYYY-MM-DD`, for the sitemap."
    )
    package static let order = Key.number(
        "order",
        Int.min...Int.max,
        "The page's place in the navigation, before pages without one; those follow by path."
    )
    package static let draft = Key.flag("draft", "Whether the page is in the preview only.")

    package static let note = SchemaKeys(code, updated)
    package static let page = SchemaKeys(title, description, aliases, updated, order, draft)
}
