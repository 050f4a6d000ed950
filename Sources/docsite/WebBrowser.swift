import Foundation

/// The browser of whoever sits at this machine.
enum WebBrowser {
    #if os(macOS)
        static let program = "open"
    #else
        static let program = "xdg-open"
    #endif

    /// Asks the system to open an address.
    ///
    /// Not by Foundation's `Process`: that hands on the signals that the calling thread blocks and the program ignores,
    /// and no later Ctrl-C or `kill` would reach the browser.
    /// - Returns: whether there is a program for that. How it ends is not waited for.
    static func open(_ address: String) -> Bool {
        // Nobody waits for it, so that the system is to forget it when it ends.
        signal(SIGCHLD, SIG_IGN)
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
            var actions: posix_spawn_file_actions_t?
        #else
            var attributes = posix_spawnattr_t()
            var actions = unsafe posix_spawn_file_actions_t()
        #endif
        unsafe posix_spawnattr_init(&attributes)
        unsafe posix_spawn_file_actions_init(&actions)
        defer {
            unsafe posix_spawnattr_destroy(&attributes)
            unsafe posix_spawn_file_actions_destroy(&actions)
        }
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        // In a group of its own: Ctrl-C is for the preview.
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        for descriptor in STDIN_FILENO...STDERR_FILENO {
            unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        let arguments = unsafe [strdup(program), strdup(address), nil]
        let environment = unsafe ProcessInfo.processInfo.environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
        defer { unsafe (arguments + environment).forEach { unsafe free($0) } }
        var process = pid_t()
        return unsafe posix_spawnp(&process, program, &actions, &attributes, arguments, environment) == 0
    }
}
