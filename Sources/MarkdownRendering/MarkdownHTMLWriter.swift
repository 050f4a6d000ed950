internal import MarkdownEvents
internal import Markup

/// The state of one rendering: what was written, and what is open.
struct MarkdownHTMLWriter {
    /// What to write at a container's end.
    enum End {
        case markup(StaticString)
        case heading(Int)
        /// Closes an image, whose title stands behind its text.
        case image(title: String)
        /// Closes a table; its body, if it has any rows.
        case table
        /// A container within an image, of which only the text is shown.
        case nothing
    }

    let options: MarkdownHTML
    private var html = PlaceableHTML()
    /// Where the event at hand leads, in the place of what it says.
    private var destination: MarkdownHTML.Destination?
    private var open: [End] = []
    /// How many images are open; within the first, there is only text.
    private var images = 0
    /// Whether the table that was entered last has a body yet.
    private var hasTableBody = false
    private var isInTableHead = false
    /// A task's checkbox that waits for the start of its paragraph's text.
    private var checkbox: MarkdownEvent.TaskState?

    init(options: MarkdownHTML) {
        self.options = options
    }

    mutating func reserve(_ count: Int) {
        html.reserve(count)
    }

    consuming func finished() -> PlaceableHTML {
        html
    }

    var buffer: HTMLBuffer {
        get { html.buffer }
        _modify { yield &html.buffer }
    }

    /// Writes an event that leads elsewhere than it says.
    mutating func write(_ event: MarkdownEvent, leadingTo destination: MarkdownHTML.Destination) {
        self.destination = destination
        if case .leaf(.code, _) = event, images == 0 {
            link(MarkdownEvent.Resource(destination: ""))
            write(event)
            write(.exit)
        } else {
            write(event)
        }
        self.destination = nil
    }

    mutating func write(_ event: MarkdownEvent) {
        switch event {
        case .enter(let container, _):
            if images > 0 {
                open.append(.nothing)
            } else {
                enter(container)
            }
        case .leaf(let leaf, _):
            if images > 0 { alternative(leaf) } else { write(leaf) }
        case .exit:
            if let end = open.popLast() { exit(end) }
        }
    }

    /// A line of its own for what follows, as libcmark has it.
    mutating func startLine() {
        if let last = buffer.last, last != UInt8(ascii: "\n") { buffer.markup("\n") }
    }

    private mutating func enter(_ container: MarkdownEvent.Container) {
        switch container {
        case .paragraph(let isTight): paragraph(isTight: isTight)
        case .heading(let level, let id): heading(level, id)
        case .blockQuote: block("<blockquote>\n", end: "</blockquote>\n")
        case .alert(let kind): alert(kind)
        case .details(let hasTitle): details(hasTitle: hasTitle)
        case .forReaders(let readers): forReaders(readers)
        case .detailsTitle: inline("<summary>", end: "</summary>\n")
        case .list(let list): self.list(list)
        case .item(let task): item(task)
        case .emphasis: inline("<em>", end: "</em>")
        case .strong: inline("<strong>", end: "</strong>")
        case .strikethrough: inline("<del>", end: "</del>")
        case .link(let link): self.link(link)
        case .image(let image): self.image(image)
        case .table:
            hasTableBody = false
            startLine()
            buffer.markup("<div class=\"table\" role=\"group\" aria-label=\"")
            buffer.text(options.words.table)
            buffer.markup("\" tabindex=\"0\"><table>\n")
            open.append(.table)
        case .tableHead:
            isInTableHead = true
            inline("<thead>\n<tr>\n", end: "</tr>\n</thead>\n")
        case .tableRow:
            isInTableHead = false
            if !hasTableBody { buffer.markup("<tbody>\n") }
            hasTableBody = true
            inline("<tr>\n", end: "</tr>\n")
        case .tableCell(let alignment): cell(alignment)
        case .codeTabs: block("<div class=\"code-tabs\">\n", end: "</div>\n")
        case .codeTab(let name): codeTab(name)
        case .codeComparison: block("<div class=\"code-comparison\">\n", end: "</div>\n")
        }
    }

    private mutating func exit(_ end: End) {
        switch end {
        case .markup(let markup):
            // Only a quote needs it: all else that ends a line begins behind inlines or a line's end.
            buffer.markup(markup)
        case .heading(let level):
            buffer.markup("</h")
            html.leave(.headingLevel(level))
            buffer.markup(">\n")
        case .image(let title):
            images -= 1
            self.title(title)
            buffer.markup("\" />")
        case .table:
            if hasTableBody { buffer.markup("</tbody>\n") }
            buffer.markup("</table></div>\n")
        case .nothing: break
        }
    }

    mutating func inline(_ start: StaticString, end: StaticString) {
        buffer.markup(start)
        open.append(.markup(end))
    }

    mutating func block(_ start: StaticString, end: StaticString) {
        startLine()
        inline(start, end: end)
    }

    private mutating func paragraph(isTight: Bool) {
        if isTight {
            inline("", end: "")
        } else {
            block("<p>", end: "</p>\n")
        }
        if let state = checkbox { writeCheckbox(state) }
        checkbox = nil
    }

    private mutating func heading(_ level: Int, _ id: String) {
        startLine()
        buffer.markup("<h")
        html.leave(.headingLevel(level))
        if options.headingIDs, !id.isEmpty {
            buffer.markup(" id=\"")
            html.leave(.idPrefix)
            buffer.text(id)
            buffer.markup("\"")
        }
        buffer.markup(">")
        open.append(.heading(level))
    }

