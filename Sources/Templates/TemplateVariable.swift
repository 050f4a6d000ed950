package import MarkdownRendering
package import Markup
package import SitePaths

/// A variable of templates, declared once: its name, what it means, and what it stands for in a subject. From these,
/// templates are checked and filled in, and the guide is written.
///
/// That a subject is a ``TemplateSubject`` is asked by the declarations, and not by the type: for each subject the runtime
/// would look through all conformances of the program, 0.19 million instructions, before a page is made.
package struct TemplateVariable<Subject>: Sendable {
    let name: String
    let kind: TemplateVocabulary.Kind
    /// What one cannot guess from the name, for the guide.
    let about: String
    /// What it stands for in the object of a subject.
    let value: @Sendable (AnyObject) -> TemplateValue

    private init(
        _ name: String,
        _ kind: TemplateVocabulary.Kind,
        _ about: String,
        _ value: @escaping @Sendable (AnyObject) -> TemplateValue
    ) {
        self.name = name
        self.kind = kind
        self.about = about
        self.value = value
    }

    /// The variable in another subject that holds the first.
    func reached<Other: TemplateSubject>(
        through subject: @escaping @Sendable (Other) -> Subject
    ) -> TemplateVariable<Other> where Subject: TemplateObject {
        TemplateVariable<Other>(name, kind, about) { [value] in value(subject(Other.subject(of: $0))) }
    }
}

// What a variable stands for is of its kind, because no other can be written.
extension TemplateVariable where Subject: TemplateSubject {
    /// A text, or nothing.
    package static func text(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> String?
    ) -> Self {
        Self(name, .text, about) { .optional(value(.subject(of: $0))) }
    }

    /// The address of a file of the site, by its path.
    package static func path(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> SitePath?
    ) -> Self {
        Self(name, .text, about) { value(.subject(of: $0)).map { .path($0) } ?? .absent }
    }

    /// The address of a file of the site, by its path, and what follows it.
    package static func path(
        _ name: String,
        _ about: String = "",
        rest: @escaping @Sendable (Subject) -> String,
        _ value: @escaping @Sendable (Subject) -> SitePath
    ) -> Self {
        Self(name, .text, about) { .path(value(.subject(of: $0)), rest: rest(.subject(of: $0))) }
    }

    /// A word of the program, or nothing.
    package static func word(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> ProgramWord?
    ) -> Self {
        Self(name, .text, about) { value(.subject(of: $0)).map(TemplateValue.word) ?? .absent }
    }

    /// A code as HTML, with places to break it over lines.
    package static func code(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> String?
    ) -> Self {
        Self(name, .html, about) { value(.subject(of: $0)).map(TemplateValue.code) ?? .absent }
    }

    /// A Markdown text as HTML, or nothing.
    package static func html(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> RenderedText?
    ) -> Self {
        Self(name, .html, about) { value(.subject(of: $0)).map(TemplateValue.rendered) ?? .absent }
    }

    /// Finished HTML, or nothing.
    package static func html(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> HTML?
    ) -> Self {
        Self(name, .html, about) { value(.subject(of: $0)).map(TemplateValue.html) ?? .absent }
    }

    package static func flag(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> Bool
    ) -> Self {
        Self(name, .flag, about) { .flag(value(.subject(of: $0))) }
    }

    /// A list of texts.
    package static func texts(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> [String]
    ) -> Self {
        Self(name, .list(.text), about) { .list(value(.subject(of: $0)).map(TemplateValue.text)) }
    }

    /// Something with variables of its own, or nothing.
    package static func object<Item: TemplateSubject>(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> Item?
    ) -> Self {
        Self(name, .object(Item.variables.shape), about) {
            value(.subject(of: $0)).map { .object($0.templateObject) } ?? .absent
        }
    }

    /// A class with variables of its own, or nothing: of one that is known to be a class, a page need not ask for the
    /// type.
    package static func object<Item: TemplateSubject & TemplateObject>(
        _ name: String,
        _ about: String = "",
        _ value: @escaping @Sendable (Subject) -> Item?
    ) -> Self {
        Self(name, .object(Item.variables.shape), about) { object in
            guard let item = value(.subject(of: object)) else { return .absent }
            return .object(item)
        }
    }

    /// A list of things with variables of their own.
    package static func list<Item: TemplateSubject>(
        _ name: String,
        _ about: String = "",
        of item: Item.Type = Item.self,
        _ value: @escaping @Sendable (Subject) -> [Item]
    ) -> Self {
        Self(name, .list(.object(Item.variables.shape)), about) {
            .list(value(.subject(of: $0)).map { .object($0.templateObject) })
        }
    }

    /// Things with variables of their own, by the names that the site declares.
    package static func named<Item: TemplateSubject>(
        _ name: String,
        _ about: String = "",
        of item: Item.Type = Item.self,
        _ value: @escaping @Sendable (Subject) -> [(name: String, item: Item)]
    ) -> Self {
        Self(name, .named(Item.variables.shape), about) { object in
            let things = value(.subject(of: object)).map {
                (TemplateName($0.name), TemplateValue.object($0.item.templateObject))
            }
            return .named(Dictionary(things) { first, _ in first })
        }
    }

    /// The addresses of a theme's assets; their names are those that the theme has.
    package static func assets(_ name: String, _ value: @escaping @Sendable (Subject) -> [TemplateName: String]) -> Self
    {
        Self(name, .assets, "") { .assets(value(.subject(of: $0))) }
    }
}
