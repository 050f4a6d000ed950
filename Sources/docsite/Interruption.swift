#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Ctrl-C, a request to end, and a terminal that was closed.
enum Interruption {
    /// From now on each of them ends the program at once and as a success. There must be nothing to clear away.
    static func end() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // In the handler itself, which may do this (POSIX, signal safety): on Linux a dispatch source loses one
            // now and then. And without the last rites of `exit`, which other threads that are at work could hold up.
            let former = signal(number) { _ in _exit(0) }
            // Under `nohup` a closed terminal is to be ignored.
            if number == SIGHUP, isIgnoring(former) { signal(number, SIG_IGN) }
        }
    }

    private static func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
        unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
