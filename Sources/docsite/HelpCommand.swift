import ArgumentParser
import Diagnostics
import FaultManual

/// `docsite help`.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "Explain a command, or a fault by the name that stands in its report.",
        discussion: "`docsite help unresolved-link` needs no network: the manual of faults comes with the program."
    )

    @Argument(
        help: "A command such as build or new error, or a fault such as unresolved-link.",
        completion: .list(FaultManual.codes)
    )
    var topic: [String] = []

    func run() throws {
        if topic.count == 1, let entry = FaultManual.entry(Self.fault(topic[0])) { return Terminal.print(entry.text) }
        var command: any ParsableCommand.Type = Docsite.self
        for (index, word) in topic.enumerated() {
            let names = command.configuration.subcommands.map(Self.name)
            guard let position = names.firstIndex(of: word) else {
                Terminal.tell("error: \(Self.unknown(word, after: topic[..<index], names))\n")
                throw ExitCode.validationFailure
            }
            command = command.configuration.subcommands[position]
        }
        Terminal.print(Docsite.helpMessage(for: command) + "\n")
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
        let near = SimilarNames.nearest(to: word, among: commands + FaultManual.codes)
        return "there is no command and no fault `\(word)`"
            + (near.map { "; did you mean `docsite help \($0)`?" } ?? ": `docsite help` lists the commands")
    }
}
