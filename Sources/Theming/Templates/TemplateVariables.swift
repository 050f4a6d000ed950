/// The variables of one kind of subject, ready to be asked by name.
package struct TemplateVariables<Subject>: Sendable {
    /// What a theme has to know of them.
    let shape: TemplateVocabulary.Shape
    private let variables: [TemplateVariable<Subject>]
    /// Where the hash of a name stands first, in a table that is at least half empty, with the index of its variable.
    private let slots: [(hash: UInt64, index: Int)]

    /// - Parameters:
    ///   - title: what the README calls it where it is described by itself; `nil` where it is described in its place.
    ///   - variables: its variables, in the order of the README.
    package init(called title: String? = nil, _ variables: [TemplateVariable<Subject>]) {
        self.init(shape: .init(title: title, base: nil, variables: variables.map(\.entry)), variables)
    }

    /// The variables of another subject, which this one holds, and further ones.
    package init<Base: TemplateSubject>(
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
        var size = 2
        while size < 2 * variables.count { size *= 2 }
        var slots = [(hash: UInt64, index: Int)](repeating: (0, -1), count: size)
        for (index, variable) in variables.enumerated() {
            let hash = TemplateName(variable.name).hash
            var slot = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[slot].index >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = (hash, index)
        }
        self.slots = slots
    }

    /// What a name stands for, or `nil` where it means nothing here and is looked for further up.
    package func value(of name: TemplateName, in subject: Subject) -> TemplateValue? {
        var slot = Int(truncatingIfNeeded: name.hash) & (slots.count - 1)
        while slots[slot].index >= 0 {
            if slots[slot].hash == name.hash { return variables[slots[slot].index].value(subject) }
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
}

/// Something with variables, as templates ask it. A class, so that handing one on copies nothing of what it refers to.
package protocol TemplateObject: AnyObject, Sendable {
    /// What a name stands for, or `nil` where it means nothing here and is looked for further up. A name that means
    /// something, and stands for nothing this time, is ``TemplateValue/absent``: the outer entry's would be wrong.
    func value(of name: TemplateName) -> TemplateValue?
}

extension TemplateSubject {
    package var templateObject: any TemplateObject { TemplateRecord(subject: self) }
}

extension TemplateSubject where Self: TemplateObject {
    package var templateObject: any TemplateObject { self }

    package func value(of name: TemplateName) -> TemplateValue? {
        Self.variables.value(of: name, in: self)
    }
}

/// A value as an object.
private final class TemplateRecord<Subject: TemplateSubject>: TemplateObject {
    private let subject: Subject

    init(subject: Subject) {
        self.subject = subject
    }

    func value(of name: TemplateName) -> TemplateValue? {
        Subject.variables.value(of: name, in: subject)
    }
}
