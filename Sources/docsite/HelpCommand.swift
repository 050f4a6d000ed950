import ArgumentParser
import Diagnostics
import FaultManual
import HelpTopics

/// `docsite help`.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "Explain a command, a topic, or a fault by the name that stands in its report.",
        discussion: """
            `docsite help unresolved-link` needs no network: the manual of faults comes with the program. \
            `docsite help topics` lists what else there is to read: all of the guide comes with it, too.
            """
    )

    @Argument(
        help: """
            A command such as build or new error, a topic such as hosts, a key such as retry_after, or a fault such as \
            unresolved-link.
            """,
        completion: .list(["topics"] + HelpTopics.topics.map(\.name) + FaultManual.codes)
    )
    var topic: [String] = []

    func run() throws {
        if topic.count == 1, let entry = FaultManual.entry(Self.fault(topic[0])) { return Terminal.print(entry.text) }
        if topic == ["topics"] { return Terminal.print(Self.topics) }
        let article = topic.count == 1 ? HelpTopics.topic(topic[0]) : nil
        if let article, Self.command(topic) == nil { return Terminal.print(article.shown) }
        guard let command = Self.command(topic) else {
            if let found = HelpTopics.article(topic.joined(separator: "-")) { return Terminal.print(found) }
            let known = topic.indices.last { Self.command(Array(topic[..<$0])) != nil } ?? 0
            let commands = Self.command(Array(topic[..<known]))?.configuration.subcommands.map(Self.name) ?? []
            Terminal.tell("error: \(Self.unknown(topic[known], after: topic[..<known], commands))\n")
            throw ExitCode.validationFailure
        }
        // A topic that has the name of a command stands behind it.
        Terminal.print(Docsite.helpMessage(for: command) + "\n" + (article.map { "\n\($0.shown)" } ?? ""))
    }

    /// The command that some words name.
    private static func command(_ words: [String]) -> (any ParsableCommand.Type)? {
        var command: any ParsableCommand.Type = Docsite.self
        for word in words {
            guard let next = command.configuration.subcommands.first(where: { name($0) == word }) else { return nil }
            command = next
        }
        return command
    }

    /// What there is to read.
    private static var topics: String {
        let width = HelpTopics.topics.map(\.name.count).max() ?? 0
        let lines = HelpTopics.topics.map { topic in
            "  docsite help \(topic.name)\(String(repeating: " ", count: width - topic.name.count))  \(topic.abstract)\n"
        }
        return lines.joined() + """

            And every fault, heading of the guide, key, option and variable, by its name:
            `docsite help unresolved-link`, `docsite help netlify`, `docsite help retry_after`.

            """
    }

    private static func name(_ command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? String(describing: command).lowercased()
    }

    /// The name of a fault, which may have been copied with what stands around it: `error[unresolved-link]`.
    private static func fault(_ topic: String) -> String {
        guard topic.hasSuffix("]"), let bracket = topic.firstIndex(of: "[") else { return topic }
        return String(topic[topic.index(after: bracket)...].dropLast())
    }

    private static func unknown(_ word: String, after path: ArraySlice<String>, _ commands: [String]) -> String {
        guard path.isEmpty else {
            let near = SimilarNames.nearest(to: word, among: commands)
            let whole = path.joined(separator: " ")
            return "`docsite \(whole)` has no command `\(word)`"
                + (near.map { "; did you mean `docsite help \(whole) \($0)`?" } ?? "")
        }
        let other = MistypedCommand.otherNames[word]
        let names = commands + HelpTopics.topics.map(\.name) + FaultManual.codes
        let near =
            other ?? SimilarNames.nearest(to: word, among: names)
            ?? SimilarNames.nearest(to: word, among: HelpTopics.names)
        return "there is no command, no topic and no fault `\(word)`"
            + (near.map { "; did you mean `docsite help \($0)`?" }
                ?? ": `docsite help` lists the commands, `docsite help topics` the topics")
    }
}
