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
        /// In the order of the README.
        package let variables: [Variable]
        /// How many of them, the last ones, its base does not have.
        private let ownCount: Int
        /// The kinds of its variables by their names.
        let names: [String: Kind]

        init(title: String?, base: String?, variables: [Variable], own: Int? = nil) {
            self.title = title
            self.base = base
            self.variables = variables
            ownCount = own ?? variables.count
            names = Dictionary(variables.map { ($0.name, $0.kind) }) { first, _ in first }
        }

        /// The variables that its base does not have.
        package var own: ArraySlice<Variable> { variables.suffix(ownCount) }
    }

    /// Of all templates.
    package let common: Shape
    /// Of the templates of all pages.
    package let pages: Shape
    /// What each kind of page has beside those.
    package let kinds: [PageKind: Shape]
    /// What the navigation has, which knows the folder and the group but not the page, beside the common ones.
    package let navigation: Shape

    /// - Parameters:
    ///   - common: has the variables of all templates.
    ///   - pages: has those of the templates of all pages.
    ///   - navigation: has those of the navigation.
    ///   - kind: what the further variables of a kind of page are.
    package init<Common: TemplateSubject, Pages: TemplateSubject, Navigation: TemplateSubject>(
        _ common: Common.Type,
        pages: Pages.Type,
        navigation: Navigation.Type,
        _ kind: (PageKind) -> any TemplateSubject.Type
    ) {
        self.common = Common.variables.shape
        self.pages = Pages.variables.shape
        self.navigation = Navigation.variables.shape
        kinds = Dictionary(uniqueKeysWithValues: PageKind.allCases.map { ($0, Self.shape(of: kind($0))) })
    }

    private static func shape<Subject: TemplateSubject>(of subject: Subject.Type) -> Shape {
        Subject.variables.shape
    }

    /// The names for the template of a kind of page.
    func names(of kind: PageKind) -> [String: Kind] {
        pages.names.merging(kinds[kind]?.names ?? [:]) { first, _ in first }
    }

    /// The names for the navigation.
    var navigationNames: [String: Kind] {
        common.names.merging(navigation.names) { first, _ in first }
    }
}
