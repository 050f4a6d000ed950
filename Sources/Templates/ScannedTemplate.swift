internal import Bytes
package import Diagnostics
internal import SourceReading

/// The tags of a template, with their places: Mustache (mustache.github.io) without lambdas, inheritance and other delimiters.
package struct ScannedTemplate: Sendable {
    package struct Tag: Sendable {
        package enum Kind: Sendable, Equatable {
            case variable
            /// Without escaping: `{{{name}}}` or `{{&name}}`.
            case unescaped
            case section
            case inverted
            case end
            case partial
            case comment
        }

        package let kind: Kind
        package let name: String
        /// What a name stands for is asked for part by part. Empty where the tag stands for nothing.
        let parts: [TemplateName]
        package let range: SourceRange

        init(kind: Kind, name: String, range: SourceRange) {
            self.kind = kind
            self.name = name
            self.range = range
            parts = kind == .partial || kind == .end ? [] : TemplateName.parts(of: name)
        }
    }

    /// How many sections may stand in one another: far beyond any that are meant, and little for a renderer that goes
    /// down one call for each.
    static let mostNesting = 100

    package let file: SourceFile
    package let tags: [Tag]
    /// What is wrong with the form of the tags.
    package let diagnostics: [Diagnostic]
    /// Whether it is a file that could not be read, which is told.
    package let isUnreadable: Bool

    /// Stands in for a template that could not be read.
    package init(unreadable path: String) {
        file = SourceFile(unread: path)
        tags = []
        diagnostics = []
        isUnreadable = true
    }

    package init(scanning file: SourceFile) {
        var scanner = Scanner(file: file)
        scanner.scan()
        self.file = file
        tags = scanner.tags
        diagnostics = scanner.diagnostics
        isUnreadable = false
    }

    private struct Scanner {
        let file: SourceFile
        var tags: [Tag] = []
        var diagnostics: [Diagnostic] = []
        private var open: [Tag] = []
        /// What stands in tags that seem to begin sections, such as `#if x`: their ends are no fault as well.
        private var openUnfit: [String] = []

        init(file: SourceFile) {
            self.file = file
        }

        mutating func scan() {
            let text = Array(file.text.utf8)
            var position = 0
            while let start = text.place(of: "{{", from: position)?.lowerBound {
                let isTriple = text.holds("{{{", at: start)
                let closing: StaticString = isTriple ? "}}}" : "}}"
                guard let end = text.place(of: closing, from: start + 2) else {
                    report("a tag that begins here is not closed", start..<start + 2, "close it with `\(closing)`")
                    return
                }
                let bounds = start..<end.upperBound
                position = bounds.upperBound
                let inner = String(decoding: text[(isTriple ? start + 3 : start + 2)..<end.lowerBound], as: UTF8.self)
                add(inner, isTriple: isTriple, bounds)
                guard open.count <= ScannedTemplate.mostNesting else {
                    report(
                        "sections are nested more than \(ScannedTemplate.mostNesting) deep here",
                        bounds,
                        "check for sections that are not closed"
                    )
                    return
                }
            }
            for section in open {
                report(
                    "the section `\(section.name)` is not closed",
                    section.range.bounds,
                    "write `{{/\(section.name)}}` where it ends"
                )
            }
        }

        private mutating func add(_ inner: String, isTriple: Bool, _ bounds: Range<Int>) {
            if inner.hasPrefix("!") {
                tags.append(Tag(kind: .comment, name: "", range: file.range(bounds)))
                return
            }
            let sigil = isTriple ? nil : Self.kind(sigil: inner.utf8.first)
            let kind = sigil ?? (isTriple ? .unescaped : .variable)
            let trimmed = (sigil == nil ? inner[...] : inner.dropFirst()).trimmed
            let isName = trimmed.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
                    UInt8(ascii: "/"):
                    true
                default: false
                }
            }
            guard isName, !trimmed.isEmpty else {
                if kind == .section || kind == .inverted { openUnfit.append(trimmed) }
                if kind == .end, openUnfit.last == trimmed {
                    openUnfit.removeLast()
                    return
                }
                report(
                    "`{{\(inner.prefix(30))}}` is no tag that a template may have",
                    bounds,
                    "the tags are {{name}}, {{{html}}}, {{#section}}, {{^inverted}}, {{/end}}, {{> partial}} and {{! comment}}"
                )
                return
            }
            let tag = Tag(kind: kind, name: trimmed, range: file.range(bounds))
            switch kind {
            case .section, .inverted:
                open.append(tag)
            case .end:
                let unfit = openUnfit.lastIndex { $0 == trimmed || $0.split(separator: " ").first ?? "" == trimmed }
                if let unfit, open.last?.name != trimmed {
                    openUnfit.removeSubrange(unfit...)
                    return
                }
                guard let opened = open.popLast() else {
                    report("the section `\(trimmed)` ends but was not begun", bounds, "remove the tag")
                    return
                }
                if opened.name != trimmed {
                    report(
                        "the section `\(opened.name)` must end before `\(trimmed)` does",
                        bounds,
                        "write `{{/\(opened.name)}}` here"
                    )
                }
            case .variable, .unescaped, .partial, .comment:
                break
            }
            tags.append(tag)
        }

        private static func kind(sigil: UInt8?) -> Tag.Kind? {
            switch sigil {
            case UInt8(ascii: "#"): .section
            case UInt8(ascii: "^"): .inverted
            case UInt8(ascii: "/"): .end
            case UInt8(ascii: ">"): .partial
            case UInt8(ascii: "&"): .unescaped
            default: nil
            }
        }

        private mutating func report(_ headline: String, _ bounds: Range<Int>, _ help: String) {
            diagnostics.append(Diagnostic(.templateSyntax, headline, at: file.range(bounds), help: help))
        }
    }
}
