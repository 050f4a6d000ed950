/// What a result of a search shows of an error. One object for each, since the index hands them about: a copy of all texts
/// counts a reference to each of them.
package final class SearchEntry: Sendable {
    /// The code, verbatim as the API sends it.
    package let code: String
    /// What tells it from others of the same code.
    package let scope: String?
    /// Former codes and anchors.
    package let aliases: [String]
    /// The title; empty where there is none.
    package let title: String
    /// What a result is called: the title, or what stands in for one.
    package let name: String
    /// The HTTP statuses, the usual one first.
    package let statuses: [Int]
    /// The group it stands in.
    package let group: SearchDocument.Group
    /// The default message, with `{name}` for each varying part; empty where there is none.
    package let message: String
    /// Other messages seen with this code, written in the same way.
    package let messages: [String]
    /// The messages without what varies in them, where they are not written as `{name}`.
    package let plainMessages: [String]?
    /// The tags.
    package let tags: [String]
    /// Whether to send the request again, e.g. `after-change`, where the catalog says it of a code that is still sent.
    package let retry: String?
    /// The code that it is a sub-code of.
    package let parent: String?
    /// What is found and no result shows, such as the operations that return it, and since when it is sent.
    package let further: [String]
    /// Whether the API still sends it.
    package let state: SearchDocument.State
    /// The values of fields by which a search is narrowed.
    package let facts: [SearchFact]
    /// What else it is found by, as by a tag.
    package let words: [String]
    /// The address of its page, relative to the site's root, e.g. `errors/invalid_card/index.html`.
    package let url: String

    /// - Parameters:
    ///   - code: the code, verbatim as the API sends it.
    ///   - scope: what tells it from others of the same code, if it has any.
    ///   - aliases: former codes and anchors. The hyphen form of the code need not be among them.
    ///   - title: the title; empty where there is none.
    ///   - name: what a result is called, if it is not the title.
    ///   - statuses: the HTTP statuses, the usual one first.
    ///   - group: the group it stands in.
    ///   - message: the default message, with `{name}` for each varying part.
    ///   - messages: other messages seen with this code, written in the same way.
    ///   - plainMessages: the messages without what varies in them, where they are not written as `{name}`.
    ///   - tags: the tags.
    ///   - retry: whether to send the request again, where the catalog says it.
    ///   - parent: the code that it is a sub-code of.
    ///   - further: what is found and no result shows.
    ///   - state: whether the API still sends it.
    ///   - facts: the values of fields by which a search is narrowed.
    ///   - words: what else it is found by, as by a tag.
    ///   - url: the address of its page, relative to the site's root.
    package init(
        code: String,
        scope: String? = nil,
        aliases: [String] = [],
        title: String,
        name: String? = nil,
        statuses: [Int] = [],
        group: SearchDocument.Group,
        message: String,
        messages: [String] = [],
        plainMessages: [String]? = nil,
        tags: [String] = [],
        retry: String? = nil,
        parent: String? = nil,
        further: [String] = [],
        state: SearchDocument.State = .current,
        facts: [SearchFact] = [],
        words: [String] = [],
        url: String
    ) {
        self.code = code
        self.scope = scope
        self.aliases = aliases
        self.title = title
        self.name = name ?? title
        self.statuses = statuses
        self.group = group
        self.message = message
        self.messages = messages
        self.plainMessages = plainMessages
        self.tags = tags
        self.retry = retry
        self.parent = parent
        self.further = further
        self.state = state
        self.facts = facts
        self.words = words
        self.url = url
    }
}
