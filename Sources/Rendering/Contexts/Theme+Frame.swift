internal import Diagnostics
internal import Theming

extension Theme.Frame {
    /// What templates find under `theme`.
    /// - Parameter root: the relative address of the site's root.
    /// - Returns: the names.
    func names(root: String) -> NamedValues {
        func links(_ links: [ThemeSettings.Link]) -> TemplateValue {
            .list(
                links.map { link in
                    let url = link.path == nil ? link.address.value : root + link.address.value
                    return .names([.title: .text(link.title), .url: .text(url)])
                }
            )
        }
        let logoNames: NamedValues? = logo.map { logo in
            [
                .url: .text(root + logo.path), .width: .text(String(logo.size.width)),
                .height: .text(String(logo.size.height)),
            ]
        }
        return [
            .header: links(header), .hasHeader: .flag(!header.isEmpty),
            .footer: links(footer), .hasFooter: .flag(!footer.isEmpty),
            .name: .optional(name),
            .paperLight: .optional(paperLight),
            .paperDark: .optional(paperDark),
            .icon: .optional(icon.map { root + $0 }),
            .logo: logoNames.map { .names($0) } ?? .absent,
        ]
    }
}
