package import Diagnostics
package import SitePaths

/// The error catalog as it was read: groups in file order, each with its entries in theirs.
package struct ErrorCatalog: Sendable {
    package let groups: [ErrorGroup]
    /// Every entry, in the order of the catalog.
    package let entries: [CatalogEntry]
    /// The first entry of each id. Every check and every link asks for it, so it is made once.
    private let entriesByID: [String: Int]
    /// The codes of entries with scopes.
    private let scoped: ScopedCodes
    /// Whether some entry says which operations return it.
    package let namesOperations: Bool

    package init(groups: [ErrorGroup]) {
        self.groups = groups
        let entries = groups.flatMap(\.entries)
        namesOperations = entries.contains { !$0.returnedBy.isEmpty }
        var byID = [String: Int](minimumCapacity: entries.count)
        for (index, entry) in entries.enumerated() {
            let id = entry.id.rawValue
            if let first = byID.updateValue(index, forKey: id) { byID[id] = first }
        }
        self.entries = entries
        entriesByID = byID
        scoped = ScopedCodes(of: entries, byID)
    }

    /// The first entry whose id this is.
    package func entry(id: String) -> Int? {
        entriesByID[id]
    }

    /// The entry that a name means: by its id, or by its code where that means no other.
    package func entry(named name: String) -> Int? {
        entriesByID[name] ?? scoped.bearer(of: name)
    }

    /// The entries that have a code, where some of them have scopes, each id once and in the order of the catalog.
    package func holders(of code: String) -> [Int] {
        scoped.holders.isEmpty ? [] : scoped.holders[code] ?? []
    }

    /// The codes that only entries with scopes have and that are no ids, so that each means its entry or several, in the
    /// order of the catalog.
    package var bareCodes: [BareCode] { scoped.bare }

    /// The entries that a code means which is no id, where they are several.
    package func sharers(of name: String) -> [Int] {
        entriesByID[name] == nil ? scoped.sharers(of: name) : []
    }

    /// Whether no entry before this one has its id.
    package func isFirstOfItsID(_ index: Int) -> Bool {
        entriesByID.count == entries.count || entry(id: entries[index].id.rawValue) == index
    }
}

/// One file of the catalog.
package struct ErrorGroup: Sendable {
    /// The permanent id, unique in the catalog.
    package let id: Located<String>
    package let title: Located<String>
    /// The HTTP status of every entry here that names none.
    package let status: HTTPStatus?
    /// The scope of every entry here that names none.
    package let scope: Located<ErrorCode>?
    /// Markdown.
    package let summary: Located<String>?
    /// Former ids, whose anchors and pages go on leading here.
    package let aliases: [Located<String>]
    /// The values of declared fields, in the order in which the fields are declared.
    package let fields: [FieldValue]
    /// The body of its entries in place of the site's.
    package let errorBody: OwnErrorBody?
    package let entries: [CatalogEntry]

    package init(
        id: Located<String>,
        title: Located<String>,
        status: HTTPStatus?,
        scope: Located<ErrorCode>? = nil,
        summary: Located<String>?,
        aliases: [Located<String>],
        fields: [FieldValue],
        errorBody: OwnErrorBody? = nil,
        entries: [CatalogEntry]
    ) {
        self.id = id
        self.title = title
        self.status = status
        self.scope = scope
        self.summary = summary
        self.aliases = aliases
        self.fields = fields
        self.errorBody = errorBody
        self.entries = entries
    }
}

/// What the catalog says of one code. A class, so that handing one on doesn't count the forty references in it.
package final class CatalogEntry: Sendable {
    package let code: Located<ErrorCode>
    /// What tells it from others of the same code, its own or its group's.
    package let scope: Located<ErrorCode>?
    /// What it is known by in the catalog: its code, or both with a `.` between them where it has a scope.
    package let id: ErrorCode
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
    /// The code that it is a sub-code of.
    package let parent: Located<String>?
    /// The operations that return it, with one space between words.
    package let returnedBy: [Located<String>]
    /// Former codes and anchors, which go on leading here.
    package let aliases: [Located<String>]
    /// A slug of the author's choice.
    package let slug: Located<Slug>?
    private let texts: [(text: EntryText, value: Located<String>)]
    package let deprecated: Withdrawal?
    package let retired: Withdrawal?
    /// What it says of the API's answers beside its message.
    package let answers: EntryAnswers?
    /// Whether it is shown in a preview only.
    package let isDraft: Bool
    /// Whether it is left out of what is public.
    package var isInternal: Bool { audience == .internal }
    /// For whom it is.
    package let audience: Audience
    /// What it has beside what most have.
    package let facts: EntryFacts?

    package init(
        code: Located<ErrorCode>,
        scope: Located<ErrorCode>? = nil,
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
        parent: Located<String>? = nil,
        returnedBy: [Located<String>] = [],
        aliases: [Located<String>],
        slug: Located<Slug>?,
        texts: [(EntryText, Located<String>)],
        deprecated: Withdrawal?,
        retired: Withdrawal?,
        answers: EntryAnswers? = nil,
        isDraft: Bool = false,
        audience: Audience = .everyone,
        facts: EntryFacts? = nil
    ) {
        self.code = code
        self.scope = scope
        id = ErrorCode(code.value, in: scope?.value)
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
        self.parent = parent
        self.returnedBy = returnedBy
        self.aliases = aliases
        self.slug = slug
        self.texts = texts
        self.deprecated = deprecated
        self.retired = retired
        self.answers = answers
        self.isDraft = isDraft
        self.audience = audience
        self.facts = facts
    }

    /// Whether a name is its code, in the one spelling or the other. As an alias of an entry with a scope it says who had
    /// the code to itself.
    package func hasAsCode(_ name: ErrorCode) -> Bool {
        name == code.value || name.rawValue == code.value.hyphenated
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
