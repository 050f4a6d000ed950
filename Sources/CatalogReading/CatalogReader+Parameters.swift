internal import Diagnostics
internal import SiteModel
internal import SourceReading
internal import YAML

extension CatalogReader {
    /// The parameters that an entry describes.
    mutating func parameters(of entry: YAMLMapping) -> [MessageParameter] {
        guard let node = entry.read(EntryKeys.parameters) else { return [] }
        guard case .mapping(let pairs) = node.content else {
            diagnostics.append(
                Diagnostic(
                    .wrongType,
                    "`parameters` must be a mapping of names to what they are, and this is \(node.kind)",
                    at: node.range,
                    help: "write `field: {type: string, description: …}` lines below it"
                )
            )
            return []
        }
        var parameters: [MessageParameter] = []
        var places: [String: SourceRange] = [:]
        for (key, value) in pairs {
            guard case .scalar(let name) = key.content, !name.text.trimmed.isEmpty else {
                diagnostics.append(
                    Diagnostic(.wrongType, "a key must be a text", at: key.range, help: "write `key: value`")
                )
                continue
            }
            if let first = places[name.text] {
                diagnostics.append(
                    Diagnostic(
                        .duplicateKey,
                        "the parameter `\(name.text)` stands twice in `parameters`",
                        at: name.range,
                        related: [("it stands here first", first)],
                        help: "keep one of the two"
                    )
                )
                continue
            }
            places[name.text] = name.range
            guard parameters.count < MessageParameter.most else {
                diagnostics.append(
                    Diagnostic(
                        .invalidValue,
                        "an entry has more than \(MessageParameter.most) parameters",
                        at: name.range,
                        help: "keep those that readers have to know of"
                    )
                )
                break
            }
            parameters.append(parameter(Located(text: name.text, at: name.range), value))
        }
        return parameters
    }

    private mutating func parameter(_ name: Located<String>, _ node: YAMLNode) -> MessageParameter {
        var isNull = false
        if case .scalar(let scalar) = node.content { isNull = scalar.isNull }
        let mapping =
            isNull ? nil : YAMLMapping(node, "the parameter `\(name.value)`", ParameterKeys.all, &diagnostics)
        return MessageParameter(
            name: name,
            type: mapping?.read(ParameterKeys.type, &diagnostics)?.trimmed.value,
            description: mapping?.read(ParameterKeys.description, &diagnostics),
            example: mapping?.read(ParameterKeys.example, &diagnostics)?.value
        )
    }

    /// Reports each parameter that stands in no message of its entry.
    mutating func check(parametersOf entry: CatalogEntry) {
        guard !entry.parameters.isEmpty, !declared.areUnknown else { return }
        var isUsed = [Bool](repeating: false, count: entry.parameters.count)
        var names: [String] = []
        var count = 0
        let messages = (entry.message.map { [($0, true)] } ?? []) + entry.messages.map { ($0, false) }
        for (message, isDefault) in messages {
            guard let style = entry.placeholderStyle(placeholders, isDefault: isDefault) else { continue }
            let found = style.placeholders(in: message.value)
            count = max(count, found.count)
            names += found.compactMap(\.name)
            for placeholder in found {
                if let index = entry.parameter(at: placeholder, style) { isUsed[index] = true }
            }
        }
        for (parameter, isUsed) in zip(entry.parameters, isUsed) where !isUsed {
            diagnostics.append(unknown(parameter, of: entry, among: names, count: count))
        }
    }

    private func unknown(
        _ parameter: MessageParameter,
        of entry: CatalogEntry,
        among names: [String],
        count: Int
    ) -> Diagnostic {
        let name = parameter.name.value
        let style = placeholders ?? .braces
        let help: String
        if let near = SimilarNames.nearest(to: name, among: names) {
            help = "did you mean `\(near)`?"
        } else if placeholders == nil, let message = entry.message, let other = Self.style(of: name, in: message.value)
        {
            help =
                "`message` is verbatim unless site.yml says how parameters are named: `placeholders: \(other.rawValue)`"
        } else if placeholders == PlaceholderStyle.none {
            help = "site.yml says that nothing varies: `placeholders: none`"
        } else if style.isByOrder {
            help =
                "parameters stand in the order of the message, which has \(count) of them; leave out what it does not hold"
        } else {
            help = "write `\(style.spelled(name))` where it stands in `message` or `messages`, or leave it out"
        }
        return Diagnostic(
            .unknownParameter,
            "no message of the entry holds the parameter `\(name)`",
            at: parameter.name.range,
            related: entry.message.map { [("the message is this", $0.range)] } ?? [],
            help: help
        )
    }

    /// How a message could name a parameter.
    private static func style(of name: String, in message: String) -> PlaceholderStyle? {
        PlaceholderStyle.allCases.first { style in
            style.placeholders(in: message).contains { $0.name == name }
        } ?? [.printf, .positional].first { !$0.placeholders(in: message).isEmpty }
    }
}
