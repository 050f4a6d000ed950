internal import PlainMarkdown

/// What `docsite help` says beside commands and faults: pages of the guide, and parts of them, as they were when the
/// program was built.
package enum HelpTopics {
    /// One of them.
    package struct Topic: Sendable {
        package let name: String
        /// What it is about, in a few words.
        package let abstract: String
        /// The page that it is, where it is not named after it.
        var page: String?
        /// The heading that it stands below; all of the page unless given.
        var heading: String?
    }

    /// All of them, in the order in which they are listed.
    package static let topics = [
        Topic(name: "install", abstract: "packages, completions, and how to compile it"),
        Topic(name: "getting-started", abstract: "from nothing to a page of your own"),
        Topic(name: "writing", abstract: "the catalog, notes, Markdown and links"),
        Topic(name: "settings", abstract: "the keys of site.yml"),
        Topic(name: "permalinks", abstract: "links that never break"),
        Topic(name: "moving-in", abstract: "how to take over another site"),
        Topic(name: "importing", abstract: "how to make a catalog of what is kept elsewhere"),
        Topic(name: "preview", abstract: "write, save, see"),
        Topic(name: "themes", abstract: "what a site looks like"),
        Topic(name: "search", abstract: "how readers and programs search", page: "searching"),
        Topic(name: "hosts", abstract: "how to publish the site"),
        Topic(name: "output", abstract: "what a build writes"),
        Topic(name: "reports", abstract: "how faults are told"),
        Topic(name: "options", abstract: "every option", page: "command-line", heading: "Arguments and options"),
        Topic(name: "exit-status", abstract: "what programs learn", page: "command-line", heading: "Exit status"),
        Topic(name: "environment", abstract: "what variables change", page: "command-line", heading: "Environment"),
        Topic(name: "files", abstract: "what lies where", page: "command-line", heading: "Files"),
        Topic(name: "limits", abstract: "what docsite does not do"),
        Topic(name: "comparison", abstract: "other generators, and what was measured"),
    ]

    /// The topic of a name.
    package static func topic(_ name: String) -> Topic? {
        topics.first { $0.name == name }
    }
}

extension HelpTopics.Topic {
    /// What it says, Markdown; empty where the page or the heading is not there.
    package var markdown: String {
        guard let page = GuidePage(named: page ?? name) else { return "" }
        guard let heading else { return page.text }
        return page.headings.first { $0.text == heading }.map(page.section) ?? ""
    }

    /// What it says, as a terminal shows it.
    package var shown: String {
        HelpTopics.shown(heading ?? GuidePage(named: page ?? name)?.title ?? "", markdown)
    }
}

extension HelpTopics {
    /// A text as a terminal shows it, below its title.
    static func shown(_ title: some StringProtocol, _ markdown: String) -> String {
        ([title.uppercased()] + PlainMarkdown.lines(of: markdown)).joined(separator: "\n") + "\n"
    }
}
