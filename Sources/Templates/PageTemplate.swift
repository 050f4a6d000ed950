internal import MarkdownRendering
package import Markup
package import PageMarkup
internal import SiteModel
internal import SitePaths

/// A Mustache template, made ready once to be filled in for every page: partials stand in their places, lines that hold
/// nothing but a section's tag are gone, and text is bytes.
///
/// The language is the part of Mustache that ``ScannedTemplate`` admits. A renderer of our own, because a library that
/// finds out at run time what each value is, and makes a string of each line, took 1.2 s of CPU time for the pages of
/// 10,000 entries where this takes 0.08.
package struct PageTemplate: Sendable {
    /// A stretch of the template. What a section holds follows it, up to `end`, so that no stretch holds another. It
    /// refers to nothing, so that going through a template counts no references.
    enum Stretch: Sendable {
        /// A part of ``text``.
        case text(Range<Int>)
        /// The same, with a stretch of ``shared`` markup in it, and how far into it that begins.
        case sharedText(Range<Int>, start: Int, stretch: Int)
        case variable(Reference)
        case section(Reference, end: Int)
        case inverted(Reference, end: Int)
    }

    /// A name in a template, taken apart at its dots.
    enum Reference: Sendable {
        /// The innermost scope itself.
        case dot
        case name(TemplateName)
        /// The second in what the first stands for.
        case path(TemplateName, TemplateName)
        /// Any other: a position in ``further``.
        case further(Int)
    }

    /// The text between tags.
    private(set) var text = HTMLBuffer()
    private(set) var stretches: [Stretch] = []
    private(set) var further: [[TemplateName]] = []
    /// The markup among the text that is long enough to be looked through once for all pages.
    package private(set) var shared: SharedMarkup?
    /// Where the last section ends: text behind it does not belong to the text within it.
    private var lastEnd = 0

    /// What the program itself says.
    let words: Words

    /// A template with nothing in it yet.
    package init(words: Words, further: [[TemplateName]] = []) {
        self.words = words
        self.further = further
    }

    /// A page in the making.
    package struct Page {
        /// The relative address of the site's root.
        let root: String
        package var html = HTMLBuffer()
        /// Where stretches of shared markup stand in it.
        package var places: [SharedMarkup.Place] = []

        init(root: String) {
            self.root = root
        }
    }

    /// The template, filled in.
    /// - Parameters:
    ///   - scopes: what names are looked for in, the last of them first.
    ///   - root: the relative address of the site's root.
    /// - Returns: the page.
    package func render(_ scopes: [TemplateValue], root: String) -> Page {
        var page = Page(root: root)
        page.html.reserve(16 << 10)
        page.places.reserveCapacity(shared?.stretches.count ?? 0)
        var scopes = scopes
        // As many sections as most templates have in one another.
        scopes.reserveCapacity(8)
        render(stretches.indices, &scopes, to: &page)
        return page
    }
}

// MARK: - Rendering

extension PageTemplate {
    private func render(_ range: Range<Int>, _ scopes: inout [TemplateValue], to page: inout Page) {
        var index = range.lowerBound
        while index < range.upperBound {
            switch stretches[index] {
            case .text(let range):
                page.html.part(range, of: text)
            case .sharedText(let range, let start, let stretch):
                page.places.append(SharedMarkup.Place(start: page.html.count + start, stretch: stretch))
                page.html.part(range, of: text)
            case .variable(let name):
                write(value(of: name, in: scopes), to: &page.html, root: page.root)
            case .section(let name, let end):
                renderSection(value(of: name, in: scopes), index + 1..<end, &scopes, to: &page)
                index = end - 1
            case .inverted(let name, let end):
                if !Self.holds(value(of: name, in: scopes)) {
                    render(index + 1..<end, &scopes, to: &page)
                }
                index = end - 1
            }
            index += 1
        }
    }

