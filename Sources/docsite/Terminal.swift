import Foundation

/// Where a run speaks.
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
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            tell("error: cannot write to standard output: \(error.localizedDescription)\n")
            exit(2)
        }
    }

    /// To standard error: messages. Where they cannot be written there is nobody left to tell.
    static func tell(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// Whether standard error is a terminal that knows more than lines of text.
    static var isCapable: Bool {
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Whether standard error is such a terminal and its user did not forbid colour (no-color.org).
    static var showsColor: Bool {
        isCapable && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
    }
}
