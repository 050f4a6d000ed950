#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The browser of whoever sits at this machine.
enum WebBrowser {
    #if os(macOS)
        static let program = "open"
    #else
        static let program = "xdg-open"
    #endif

    /// Asks the system to open an address.
    /// - Returns: whether there is a program for that. How it ends is not waited for.
    static func open(_ address: String) -> Bool {
        // Nobody waits for it, so that the system is to forget it when it ends.
        signal(SIGCHLD, SIG_IGN)
        return (try? ChildProcess(program, [address], isApart: true)) != nil
    }
}