    func write(_ value: TemplateValue?, to buffer: inout HTMLBuffer, root: String) {
        switch value {
        case .text(let text): buffer.attributeText(text)
        case .path(let path, let rest):
            buffer.attributeText(root)
            buffer.attributeText(path.text)
            buffer.attributeText(rest)
        case .html(let html): buffer.html(html)
        case .rendered(let text): text.write(to: &buffer, root: root)
        case .word(let word): buffer.attributeText(words.text(word))
        case .code(let code): BreakableCode.write(code, to: &buffer)
        case .flag, .list, .object, .assets, .named, .absent, nil: break
        }
    }

    func renderSection(
        _ value: TemplateValue?,
        _ range: Range<Int>,
        _ scopes: inout [TemplateValue],
        to page: inout Page
    ) {
        guard let value, Self.holds(value) else { return }
        switch value {
        case .flag:
            render(range, &scopes, to: &page)
        case .list(let items):
            for item in items { render(range, in: item, &scopes, to: &page) }
        case .text, .path, .html, .rendered, .code, .word, .object, .assets, .named, .absent:
            render(range, in: value, &scopes, to: &page)
        }
    }

    private func render(
        _ range: Range<Int>,
        in scope: TemplateValue,
        _ scopes: inout [TemplateValue],
        to page: inout Page
    ) {
        scopes.append(scope)
        render(range, &scopes, to: &page)
        scopes.removeLast()
    }

    /// Whether a section of a value is shown.
    static func holds(_ value: TemplateValue?) -> Bool {
        switch value {
        case .flag(let flag): flag
        case .list(let items): !items.isEmpty
        case .named(let things): !things.isEmpty
        case .text, .path, .html, .rendered, .code, .word, .object, .assets: true
        case .absent, nil: false
        }
    }

    /// What a name stands for: its first part in the innermost scope that knows it, the rest in what that is.
    func value(of reference: Reference, in scopes: [TemplateValue]) -> TemplateValue? {
        switch reference {
        case .dot:
            return scopes.last
        case .name(let name):
            return Self.value(of: name, in: scopes)
        case .path(let name, let part):
            return Self.value(of: name, in: scopes)?[part]
        case .further(let position):
            guard let first = further[position].first else { return nil }
            return further[position].dropFirst().reduce(Self.value(of: first, in: scopes)) { $0?[$1] }
        }
    }

    static func value(of name: TemplateName, in scopes: [TemplateValue]) -> TemplateValue? {
        var index = scopes.count - 1
        while index >= 0 {
            if let value = scopes[index][name] { return value }
            index -= 1
        }
        return nil
    }
}

// MARK: - Putting together

extension PageTemplate {
    /// Appends what is written to the text, to the text before it where that ends nothing.
    mutating func appendText(_ write: (inout HTMLBuffer) -> Void) {
        let start = text.count
        write(&text)
        guard text.count > start else { return }
        if stretches.count > lastEnd, case .text(let before)? = stretches.last {
            stretches[stretches.count - 1] = .text(before.lowerBound..<text.count)
        } else {
            stretches.append(.text(start..<text.count))
        }
    }

    mutating func append(_ stretch: Stretch) {
        stretches.append(stretch)
    }

    /// Keeps a name of many parts.
    mutating func append(_ parts: [TemplateName]) -> Reference {
        further.append(parts)
        return .further(further.count - 1)
    }

    /// Ends a section.
    /// - Parameter start: the index of the stretch that began it.
    mutating func close(_ start: Int) {
        switch stretches[start] {
        case .section(let name, _): stretches[start] = .section(name, end: stretches.count)
        case .inverted(let name, _): stretches[start] = .inverted(name, end: stretches.count)
        case .text, .sharedText, .variable: break
        }
        lastEnd = stretches.count
    }

    /// Looks for markup in the text that all pages share, once the template is complete.
    mutating func findShared() {
        let text = text.finished().bytes
        var found: [SharedMarkup.Stretch] = []
        for index in stretches.indices {
            guard case .text(let range) = stretches[index],
                let (start, stretch) = SharedMarkup.stretch(in: text.span.extracting(range))
            else { continue }
            stretches[index] = .sharedText(range, start: start, stretch: found.count)
            found.append(stretch)
        }
        shared = SharedMarkup(found)
    }
}
