/// The variables of one kind of subject. A class, so that it can be handed on where the subject's type is not known.
package final class TemplateVariables<Subject>: Sendable {
    let table: TemplateTable
    /// What a theme has to know of them.
    let shape: TemplateVocabulary.Shape
    private let variables: [TemplateVariable<Subject>]

    /// - Parameters:
    ///   - title: what the guide calls it where it is described by itself; `nil` where it is described in its place.
    ///   - variables: its variables, in the order of the guide.
    package convenience init(called title: String? = nil, _ variables: [TemplateVariable<Subject>]) {
        self.init(shape: .init(title: title, base: nil, variables: variables.map(\.entry)), variables)
    }

    /// The variables of another subject, which this one holds, and further ones.
    package convenience init<Base: TemplateSubject & TemplateObject>(
        called title: String? = nil,
        with base: @escaping @Sendable (Subject) -> Base,
        _ variables: [TemplateVariable<Subject>]
    ) where Subject: TemplateSubject {
        let all = Base.variables.variables.map { $0.reached(through: base) } + variables
        let shape = TemplateVocabulary.Shape(
            title: title,
            base: Base.variables.shape.title,
            variables: all.map(\.entry),
            own: variables.count
        )
        self.init(shape: shape, all)
    }

    private init(shape: TemplateVocabulary.Shape, _ variables: [TemplateVariable<Subject>]) {
        self.shape = shape
        self.variables = variables
        table = TemplateTable(shape.names, variables.map { TemplateTable.Meaning(value: $0.value) })
    }
}

/// What names stand for, with the type of the subject left out: asked for it at each name, a build took 7 % more
/// instructions.
package final class TemplateTable: Sendable {
    /// What a name stands for in an object. A structure, because a function that stands in a list by itself is called
    /// through another.
    fileprivate struct Meaning: Sendable {
        let value: @Sendable (AnyObject) -> TemplateValue
    }

    private let names: TemplateNames
    private let meanings: [Meaning]

    fileprivate init(_ names: TemplateNames, _ meanings: [Meaning]) {
        self.names = names
        self.meanings = meanings
    }

    fileprivate func value(of name: TemplateName, in object: AnyObject) -> TemplateValue? {
        guard let index = names.index(of: name) else { return nil }
        return meanings[index].value(object)
    }
}

extension TemplateVariable {
    fileprivate var entry: TemplateVocabulary.Variable { .init(name: name, kind: kind, about: about) }
}

/// What has variables that templates may name.
package protocol TemplateSubject: Sendable {
    static var variables: TemplateVariables<Self> { get }

    /// The subject on its way through a template.
    var templateObject: any TemplateObject { get }

    /// The subject of an object that it has made.
    static func subject(of object: AnyObject) -> Self
}

/// Something with variables, as templates ask it. A class, so that handing one on copies nothing of what it refers to.
package protocol TemplateObject: AnyObject, Sendable {
    var table: TemplateTable { get }
}

extension TemplateObject {
    /// What a name stands for, or `nil` where it means nothing here and is looked for further up. A name that means
    /// something, and stands for nothing this time, is ``TemplateValue/absent``: the outer entry's would be wrong.
    package func value(of name: TemplateName) -> TemplateValue? {
        table.value(of: name, in: self)
    }
}

extension TemplateSubject {
    package var templateObject: any TemplateObject { TemplateRecord(subject: self) }

    package static func subject(of object: AnyObject) -> Self {
        unsafe unsafeDowncast(object, to: TemplateRecord<Self>.self).subject
    }
}

extension TemplateSubject where Self: TemplateObject {
    package var table: TemplateTable { Self.variables.table }
    package var templateObject: any TemplateObject { self }

    package static func subject(of object: AnyObject) -> Self {
        unsafe unsafeDowncast(object, to: Self.self)
    }
}

/// A value as an object.
private final class TemplateRecord<Subject: Sendable>: TemplateObject {
    let table: TemplateTable
    let subject: Subject

    init(subject: Subject) where Subject: TemplateSubject {
        table = Subject.variables.table
        self.subject = subject
    }
}
