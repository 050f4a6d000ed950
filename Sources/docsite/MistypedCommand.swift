import ArgumentParser
import Diagnostics

/// A word on the command line that stands where a subcommand should, and names none.
struct MistypedCommand {
    let message: String

    /// What commands of the program are called elsewhere.
    static let otherNames = [
        "init": "new", "create": "new", "scaffold": "new", "generate": "build", "start": "serve", "dev": "serve",
        "watch": "serve", "preview": "serve", "lint": "check", "validate": "check", "test": "check",
    ]

    /// - Parameters:
    ///   - arguments: what was typed behind the program's name, which could not be understood.
    ///   - root: the program's command.
    init?(_ arguments: some Sequence<String>, of root: any ParsableCommand.Type) {
        var command = root
        var path = [Self.name(root)]
        for argument in arguments {
            let subcommands = command.configuration.subcommands
            guard !subcommands.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return nil }
            if let next = subcommands.first(where: { Self.name($0) == argument }) {
                command = next
                path.append(argument)
                continue
            }
            let names = subcommands.map(Self.name)
            let whole = path.joined(separator: " ")
            let headline = "`\(whole)` has no subcommand `\(argument.printable)`"
            let other = path.count == 1 ? Self.otherNames[argument] : nil
            if let near = other ?? SimilarNames.nearest(to: argument, among: names) {
                message = "\(headline); did you mean `\(whole) \(near)`?"
            } else if command.configuration.defaultSubcommand == nil {
                message = "\(headline); it has \(names.joined(separator: ", "))\nSee `\(whole) --help`."
            } else {
                // It may be an argument of the command that runs without a name.
                return nil
            }
            return
        }
        return nil
    }

    private static func name(_ command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? String(describing: command).lowercased()
    }
}
