import ArgumentParser
import Diagnostics
import Files
import Processes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a run speaks. What it says holds words of authors, and names of files, which must not steer a terminal.
enum Terminal {
    /// Holds the place of standard streams that were closed. Else the next file or connection would take it, and be sent
    /// what is meant for a person. Nothing can be written to what takes their place, as nothing could be to them.
    static func holdDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", O_RDONLY)
        }
    }

    /// To standard output: results. A result that cannot be written is work that could not be done, so the program
    /// ends there, with the status for that.
    static func print(_ text: String) {
        do {
            try StandardStream.output.write(text.printableLines)
        } catch {
            tell("error: \(error)\n")
            exit(2)
        }
    }

    /// To standard error: messages. Where they cannot be written there is nobody left to tell.
    static func tell(_ text: String) {
        draw(text.printableLines)
    }

    /// Tells why a command ends here, and ends it.
    static func fail(_ message: String) throws -> Never {
        tell("error: \(message)\n")
        throw ExitCode(2)
    }

    /// To standard error: what may steer the terminal, such as a colored report, in which all else is printable already.
    static func draw(_ text: String) {
        try? StandardStream.error.write(text)
    }

    /// Whether standard error is a terminal that knows more than lines of text.
    static var isCapable: Bool {
        isatty(STDERR_FILENO) == 1 && Environment.variables["TERM"] != "dumb"
    }

    /// Whether reports are colored: the user's word comes first, what there is to see it on second (no-color.org,
    /// bixense.com/clicolors, force-color.org).
    static var showsColor: Bool {
        let variables = Environment.variables
        guard variables["NO_COLOR", default: ""].isEmpty else { return false }
        for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
            if let wish = variables[name], !wish.isEmpty, wish != "0" { return true }
        }
        return isCapable && variables["CLICOLOR"] != "0" && variables["FORCE_COLOR"] != "0"
    }

    /// Whether the places of reports are links: where the terminal is one of those known to show them, or the user says so.
    static var showsLinks: Bool {
        let variables = Environment.variables
        if let wish = variables["FORCE_HYPERLINK"], !wish.isEmpty { return wish != "0" }
        guard isCapable else { return false }
        let version = variables["VTE_VERSION"].flatMap { Int($0) } ?? 0
        // The first of VTE that knew links ended where it met one.
        if version > 5000 { return true }
        if ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].contains(where: { variables[$0] != nil }) { return true }
        let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "WarpTerminal", "Tabby", "zed"]
        if let program = variables["TERM_PROGRAM"], programs.contains(program) { return true }
        let terminals = ["xterm-kitty", "alacritty", "xterm-ghostty", "foot", "contour", "wezterm"]
        return terminals.contains { variables["TERM", default: ""].hasPrefix($0) }
    }

    /// Faults for a person, to standard error, as its terminal takes them.
    static func show(_ diagnostics: [Diagnostic]) {
        let address: ((ReportedPlace) -> String)? = showsLinks ? { Self.address($0) } : nil
        draw(DiagnosticFormat.text.report(diagnostics, color: showsColor, address: address))
    }

    /// Where a place of a report is: in the editor whose terminal this is, or on this machine.
    private static func address(_ place: ReportedPlace) -> String {
        let folder = (try? WorkingFolder.path) ?? ""
        return (EditorAddress.ofTerminal ?? .file).address(of: place, in: folder)
    }
}
