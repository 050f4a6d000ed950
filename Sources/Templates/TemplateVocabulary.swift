package import SiteModel

/// What templates may name, and of what kind each is. A template that names anything else is refused.
package struct TemplateVocabulary: Sendable {
    package indirect enum Kind: Sendable {
        /// Text, escaped by `{{name}}`.
        case text
        /// Finished HTML, for `{{{name}}}`.
        case html
        /// True or false, for sections only.
        case flag
        /// A section that is rendered for each item.
        case list(Kind)
        /// A section with names of its own.
        case object(Shape)
        /// A section with the names of the theme's assets.
        case assets
        /// A section with names that the site declares, each of an object.
        case named(Shape)
    }

    /// A name, its kind, and what one cannot guess of it.
    package struct Variable: Sendable {
        package let name: String
        package let kind: Kind
        package let about: String
    }

    /// The variables of something.
    package struct Shape: Sendable {
        /// What it is called where it is described by itself.
        package let title: String?
        /// What else has its first variables, where that is described by itself.
        package let base: String?
        /// In the order of the guide.
        package let variables: [Variable]
        /// How many of them, the last ones, its base does not have.
        private let ownCount: Int
        /// Where each name stands among its variables.
        let names: TemplateNames

        init(title: String?, base: String?, variables: [Variable], own: Int? = nil) {
            self.title = title
            self.base = base
            self.variables = variables
            ownCount = own ?? variables.count
            names = TemplateNames(variables.map { TemplateName($0.name) })
        }

        /// The variables that its base does not have.
        package var own: ArraySlice<Variable> { variables.suffix(ownCount) }

        /// The kind of the variable of a name.
        subscript(name: TemplateName) -> Kind? {
            names.index(of: name).map { variables[$0].kind }
        }
    }

    /// The name of the template for the navigation, which is rendered once for all pages of a folder.
    package static let navigationTemplate = "navigation"

    /// Of all templates.
    package let common: Shape
    /// Of the templates of all pages.
    package let pages: Shape
    /// What the navigation has, which knows the folder and the group but not the page, beside the common ones.
    package let navigation: Shape
    /// What has the further variables of a kind of page.
    private let kind: @Sendable (PageKind) -> any TemplateSubject.Type

    /// - Parameters:
    ///   - common: has the variables of all templates.
    ///   - pages: has those of the templates of all pages.
    ///   - navigation: has those of the navigation.
    ///   - kind: what has the further variables of a kind of page.
    package init<Common: TemplateSubject, Pages: TemplateSubject, Navigation: TemplateSubject>(
        _ common: Common.Type,
        pages: Pages.Type,
        navigation: Navigation.Type,
        _ kind: @escaping @Sendable (PageKind) -> any TemplateSubject.Type
    ) {
        self.common = Common.variables.shape
        self.pages = Pages.variables.shape
        self.navigation = Navigation.variables.shape
        self.kind = kind
    }

    /// What a kind of page has beside what all pages have.
    package func shape(of kind: PageKind) -> Shape {
        Self.shape(of: self.kind(kind))
    }

    private static func shape<Subject: TemplateSubject>(of subject: Subject.Type) -> Shape {
        Subject.variables.shape
    }
}
