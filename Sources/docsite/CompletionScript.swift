/// What shells complete by, as the argument parser writes it.
///
/// The parser has a command `help` of its own, and writes a second function for it, which would take the place of the
/// first: topics and faults would not be completed.
enum CompletionScript {
    private static let head = "\n_docsite_help() {\n"

    /// - Parameter script: a script for any shell, as the parser writes it.
    /// - Returns: the script without what the parser's own `help` adds to it, where shells have functions for commands.
    static func mended(_ script: String) -> String {
        guard let own = script.firstRange(of: head),
            let other = script[own.upperBound...].firstRange(of: head),
            let end = script[other.upperBound...].firstRange(of: "\n}\n")
        else { return script }
        return (script[..<other.lowerBound] + "\n" + script[end.upperBound...])
            .replacing("|help|help)", with: "|help)")
            .replacing("            'help:Show subcommand help information.'\n", with: "")
    }
}
