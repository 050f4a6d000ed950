/// The variables of one kind of subject. A class, so that it can be handed on where the subject's type is not known.
package final class TemplateVariables<Subject: TemplateSubject>: Sendable {
    let table: TemplateTable
    /// What a theme has to know of them.
    let shape: TemplateVocabulary.Shape
    private let variables: [TemplateVariable<Subject>]

    /// - Parameters:
    ///   - title: what the README calls it where it is described by itself; `nil` where it is described in its place.
    ///   - variables: its variables, in the order of the README.
    package convenience init(called title: String? = nil, _ variables: [TemplateVariable<Subject>]) {
        self.init(shape: .init(title: title, base: nil, variables: variables.map(\.entry)), variables)
    }

    /// The variables of another subject, which this one holds, and further ones.
    package convenience init<Base: TemplateSubject & TemplateObject>(
        called title: String? = nil,
        with base: @escaping @Sendable (Subject) -> Base,
        _ variables: [TemplateVariable<Subject>]
    ) {
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
        table = TemplateTable(variables.map { (TemplateName($0.name), $0.value) })
    }
}

/// What names stand for, with the type of the subject left out: asked for it at each name, a build took 7 % more
/// instructions.
package final class TemplateTable: Sendable {
    private let values: [@Sendable (AnyObject) -> TemplateValue]
    /// Where the hash of a name stands first, in a table that is at least half empty, with the index of its value.
    private let slots: [(hash: UInt64, index: Int)]

    fileprivate init(_ values: [(name: TemplateName, value: @Sendable (AnyObject) -> TemplateValue)]) {
        self.values = values.map(\.value)
        var size = 2
        while size < 2 * values.count { size *= 2 }
        var slots = [(hash: UInt64, index: Int)](repeating: (0, -1), count: size)
        for (index, value) in values.enumerated() {
            let hash = value.name.hash
            var slot = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[slot].index >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = (hash, index)
        }
        self.slots = slots
    }

    fileprivate func value(of name: TemplateName, in object: AnyObject) -> TemplateValue? {
        var slot = Int(truncatingIfNeeded: name.hash) & (slots.count - 1)
        while slots[slot].index >= 0 {
            if slots[slot].hash == name.hash { return values[slots[slot].index](object) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
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
private final class TemplateRecord<Subject: TemplateSubject>: TemplateObject {
    let table: TemplateTable
    let subject: Subject

    init(subject: Subject) {
        table = Subject.variables.table
        self.subject = subject
    }
}
