package import Diagnostics
package import SiteModel
package import Templates

/// A theme that was read and checked: templates that name only what there is, and assets with their published names.
package struct Theme: Sendable {
    /// A file that the theme publishes.
    package struct Asset: Sendable {
        /// The path in the theme's `assets` folder, such as `icons/copy.svg`.
        package let source: String
        /// The path in the site, such as `assets/icons/copy.3f9ac2d17b80e564.svg`.
        package let path: String
        package let bytes: [UInt8]
    }

    /// What `theme.yml` puts on every page.
    package struct Frame: Sendable {
        /// An image that the site has, and its size.
        package struct Logo: Sendable {
            package let path: String
            package let size: ImageSize
        }

        package var name: String?
        /// The colours of the page itself, as CSS writes them, where the stylesheet declares them.
        package var paperLight: String?
        package var paperDark: String?
        /// The path in the site.
        package var icon: String?
        package var logo: Logo?
        package var header: [ThemeSettings.Link] = []
        package var footer: [ThemeSettings.Link] = []

        package var links: [ThemeSettings.Link] { header + footer }
    }

    /// The folder, as it is called in reports.
    private let root: String
    /// By kind of page, and that of the navigation.
    private let templates: [String: PageTemplate]
    /// By source.
    package let assets: [Asset]
    package let frame: Frame
    /// What the program itself says.
    package let words: Words
    /// The templates that lie in the theme folder, by name, to point at.
    package let ownTemplates: [String: SourceFile]

    /// Whether it is as its author wrote it. Where it is not, which forbids to build, the templates may be those that come
    /// with the program, and assets may be missing.
    package let isSound: Bool
    /// The templates of the author's that are not used, since something is wrong with them.
    package let unusedTemplates: [SourceFile]

    /// A template by its name. The theme has been checked: what pages are made with is there.
    package func template(_ name: String) -> PageTemplate {
        templates[name] ?? PageTemplate(words: words)
    }

    /// What it lacks for the pages of some kinds, which not every site has.
    package func faults(lacking kinds: [PageKind]) -> [Diagnostic] {
        guard isSound else { return [] }
        return kinds.filter { templates[$0.rawValue] == nil }.map { TemplateCheck.missing($0.rawValue, in: root) }
    }

    /// Takes templates that have been checked.
    init(
        root: String,
        templates: [String: ScannedTemplate],
        own ownTemplates: [String: SourceFile],
        assets: [Asset],
        frame: Frame,
        words: Words,
        isSound: Bool,
        unused unusedTemplates: [SourceFile]
    ) {
        let names = PageKind.allCases.map(\.rawValue) + [TemplateVocabulary.navigationTemplate]
        self.templates = Dictionary(
            uniqueKeysWithValues: names.compactMap { name in
                templates[name].map { (name, PageTemplate($0, partials: templates, words: words)) }
            }
        )
        self.root = root
        self.assets = assets
        self.frame = frame
        self.words = words
        self.ownTemplates = ownTemplates
        self.isSound = isSound
        self.unusedTemplates = unusedTemplates
    }

    /// The name of an asset's variable: every character of its source that is no letter or digit becomes `_`.
    package static func variable(for source: String) -> String {
        String(source.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
