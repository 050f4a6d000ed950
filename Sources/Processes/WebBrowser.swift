#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The browser of whoever sits at this machine.
package enum WebBrowser {
    #if os(macOS)
        package static let program = "open"
    #else
        package static let program = "xdg-open"
    #endif

    /// Asks the system to open an address.
    /// - Returns: whether there is a program for that. How it ends is not waited for.
    package static func open(_ address: String) -> Bool {
        // Nobody waits for it, so that the system is to forget it when it ends.
        signal(SIGCHLD, SIG_IGN)
        return (try? ChildProcess(program, [address], isApart: true)) != nil
    }
}
