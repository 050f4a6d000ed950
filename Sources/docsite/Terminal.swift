import Diagnostics
import Files

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

    /// To standard error: what may steer the terminal, such as a colored report, in which all else is printable already.
    static func draw(_ text: String) {
        try? StandardStream.error.write(text)
    }

    /// Whether standard error is a terminal that knows more than lines of text.
    static var isCapable: Bool {
        isatty(STDERR_FILENO) == 1 && Environment.variables["TERM"] != "dumb"
    }

    /// Whether standard error is such a terminal and its user did not forbid colour (no-color.org).
    static var showsColor: Bool {
        isCapable && Environment.variables["NO_COLOR", default: ""].isEmpty
    }
}
