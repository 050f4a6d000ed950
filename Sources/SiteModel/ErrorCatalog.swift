package import Diagnostics

/// The error catalog as it was read: groups in file order, each with its entries in theirs.
package struct ErrorCatalog: Sendable {
    package let groups: [ErrorGroup]
    /// Every entry, in the order of the catalog.
    package let entries: [CatalogEntry]
    /// The first entry of each code. Every check and every link asks for it, so it is made once.
    private let entriesByCode: [String: Int]

    package init(groups: [ErrorGroup]) {
        self.groups = groups
        entries = groups.flatMap(\.entries)
        var byCode = [String: Int](minimumCapacity: entries.count)
        for (index, entry) in entries.enumerated() {
            let code = entry.code.value.rawValue
            if let first = byCode.updateValue(index, forKey: code) { byCode[code] = first }
        }
        entriesByCode = byCode
    }

    /// The first entry whose code, verbatim, this is.
    package func entry(code: String) -> Int? {
        entriesByCode[code]
    }

    /// Whether no entry before this one has its code.
    package func isFirstOfItsCode(_ index: Int) -> Bool {
        entriesByCode.count == entries.count || entry(code: entries[index].code.value.rawValue) == index
    }
}

/// One file of the catalog.
package struct ErrorGroup: Sendable {
    /// The permanent id, unique in the catalog.
    package let id: Located<String>
    package let title: Located<String>
    /// The HTTP status of every entry here that names none.
    package let status: HTTPStatus?
    /// Markdown.
    package let summary: Located<String>?
    /// Former ids, whose anchors and pages go on leading here.
    package let aliases: [Located<String>]
    package let entries: [CatalogEntry]

    package init(
        id: Located<String>,
        title: Located<String>,
        status: HTTPStatus?,
        summary: Located<String>?,
        aliases: [Located<String>],
        entries: [CatalogEntry]
    ) {
        self.id = id
        self.title = title
        self.status = status
        self.summary = summary
        self.aliases = aliases
        self.entries = entries
    }
}

/// What the catalog says of one code. A class, so that handing one on doesn't count the forty references in it.
package final class CatalogEntry: Sendable {
    package let code: Located<ErrorCode>
    /// What people call it. An entry has a title, a message or a summary, or several of them.
    package let title: Located<String>?
    /// The default message, verbatim as the API sends it.
    package let message: Located<String>?
    /// Other messages seen with this code; `{name}` stands for a varying part.
    package let messages: [Located<String>]
    /// Markdown, one short paragraph.
    package let summary: Located<String>?
    /// The entry's own statuses, the usual one first; its group's holds where there is none.
    package let statuses: [HTTPStatus]
    package let retry: RetryAdvice?
    /// How long to wait before, in the author's words.
    package let retryAfter: Located<String>?
    /// Related codes.
    package let see: [Located<String>]
    /// Related pages elsewhere.
    package let seeLinks: [NamedLink]
    package let tags: [Located<String>]
    /// Former codes and anchors, which go on leading here.
    package let aliases: [Located<String>]
    /// A slug of the author's choice.
    package let slug: Located<Slug>?
    private let texts: [(text: EntryText, value: Located<String>)]
    package let deprecated: Withdrawal?
    package let retired: Withdrawal?
    /// Whether it is shown in a preview only.
    package let isDraft: Bool

    package init(
        code: Located<ErrorCode>,
        title: Located<String>?,
        message: Located<String>?,
        messages: [Located<String>],
        summary: Located<String>?,
        statuses: [HTTPStatus],
        retry: RetryAdvice?,
        retryAfter: Located<String>?,
        see: [Located<String>],
        seeLinks: [NamedLink],
        tags: [Located<String>],
        aliases: [Located<String>],
        slug: Located<Slug>?,
        texts: [(EntryText, Located<String>)],
        deprecated: Withdrawal?,
        retired: Withdrawal?,
        isDraft: Bool = false
    ) {
        self.code = code
        self.title = title
        self.message = message
        self.messages = messages
        self.summary = summary
        self.statuses = statuses
        self.retry = retry
        self.retryAfter = retryAfter
        self.see = see
        self.seeLinks = seeLinks
        self.tags = tags
        self.aliases = aliases
        self.slug = slug
        self.texts = texts
        self.deprecated = deprecated
        self.retired = retired
        self.isDraft = isDraft
    }

    /// A text that pages show as it was written.
    package subscript(text: EntryText) -> Located<String>? {
        texts.first { $0.text == text }?.value
    }

    /// A version or a date of the API.
    package var since: Located<String>? { self[.since] }

    /// Its links that lead out of the site, but for those of its texts.
    package var links: [NamedLink] {
        seeLinks + [deprecated?.useLink, retired?.useLink].compactMap { $0 }
    }
}

/// Whether sending the same request again can help.
package enum RetryAdvice: String, CaseIterable, Sendable {
    /// It fails again in the same way.
    case never
    /// Once the request, the account or the object has been changed.
    case afterChange = "after-change"
    /// Once somebody has looked whether it went through: sent again unseen, it may be carried out twice.
    case afterCheck = "after-check"
    /// After a pause.
    case afterDelay = "after-delay"
    /// At once, and without a second effect.
    case safe
}

/// That a code is better avoided, or no longer sent. A class, so that asking whether there is one copies nothing.
package final class Withdrawal: Sendable {
    /// A version or a date of the API.
    package let since: Located<String>?
    /// The code that took its place.
    package let use: Located<String>?
    /// What took its place elsewhere.
    package let useLink: NamedLink?
    /// Markdown, one line.
    package let reason: Located<String>?

    package init(
        since: Located<String>?,
        use: Located<String>?,
        useLink: NamedLink?,
        reason: Located<String>?
    ) {
        self.since = since
        self.use = use
        self.useLink = useLink
        self.reason = reason
    }
}
