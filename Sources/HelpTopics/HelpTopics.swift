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
    ]

    /// The topic of a name.
    package static func topic(_ name: String) -> Topic? {
        topics.first { $0.name == name }
    }
}

extension HelpTopics.Topic {
    /// What it says, Markdown; empty where the page or the heading is not there.
    package var markdown: String {
        heading.map { Self.section($0, of: text.body) } ?? text.body
    }

    /// What it says, as a terminal shows it.
    package var shown: String {
        ([(heading ?? text.title).uppercased()] + PlainMarkdown.lines(of: markdown)).joined(separator: "\n") + "\n"
    }

    /// The page without its front matter, and the title that stands there.
    private var text: (title: String, body: String) {
        let path = "pages/\(page ?? name).md"
        let file = HelpTopics.texts.first { $0.path == path }?.text.description ?? ""
        let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return ("", file) }
        let title = lines[..<end].first { $0.hasPrefix("title: ") }?.dropFirst("title: ".count) ?? ""
        return (title.filter { $0 != "\"" }, lines[(end + 1)...].joined(separator: "\n"))
    }

    /// The part of a text below a heading, up to the next one of its rank.
    private static func section(_ heading: String, of text: String) -> String {
        var rank: Int?
        var isCode = false
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isCode.toggle() }
            let signs = isCode ? 0 : line.prefix { $0 == "#" }.count
            if signs > 0, line.dropFirst(signs).hasPrefix(" ") {
                if let rank, signs <= rank { break }
                if rank == nil, line.dropFirst(signs + 1) == heading {
                    rank = signs
                    continue
                }
            }
            if rank != nil { lines.append(line) }
        }
        return lines.joined(separator: "\n")
    }
}