    private mutating func alert(_ kind: MarkdownEvent.AlertKind) {
        startLine()
        let name: StaticString
        switch kind {
        case .note: name = "note"
        case .tip: name = "tip"
        case .important: name = "important"
        case .warning: name = "warning"
        case .caution: name = "caution"
        }
        buffer.markup("<div class=\"alert alert-")
        buffer.markup(name)
        buffer.markup("\" role=\"note\"><p class=\"alert-title\">")
        buffer.text(options.words.alerts[kind] ?? "")
        inline("</p>\n", end: "</div>\n")
    }

    private mutating func forReaders(_ readers: MarkdownEvent.Readers) {
        startLine()
        buffer.markup("<div class=\"alert alert-note\" role=\"note\"><p class=\"alert-title\">")
        switch readers {
        case .internal: buffer.text(options.words.internal)
        case .markets(let names): buffer.text(options.words.markets(names))
        }
        inline("</p>\n", end: "</div>\n")
    }

    private mutating func details(hasTitle: Bool) {
        block("<details class=\"fold\">\n", end: "</details>\n")
        guard !hasTitle else { return }
        buffer.markup("<summary>")
        buffer.text(options.words.details)
        buffer.markup("</summary>\n")
    }

    private mutating func list(_ list: MarkdownEvent.List) {
        startLine()
        guard list.isOrdered else {
            inline("<ul>\n", end: "</ul>\n")
            return
        }
        buffer.markup("<ol")
        if list.start != 1 {
            buffer.markup(" start=\"")
            buffer.number(list.start)
            buffer.markup("\"")
        }
        inline(">\n", end: "</ol>\n")
    }

    private mutating func item(_ task: MarkdownEvent.TaskState?) {
        checkbox = task
        if task == nil {
            block("<li>", end: "</li>\n")
        } else {
            block("<li class=\"task\">", end: "</li>\n")
        }
    }

    private mutating func writeCheckbox(_ state: MarkdownEvent.TaskState) {
        switch state {
        case .checked:
            buffer.markup("<input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"")
            buffer.text(options.words.done)
        case .unchecked:
            buffer.markup("<input type=\"checkbox\" disabled=\"\" aria-label=\"")
            buffer.text(options.words.toDo)
        }
        buffer.markup("\"> ")
    }

    private mutating func cell(_ alignment: MarkdownEvent.ColumnAlignment) {
        buffer.markup(isInTableHead ? "<th" : "<td")
        switch alignment {
        case .none: break
        case .left: buffer.markup(" class=\"align-left\"")
        case .center: buffer.markup(" class=\"align-center\"")
        case .right: buffer.markup(" class=\"align-right\"")
        }
        inline(">", end: isInTableHead ? "</th>\n" : "</td>\n")
    }

    private mutating func link(_ link: MarkdownEvent.Resource) {
        buffer.markup("<a href=\"")
        address(link.destination)
        title(link.title)
        inline("\">", end: "</a>")
    }

    private mutating func image(_ image: MarkdownEvent.Resource) {
        buffer.markup("<img src=\"")
        address(image.destination)
        buffer.markup("\" alt=\"")
        images += 1
        open.append(.image(title: image.title))
    }

    private mutating func address(_ written: String) {
        switch destination {
        case .site(let path):
            html.leave(.root)
            buffer.address(path)
        case .heading(let id):
            buffer.markup("#")
            html.leave(.idPrefix)
            buffer.address(id)
        case .address(let address): safe(address)
        case nil: safe(written)
        }
    }

    private mutating func safe(_ destination: String) {
        if options.unsafeHTML || !UnsafeAddress.isUnsafe(destination) { buffer.address(destination) }
    }

    private mutating func title(_ title: String) {
        guard !title.isEmpty else { return }
        buffer.markup("\" title=\"")
        buffer.text(title)
    }

    /// Within an image's text.
    private mutating func alternative(_ leaf: MarkdownEvent.Leaf) {
        switch leaf {
        case .text(let text), .code(let text), .htmlInline(let text): buffer.text(text)
        case .softBreak, .lineBreak: buffer.markup(" ")
        case .codeBlock, .htmlBlock, .thematicBreak, .anchor: break
        }
    }

    private mutating func write(_ leaf: MarkdownEvent.Leaf) {
        switch leaf {
        case .text(let text): buffer.text(text)
        case .code(let code):
            buffer.markup("<code>")
            buffer.text(code)
            buffer.markup("</code>")
        case .codeBlock(let info, let literal): codeBlock(info, literal)
        case .htmlBlock(let html):
            startLine()
            raw(html)
            startLine()
        case .htmlInline(let html): raw(html)
        case .softBreak: buffer.markup("\n")
        case .lineBreak: buffer.markup("<br />\n")
        case .thematicBreak:
            startLine()
            buffer.markup("<hr />\n")
        case .anchor(let id):
            guard options.headingIDs else { break }
            buffer.markup("<span id=\"")
            html.leave(.idPrefix)
            buffer.text(id)
            buffer.markup("\"></span>")
        }
    }

    private mutating func raw(_ html: String) {
        if options.unsafeHTML {
            buffer.trusted(html)
        } else {
            buffer.markup("<!-- raw HTML omitted -->")
        }
    }
}
