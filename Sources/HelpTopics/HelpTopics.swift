internal import PlainMarkdown

/// What `docsite help` says beside commands and faults: parts of the README and the texts of `docs/help`, as they were when
/// the program was built.
package enum HelpTopics {
    /// One of them.
    package struct Topic: Sendable {
        package let name: String
        /// What it is about, in a few words.
        package let abstract: String
        /// The file that it is in.
        let file: String
        /// The heading that it stands below; all of the file unless given.
        var heading: String?
    }

    /// All of them, in the order in which they are listed.
    package static let topics = [
        Topic(name: "preview", abstract: "write, save, see", file: readme, heading: "Write, save, see"),
        Topic(name: "format", abstract: "the files and keys of content", file: readme, heading: "The format"),
        Topic(name: "permalinks", abstract: "links that never break", file: readme, heading: "Links that cannot break"),
        Topic(name: "themes", abstract: "what a site looks like", file: readme, heading: "Themes"),
        Topic(name: "hosts", abstract: "how to publish the site", file: readme, heading: "Deploy"),
        Topic(
            name: "search-index",
            abstract: "the files by which programs search a site",
            file: readme,
            heading: "The search index for programs"
        ),
        Topic(name: "files", abstract: "what lies where", file: "docs/help/files.md"),
        Topic(name: "environment", abstract: "the variables that are heeded", file: "docs/help/environment.md"),
        Topic(name: "exit-status", abstract: "what programs learn from a run", file: "docs/help/exit-status.md"),
    ]

    private static let readme = "README.md"

    /// The topic of a name.
    package static func topic(_ name: String) -> Topic? {
        topics.first { $0.name == name }
    }
}

extension HelpTopics.Topic {
    /// What it says, Markdown; empty where the file or the heading is not there.
    package var markdown: String {
        guard let text = HelpTopics.texts.first(where: { $0.path == file })?.text.description else { return "" }
        return heading.map { Self.section($0, of: text) } ?? text
    }

    /// What it says, as a terminal shows it.
    package var text: String {
        let title = heading ?? name.split(separator: "-").joined(separator: " ")
        return ([title.uppercased()] + PlainMarkdown.lines(of: markdown)).joined(separator: "\n") + "\n"
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
