package import Diagnostics
internal import SiteModel
internal import SitePaths
internal import Stylesheets

/// What a theme's author says in `theme.yml`.
package struct ThemeSettings: Sendable {
    /// A colour for each scheme; one that is not given stays as the stylesheet has it.
    struct Color: Sendable {
        let name: Located<String>
        var light: Located<RGBColor>?
        var dark: Located<RGBColor>?
    }

    /// A link that stands on every page.
    package struct Link: Sendable {
        package let title: String
        /// An absolute address, or a path in the site.
        package let address: Located<String>

        /// The path in the site that the link leads to, without a fragment; `nil` where it leads out of the site.
        package var path: String? {
            guard ExternalAddress.scheme(of: address.value) == nil else { return nil }
            return String(address.value.prefix { $0 != "#" })
        }
    }

    var name: String?
    /// Where it says that what the theme folder does not have is not taken from the theme that comes with the program.
    var standsAlone: SourceRange?
    var colors: [Color] = []
    /// The paths of assets.
    var logo: Located<String>?
    var icon: Located<String>?
    var header: [Link] = []
    var footer: [Link] = []
    /// The paths of assets, stylesheets that are added to the end of `site.css`.
    var styles: [Located<String>] = []
    /// Where the settings are written, to point at.
    var file: SourceFile?

    /// These settings, with those of another theme for what they do not name.
    func inheriting(_ other: ThemeSettings) -> ThemeSettings {
        var settings = self
        settings.name = name ?? other.name
        settings.logo = logo ?? other.logo
        settings.icon = icon ?? other.icon
        return settings
    }
}
