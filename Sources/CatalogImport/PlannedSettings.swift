internal import CatalogReading
internal import Diagnostics
package import FieldMapping
internal import ForeignText
internal import ImportSources
package import SiteModel

/// What the site has to say of an imported catalog.
package struct PlannedSettings: Sendable {
    var title = "Errors"
    /// What `docsite new site` says, too, where the source says nothing.
    var description = "Every error code, what it means and how to fix it."
    var baseURL: String?
    var addresses: String?
    var siteRoot: String?
    package var placeholders: PlaceholderStyle?
    package var facts: [DeclaredFact] = []

    init() {}

    init(_ said: FieldMap.Settings, _ founds: [FoundCatalog]) {
        let titles = founds.compactMap(\.title?.value)
        if let title = said.title ?? (titles.count == 1 ? titles[0] : nil) { self.title = EntryDrafting.oneLine(title) }
        let about = founds.count == 1 ? founds[0].about?.value : nil
        if let text = said.description ?? about.map({ HTMLMarkdown.plain($0) }) {
            description = String(EntryDrafting.oneLine(text).prefix(300))
        }
        baseURL = said.baseURL ?? founds.lazy.compactMap(\.home?.value).first.flatMap(Self.folder)
    }

    /// An address as a base: a folder.
    private static func folder(_ address: String) -> String? {
        let plain = String(address.prefix { $0 != "#" && $0 != "?" })
        let folder = plain.hasSuffix("/") ? plain : plain + "/"
        return BaseURL(folder)?.absolute
    }

    /// The file, where there is none yet.
    package var text: String {
        var lines =
            CatalogValue.text(title).lines(of: "title") + CatalogValue.text(description).lines(of: "description")
        if baseURL == nil { lines.append("# Where the site will live; the links work anywhere below it.") }
        lines.append("base_url: \(baseURL ?? SampleText.baseURL)")
        lines.append("language: en")
        for key in keys { lines += [""] + key.lines }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The keys that the catalog needs.
    package var keys: [(name: String, lines: [String])] {
        var keys: [(String, [String])] = []
        if let addresses {
            keys.append(("addresses", ["addresses:"] + CatalogValue.text(addresses).lines(of: "entry", indent: 2)))
        }
        if let siteRoot { keys.append(("site_root", CatalogValue.text(siteRoot).lines(of: "site_root"))) }
        if let placeholders { keys.append(("placeholders", ["placeholders: \(placeholders.rawValue)"])) }
        if !facts.isEmpty { keys.append(("fields", ["fields:"] + facts.flatMap { $0.declaration(indent: 2) })) }
        return keys
    }
}
