package import Diagnostics

/// A key that authors may write, declared once: its name, what may stand behind it, and what it means. A reader asks for
/// it and gets a `Value`; editors and the guide learn of it from its ``schema``.
package struct Key<Value>: Sendable {
    package let schema: SchemaKey
    /// The keys of the mapping behind it.
    let inner: [String]

    private init(
        _ name: String,
        _ value: SchemaKey.Value,
        required: Bool = false,
        mark: Bool = false,
        inner: [String] = [],
        _ about: String
    ) {
        schema = SchemaKey(name, value, required: required, mark: mark, about)
        self.inner = inner
    }

    package var name: String { schema.name }
}

// What may stand behind a key is what its reader takes, because no other can be written.
extension Key where Value == Located<String> {
    /// A text.
    package static func text(_ name: String, required: Bool = false, _ about: String) -> Key {
        Key(name, .text, required: required, about)
    }

    /// A text with a form of its own; see ``SchemaKey/Value/matching(_:)``.
    package static func text(
        _ name: String,
        matching pattern: String,
        required: Bool = false,
        _ about: String
    ) -> Key {
        Key(name, .matching(pattern), required: required, about)
    }

    /// One of some words, each with what it means.
    package static func text(_ name: String, oneOf words: [(word: String, about: String)], _ about: String) -> Key {
        Key(name, .oneOf(words), about)
    }
}

extension Key where Value == [Located<String>] {
    /// A list of texts, which may have a form of their own.
    package static func texts(_ name: String, matching pattern: String? = nil, _ about: String) -> Key {
        Key(name, .list(pattern.map(SchemaKey.Value.matching) ?? .text), about)
    }
}

extension Key where Value == Located<Int> {
    /// A whole number.
    package static func number(_ name: String, _ range: ClosedRange<Int>, _ about: String) -> Key {
        Key(name, .number(range), about)
    }
}

extension Key where Value == [Located<Int>] {
    /// A whole number, or a list of them.
    package static func numbers(_ name: String, _ range: ClosedRange<Int>, _ about: String) -> Key {
        Key(name, .either(.number(range), .list(.number(range))), about)
    }
}

extension Key where Value == Bool {
    package static func flag(_ name: String, _ about: String) -> Key {
        Key(name, .bool, about)
    }
}

extension Key where Value == YAMLMapping {
    /// A mapping of known keys.
    package static func mapping(_ name: String, _ keys: SchemaKeys, _ about: String) -> Key {
        Key(name, .mapping(keys), inner: keys.names, about)
    }

    /// A mapping that says something by being there, if only `{}`.
    package static func mark(_ name: String, _ keys: SchemaKeys, _ about: String) -> Key {
        Key(name, .mapping(keys), mark: true, inner: keys.names, about)
    }
}

/// The texts and the mappings of one list.
package struct MixedList {
    package var texts: [Located<String>] = []
    package var mappings: [YAMLMapping] = []
}

extension Key where Value == MixedList {
    /// A list of texts and of mappings of known keys.
    package static func texts(_ name: String, or keys: SchemaKeys, _ about: String) -> Key {
        Key(name, .list(.either(.text, .mapping(keys))), inner: keys.names, about)
    }
}

/// A text, or a mapping.
package enum TextOrMapping {
    case text(Located<String>)
    case mapping(YAMLMapping)
}

extension Key where Value == TextOrMapping {
    /// A text or a mapping of known keys.
    package static func text(_ name: String, or keys: SchemaKeys, _ about: String) -> Key {
        Key(name, .either(.text, .mapping(keys)), inner: keys.names, about)
    }
}

extension Key where Value == YAMLNode {
    /// Anything else, which the reader takes apart itself.
    package static func node(_ name: String, _ value: SchemaKey.Value, _ about: String) -> Key {
        Key(name, value, about)
    }
}

extension Key where Value == [YAMLNode] {
    /// A list whose items the reader takes apart itself.
    package static func nodes(
        _ name: String,
        of item: SchemaKey.Value,
        required: Bool = false,
        _ about: String
    ) -> Key {
        Key(name, .list(item), required: required, about)
    }
}

/// A key of whatever kind.
package protocol DeclaredKey: Sendable {
    var schema: SchemaKey { get }
}

extension Key: DeclaredKey {}

