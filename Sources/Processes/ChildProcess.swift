#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Another program at work. No shell stands between: an argument stays one, whatever is in it.
///
/// Not Foundation's `Process`: that hands on the signals that the calling thread blocks and the program ignores, and no
/// later Ctrl-C or `kill` would reach the other program.
package struct ChildProcess {
    /// That the system refused.
    package struct Refusal: Error, CustomStringConvertible {
        let program: String
        /// The system's number for why.
        let number: Int32

        package var description: String {
            let reason = unsafe strerror(number).map { unsafe String(cString: $0).lowercased() } ?? "error \(number)"
            return "cannot run \(program): \(reason)"
        }
    }

    private let id: pid_t

    /// Starts a program.
    /// - Parameters:
    ///   - program: its path, or a name that is looked for on the `PATH`.
    ///   - arguments: what it is told, without its own name.
    ///   - input: the descriptor that it reads from; nothing unless given.
    ///   - output: the descriptor that it writes to; nobody hears it unless given. What it says of faults nobody hears.
    ///   - isApart: whether Ctrl-C in this program's terminal leaves it alone.
    /// - Throws: where it cannot be started.
    package init(
        _ program: String,
        _ arguments: [String],
        input: Int32? = nil,
        output: Int32? = nil,
        isApart: Bool = false
    ) throws(Refusal) {
        func check(_ number: Int32) throws(Refusal) {
            guard number == 0 else { throw Refusal(program: program, number: number) }
        }
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
            var actions: posix_spawn_file_actions_t?
        #else
            var attributes = posix_spawnattr_t()
            var actions = unsafe posix_spawn_file_actions_t()
        #endif
        try check(unsafe posix_spawnattr_init(&attributes))
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        try check(unsafe posix_spawn_file_actions_init(&actions))
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        var (none, all) = (sigset_t(), sigset_t())
        try check(unsafe sigemptyset(&none))
        try check(unsafe sigfillset(&all))
        try check(unsafe posix_spawnattr_setsigmask(&attributes, &none))
        try check(unsafe posix_spawnattr_setsigdefault(&attributes, &all))
        var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        if isApart {
            try check(unsafe posix_spawnattr_setpgroup(&attributes, 0))
            flags |= POSIX_SPAWN_SETPGROUP
        }
        try check(unsafe posix_spawnattr_setflags(&attributes, Int16(flags)))
        for (stream, descriptor) in [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, nil)] {
            if let descriptor {
                try check(unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, stream))
            } else {
                try check(unsafe posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0))
            }
        }
        let words = unsafe ([program] + arguments).map { unsafe strdup($0) }
        let variables = unsafe Environment.variables.map { unsafe strdup("\($0)=\($1)") }
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        guard unsafe (words + variables).allSatisfy({ unsafe $0 != nil }) else {
            throw Refusal(program: program, number: ENOMEM)
        }
        var id = pid_t()
        try check(unsafe posix_spawnp(&id, program, &actions, &attributes, words + [nil], variables + [nil]))
        self.id = id
    }

    /// Ends it, whatever it does.
    package func end() {
        // It may have ended by itself, and there is nothing to do then.
        _ = kill(id, SIGKILL)
    }

    /// Waits for its end.
    /// - Returns: its exit status; `nil` where a signal ended it.
    package func status() -> Int32? {
        var status: Int32 = 0
        while unsafe waitpid(id, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        // What the macros WIFEXITED and WEXITSTATUS say.
        return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
    }
}
