internal import Diagnostics
internal import MarkdownEvents
internal import SiteModel
internal import SitePaths
internal import Templates
internal import TextBinding

/// Declared fields of entries and groups as lines, as their pages show them.
struct FieldMarkdown: Sendable {
    private typealias Builder = DocumentBuilder

    private let texts: StandaloneTexts
    private let words: Words

    init(_ texts: StandaloneTexts, words: Words) {
        self.texts = texts
        self.words = words
    }

    /// Writes a line a field, and more where the field is a text of several blocks.
    /// - Parameters:
    ///   - values: the fields.
    ///   - bound: their links and their Markdown, in their order.
    ///   - page: the page that they stand on.
    ///   - document: what they are written to.
    func write(
        _ values: [FieldValue],
        _ bound: [BoundText],
        on page: SitePath,
        to document: inout DocumentBuilder
    ) {
        var bound = bound[...]
        let items = values.map { blocks(of: $0, &bound, on: page) }
        document.list(of: items, isTight: items.allSatisfy { $0.count { $0.entersParagraph } == 1 })
    }

    private func blocks(
        of value: FieldValue,
        _ bound: inout ArraySlice<BoundText>,
        on page: SitePath
    ) -> [MarkdownEvent] {
        let field = texts.site.configuration.fields.all[value.field]
        func line(_ parts: [[MarkdownEvent]]) -> [MarkdownEvent] {
            let content = [Builder.text(field.label + ": ")] + Array(parts.joined(separator: [Builder.text(", ")]))
            return Builder.wrapped(.paragraph(isTight: true), content)
        }
        switch value.content {
        case .flag(let flag): return line([[Builder.text(words.text(flag ? .fieldYes : .fieldNo))]])
        case .texts(let all):
            let labels = all.map { field.label(of: $0.value) }
            return line(labels.map { [field.kind == .code ? Builder.code($0) : Builder.text($0)] })
        case .links(let links):
            return line(
                links.map { link in
                    let target = bound.popFirst()?.targets.first.map { texts.address(of: $0.target, on: page) }
                    let title = link.title ?? link.address.value
                    return Builder.link([Builder.text(title)], to: target ?? link.address.value)
                }
            )
        case .markdown(let source):
            guard let text = bound.popFirst() else { return line([[Builder.text(source.value)]]) }
            let blocks = texts.events(of: text, on: page)
            return blocks.count { $0.entersBlock } == 1 ? line([texts.inlines(of: text, on: page)]) : line([]) + blocks
        }
    }
}

extension MarkdownEvent {
    fileprivate var entersParagraph: Bool { if case .enter(.paragraph, _) = self { true } else { false } }

    /// Whether it is a block, or holds several.
    fileprivate var entersBlock: Bool {
        switch self {
        case .enter(.emphasis, _), .enter(.strong, _), .enter(.strikethrough, _), .enter(.link, _), .enter(.image, _):
            false
        case .enter, .leaf(.codeBlock, _), .leaf(.htmlBlock, _), .leaf(.thematicBreak, _): true
        default: false
        }
    }
}