/// The keys of something that authors write, in the order in which they are described.
package struct SchemaKeys: Sendable {
    package let all: [SchemaKey]
    /// Their names, as readers want them.
    package let names: [String]
    /// Those of which one at least must be there, if any.
    package let alternatives: [String]

    package init(_ keys: any DeclaredKey...) {
        self.init(keys)
    }

    /// - Parameters:
    ///   - keys: the keys, in the order in which they are described.
    ///   - alternatives: those of which one at least must be there.
    package init(_ keys: [any DeclaredKey], oneOf alternatives: [any DeclaredKey] = []) {
        all = keys.map(\.schema)
        names = all.map(\.name)
        self.alternatives = alternatives.map(\.schema.name)
    }
}

// MARK: - Reading

extension YAMLMapping {
    /// Reads a mapping; see ``init(_:_:keys:_:)``.
    package init?(_ node: YAMLNode, _ subject: String, _ keys: SchemaKeys, _ diagnostics: inout [Diagnostic]) {
        self.init(node, subject, keys: keys.names, &diagnostics)
    }

    /// The text at a key. Reports what is no text, an empty one, and that a required one is missing.
    package func read(_ key: Key<Located<String>>, _ diagnostics: inout [Diagnostic]) -> Located<String>? {
        key.schema.isRequired ? requiredText(key.name, &diagnostics) : text(key.name, &diagnostics)
    }

    /// The text at a key, or where it is absent at a misspelling of it: of one that other files go by. Reports what is no
    /// text, and an empty one.
    package func readMeant(_ key: Key<Located<String>>, _ diagnostics: inout [Diagnostic]) -> Located<String>? {
        textMeant(key.name, &diagnostics)
    }

    /// Whether a key is absent, and a misspelling of it or what hides it is told.
    package func isMisspelt(_ key: some DeclaredKey) -> Bool {
        isMerged || value(key.schema.name) == nil && valueMeant(key.schema.name) != nil
    }

    /// The texts of a list, none where it is absent. Reports what is no list of texts, and what stands in it twice.
    package func read(_ key: Key<[Located<String>]>, _ diagnostics: inout [Diagnostic]) -> [Located<String>] {
        texts(key.name, &diagnostics)
    }

    /// The number at a key. Reports anything else.
    package func read(_ key: Key<Located<Int>>, _ diagnostics: inout [Diagnostic]) -> Located<Int>? {
        integer(key.name, &diagnostics)
    }

    /// The numbers at a key, none where it is absent. Reports anything else, and what stands among them twice.
    package func read(_ key: Key<[Located<Int>]>, _ diagnostics: inout [Diagnostic]) -> [Located<Int>] {
        integers(key.name, &diagnostics)
    }

    /// The boolean at a key. Reports anything else.
    package func read(_ key: Key<Bool>, _ diagnostics: inout [Diagnostic]) -> Bool? {
        bool(key.name, &diagnostics)
    }

    /// The mapping at a key. Reports anything else, and a mark with nothing behind it.
    package func read(_ key: Key<YAMLMapping>, _ diagnostics: inout [Diagnostic]) -> YAMLMapping? {
        if key.schema.isMark { return marking(key.name, keys: key.inner, &diagnostics) }
        return node(key.name).flatMap { YAMLMapping($0, "`\(key.name)`", keys: key.inner, &diagnostics) }
    }

    /// The texts and the mappings of a list. Reports what is neither, and what stands in it twice.
    package func read(_ key: Key<MixedList>, _ diagnostics: inout [Diagnostic]) -> MixedList {
        guard let node = node(key.name), case .sequence(let items) = node.content else {
            return MixedList(texts: texts(key.name, &diagnostics))
        }
        let mappings = items.filter { if case .mapping = $0.content { true } else { false } }
        let others = items.filter { if case .mapping = $0.content { false } else { true } }
        return MixedList(
            texts: texts(others, key.name, &diagnostics),
            mappings: mappings.compactMap { YAMLMapping($0, "an item of `\(key.name)`", keys: key.inner, &diagnostics) }
        )
    }

    /// The text or the mapping at a key. Reports anything else.
    package func read(_ key: Key<TextOrMapping>, _ diagnostics: inout [Diagnostic]) -> TextOrMapping? {
        guard let node = node(key.name), case .mapping = node.content else {
            return text(key.name, &diagnostics).map { .text($0) }
        }
        return YAMLMapping(node, "`\(key.name)`", keys: key.inner, &diagnostics).map { .mapping($0) }
    }

    /// Whatever stands at a key.
    package func read(_ key: Key<YAMLNode>) -> YAMLNode? {
        node(key.name)
    }

    /// The items of a list, or `nil` where it is absent or no list, which is reported.
    package func read(_ key: Key<[YAMLNode]>, _ diagnostics: inout [Diagnostic]) -> [YAMLNode]? {
        nodes(key.name, &diagnostics)
    }
}
