package import CommonMark
package import Markup
package import SiteModel

/// What a name of ``TemplateVocabulary`` stands for on one page.
package enum TemplateValue: Sendable {
    /// Text, which `{{name}}` escapes.
    case text(String)
    /// The path of a file of the site, as an address, and what follows it there: the page's root is written before it.
    case path(SitePath, rest: String = "")
    /// Finished HTML, for `{{{name}}}`.
    case html(HTML)
    /// A Markdown text, for `{{{name}}}`.
    case rendered(RenderedText)
    /// A code, for `{{{name}}}`, with places to break it over lines.
    case code(String)
    case flag(Bool)
    case list([TemplateValue])
    case object(any TemplateObject)
    /// An object of a few names that are at hand.
    case names(NamedValues)
    /// The addresses of the theme's assets by their variables.
    case assets([String: String])
    /// Nothing, and no reason to look for the name further up.
    case absent

    /// What is called so in an object, and `nil` in anything else.
    subscript(name: TemplateName) -> TemplateValue? {
        switch (self, name) {
        case (_, .known(let name)): self[name]
        case (.assets(let addresses), .asset(let name)): addresses[name].map(TemplateValue.text)
        default: nil
        }
    }

    /// What is called so in an object, and `nil` in anything else.
    subscript(name: TemplateName.Known) -> TemplateValue? {
        switch self {
        case .object(let object): object.value(of: name)
        case .names(let names): names.value(of: name)
        case .assets(let addresses): addresses[name.rawValue].map(TemplateValue.text)
        case .text, .path, .html, .rendered, .code, .flag, .list, .absent: nil
        }
    }

    /// A text, or nothing where there is none.
    package static func optional(_ text: String?) -> TemplateValue {
        text.map(TemplateValue.text) ?? .absent
    }
}

/// Something that has names of its own. What they stand for is worked out when a template asks: most templates ask for
/// few of them. A class, so that handing one on copies nothing of what it refers to.
package protocol TemplateObject: AnyObject, Sendable {
    /// What a name stands for, or `nil` where it means nothing here and is looked for further up. A name that means
    /// something, and stands for nothing this time, is ``TemplateValue/absent``: the outer entry's would be wrong.
    func value(of name: TemplateName.Known) -> TemplateValue?
}

/// An object of a few names.
package struct NamedValues: Sendable, ExpressibleByDictionaryLiteral {
    private var elements: [(TemplateName.Known, TemplateValue)]

    package init(dictionaryLiteral elements: (TemplateName.Known, TemplateValue)...) {
        self.elements = elements
    }

    /// Sets a name that was not set before.
    package mutating func set(_ name: TemplateName.Known, to value: TemplateValue) {
        elements.append((name, value))
    }

    /// What a name stands for, or `nil` where it was not set.
    package func value(of name: TemplateName.Known) -> TemplateValue? {
        for index in elements.indices where elements[index].0 == name { return elements[index].1 }
        return nil
    }
}

/// One part of a name in a template. Those that do not come from the theme are told apart without comparing texts.
package enum TemplateName: Hashable, Sendable {
    case known(Known)
    /// The variable of an asset.
    case asset(String)

    init(_ text: some StringProtocol) {
        let text = String(text)
        self = Known(rawValue: text).map(TemplateName.known) ?? .asset(text)
    }

    /// The names of ``TemplateVocabulary`` that are the same in every theme.
    package enum Known: String, Sendable {
        case added, anchor, anchors, assets, body, changes, code, content, count, current, deprecated, description
        case direction, entries, entry, errors, feed, footer, former, formerly, fragment, full, group, groups, header,
            headings,
            height, home
        case html, icon, id, introduction, kind, language, logo, message, messages, name, navigation, never, next, note
        case page, pages, permalink, previous, reason, releases, renamed, retired, retry, root, safe, script, search,
            see, since
        case site, state, status, summary, tags, text, theme, title, total, url, use, value, width
        case afterChange = "after_change"
        case afterCheck = "after_check"
        case afterDelay = "after_delay"
        case clientError = "client_error"
        case codeHTML = "code_html"
        case editURL = "edit_url"
        case errorsURL = "errors_url"
        case hasAdded = "has_added"
        case hasDeprecated = "has_deprecated"
        case hasFooter = "has_footer"
        case hasFormerly = "has_formerly"
        case hasHeader = "has_header"
        case hasMessages = "has_messages"
        case hasRenamed = "has_renamed"
        case hasRetired = "has_retired"
        case hasSee = "has_see"
        case hasTags = "has_tags"
        case isHome = "is_home"
        case isReleased = "is_released"
        case jsonLD = "json_ld"
        case nextGroup = "next_group"
        case otherGroup = "other_group"
        case paperDark = "paper_dark"
        case paperLight = "paper_light"
        case previousGroup = "previous_group"
        case serverError = "server_error"
        case statusLine = "status_line"
        case tagLinks = "tag_links"
    }
}
