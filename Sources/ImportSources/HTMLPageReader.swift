internal import Diagnostics
internal import ForeignText

/// Reads errors off a page: a heading or an id for each.
struct HTMLPageReader {
    private var sections: [PageSection] = []
    /// Ids that stand before what they are of.
    private var waiting: [String] = []
    private let file: SourceFile

    static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> FoundCatalog {
        let (nodes, tooDeep) = HTMLTree.read(file.text)
        if let tooDeep {
            diagnostics.append(
                Diagnostic(
                    .nestingTooDeep,
                    "elements stand in each other more than \(HTMLTree.deepest) deep here",
                    at: file.range(tooDeep..<tooDeep + 1),
                    help: "take the part of the page that tells of errors into a file of its own"
                )
            )
            return FoundCatalog()
        }
        var reader = HTMLPageReader(file)
        reader.walk(nodes)
        var found = SectionReader(reader.sections, of: file).found
        if found.entries.isEmpty { found = PageTable.read(reader.sections, in: file) }
        reader.readHead(nodes, into: &found)
        return found
    }

    private init(_ file: SourceFile) {
        self.file = file
        sections = [PageSection(level: 0, heading: "", ids: [], body: "", range: file.whole)]
    }

    private static let containers: Set<String> = [
        "html", "body", "main", "div", "section", "article", "dl", "details", "tbody", "ul", "ol", "li", "span",
        "center",
    ]
    private static let passed: Set<String> = ["head", "nav", "footer", "aside", "button", "form", "dialog"]

    private mutating func walk(_ nodes: [HTMLNode]) {
        var run: [HTMLNode] = []
        for node in nodes {
            guard case .element(let element) = node else {
                run.append(node)
                continue
            }
            if Self.passed.contains(element.name) { continue }
            if let level = Self.level(of: element) {
                add(run)
                run = []
                begin(element, level)
            } else if element.name == "a", element.text.isBlank, let id = element.id {
                add(run)
                run = []
                waiting.append(id)
            } else if isDivided(element) {
                add(run)
                run = []
                if let id = element.id { waiting.append(id) }
                walk(element.children)
            } else {
                run.append(node)
            }
        }
        add(run)
    }

    /// Whether an element is to be looked into: it holds headings or ids, or stands around all.
    private func isDivided(_ element: HTMLElement) -> Bool {
        guard Self.containers.contains(element.name) || element.name == "header" else { return false }
        return ["html", "body", "main"].contains(element.name) || holdsBeginnings(element)
    }

    private func holdsBeginnings(_ element: HTMLElement) -> Bool {
        element.children.contains { node in
            guard case .element(let child) = node else { return false }
            return Self.level(of: child) != nil || (child.name == "a" && child.id != nil && child.text.isBlank)
                || holdsBeginnings(child)
        }
    }

    /// The level of what begins a section.
    private static func level(of element: HTMLElement) -> Int? {
        switch element.name {
        case "h1", "h2", "h3", "h4", "h5", "h6": Int(element.name.dropFirst())
        case "dt", "summary": 7
        default: nil
        }
    }

    private mutating func begin(_ element: HTMLElement, _ level: Int) {
        var ids = waiting + [element.id].compactMap { $0 }
        waiting = []
        for id in Self.innerIDs(of: element.children) where !ids.contains(id) { ids.append(id) }
        let heading = HTMLMarkdown.converted(Self.withoutAnchors(element.children)).split(separator: "\n").joined(
            separator: " "
        )
        sections.append(
            PageSection(level: level, heading: heading, ids: ids, body: "", range: file.range(element.range))
        )
    }

    private static func innerIDs(of nodes: [HTMLNode]) -> [String] {
        nodes.flatMap { node -> [String] in
            guard case .element(let element) = node else { return [] }
            return [element.id].compactMap { $0 } + innerIDs(of: element.children)
        }
    }

    /// Links that headings have to themselves (`¶`, `#`) are no words of theirs.
    private static func withoutAnchors(_ nodes: [HTMLNode]) -> [HTMLNode] {
        nodes.compactMap { node in
            guard case .element(var element) = node else { return node }
            let isSelf = element.name == "a" && (element.attributes["href"]?.hasPrefix("#") ?? true)
            if isSelf, !element.text.contains(where: { $0.isLetter || $0.isNumber }) { return nil }
            if ["button", "svg"].contains(element.name) { return nil }
            element.children = withoutAnchors(element.children)
            if isSelf {
                return .element(
                    HTMLElement(name: "span", attributes: [:], children: element.children, range: element.range)
                )
            }
            return .element(element)
        }
    }

    private mutating func add(_ run: [HTMLNode]) {
        guard run.contains(where: { if case .text(let text) = $0 { !text.isBlank } else { true } }) else { return }
        let markdown = HTMLMarkdown.converted(run)
        guard !markdown.isEmpty else { return }
        let last = sections.count - 1
        sections[last].body += (sections[last].body.isEmpty ? "" : "\n\n") + markdown
    }

    // MARK: - The page

    private func readHead(_ nodes: [HTMLNode], into found: inout FoundCatalog) {
        for case .element(let element) in nodes {
            switch element.name {
            case "title":
                let title = element.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if found.title == nil, !title.isEmpty {
                    found.title = Located(text: title, at: file.range(element.range))
                }
            case "meta" where element.attributes["name"]?.lowercased() == "description":
                if let text = element.attributes["content"], !text.isBlank {
                    found.about = Located(text: text, at: file.range(element.range))
                }
            case "link" where element.attributes["rel"]?.lowercased() == "canonical":
                if let address = element.attributes["href"], address.contains("://") {
                    found.home = Located(text: address, at: file.range(element.range))
                }
            case "html", "head": readHead(element.children, into: &found)
            default: break
            }
        }
    }
}
