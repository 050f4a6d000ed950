internal import Markup

extension PageTemplate {
    /// The template with all that its outermost scope says already written, for the many pages that have it in common.
    /// - Parameters:
    ///   - frame: an object with names that no object of a page has, so that they mean the same wherever they stand.
    ///   - root: the relative address of the site's root.
    /// - Returns: a template that makes the same of scopes that begin with the frame.
    package func filled(in frame: any TemplateObject, root: String) -> PageTemplate {
        var filled = PageTemplate(words: words, further: further)
        fill(stretches.indices, .object(frame), root: root, &filled)
        filled.findShared()
        return filled
    }

    private func fill(_ range: Range<Int>, _ frame: TemplateValue, root: String, _ filled: inout PageTemplate) {
        var index = range.lowerBound
        while index < range.upperBound {
            switch stretches[index] {
            case .text(let part), .sharedText(let part, _, _):
                filled.appendText { $0.part(part, of: text) }
            case .variable(let name):
                if isKnown(name, in: [frame]) {
                    filled.appendText { write(value(of: name, in: [frame]), to: &$0, root: root) }
                } else {
                    filled.append(stretches[index])
                }
            case .section(let name, let end):
                if !fillSection(name, index + 1..<end, frame, root: root, &filled) {
                    // An object of the frame may have any name: an asset's may be `root`.
                    keep(index, to: end, isKnown(name, in: [frame]) ? .absent : frame, root: root, &filled)
                }
                index = end - 1
            case .inverted(let name, let end):
                if !isKnown(name, in: [frame]) {
                    keep(index, to: end, frame, root: root, &filled)
                } else if !Self.holds(value(of: name, in: [frame])) {
                    fill(index + 1..<end, frame, root: root, &filled)
                }
                index = end - 1
            }
            index += 1
        }
    }

    /// Writes a section of the frame.
    /// - Returns: whether it could be: what stands in it may ask for names of the page.
    private func fillSection(
        _ name: Reference,
        _ body: Range<Int>,
        _ frame: TemplateValue,
        root: String,
        _ filled: inout PageTemplate
    ) -> Bool {
        guard isKnown(name, in: [frame]) else { return false }
        let value = value(of: name, in: [frame])
        guard let value, Self.holds(value) else { return true }
        if case .flag = value {
            fill(body, frame, root: root, &filled)
            return true
        }
        let items = if case .list(let items) = value { items } else { [value] }
        guard items.allSatisfy({ isKnown(body, in: [frame, $0]) }) else { return false }
        var scopes = [frame]
        var page = Page(root: root)
        renderSection(value, body, &scopes, to: &page)
        filled.appendText { $0.html(page.html.finished()) }
        return true
    }

    /// Leaves a section to be decided for each page, and fills in what stands in it.
    private func keep(
        _ start: Int,
        to end: Int,
        _ frame: TemplateValue,
        root: String,
        _ filled: inout PageTemplate
    ) {
        let section = filled.stretches.count
        filled.append(stretches[start])
        fill(start + 1..<end, frame, root: root, &filled)
        filled.close(section)
    }

    /// Whether all names in a part of the template are known to scopes.
    private func isKnown(_ range: Range<Int>, in scopes: [TemplateValue]) -> Bool {
        stretches[range].allSatisfy { stretch in
            switch stretch {
            case .text, .sharedText: true
            case .variable(let name), .section(let name, _), .inverted(let name, _): isKnown(name, in: scopes)
            }
        }
    }

    private func isKnown(_ reference: Reference, in scopes: [TemplateValue]) -> Bool {
        switch reference {
        // Of the frame itself there is nothing to show.
        case .dot: scopes.count > 1
        case .name(let name), .path(let name, _): Self.value(of: name, in: scopes) != nil
        case .further(let position):
            further[position].first.map { Self.value(of: $0, in: scopes) != nil } ?? false
        }
    }
}
