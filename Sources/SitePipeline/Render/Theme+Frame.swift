internal import Diagnostics

extension Theme.Frame {
    /// What templates find under `theme`.
    /// - Parameter root: the relative address of the site's root.
    /// - Returns: the names, with what is not given left out.
    func names(root: String) -> PageContexts.Context {
        func links(_ links: [ThemeSettings.Link]) -> TemplateValue {
            .list(
                links.map { link in
                    let url = link.path == nil ? link.address.value : root + link.address.value
                    return .object(["title": .text(link.title), "url": .text(url)])
                }
            )
        }
        var names: PageContexts.Context = [
            "header": links(header), "has_header": .flag(!header.isEmpty),
            "footer": links(footer), "has_footer": .flag(!footer.isEmpty),
        ]
        if let name { names["name"] = .text(name) }
        if let paperLight { names["paper_light"] = .text(paperLight) }
        if let paperDark { names["paper_dark"] = .text(paperDark) }
        if let icon { names["icon"] = .text(root + icon) }
        if let logo {
            names["logo"] = .object([
                "url": .text(root + logo.path), "width": .text(String(logo.size.width)),
                "height": .text(String(logo.size.height)),
            ])
        }
        return names
    }
}
