#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// That the system refused to do something with a file.
package struct FileError: Error, Sendable, CustomStringConvertible {
    /// What was attempted, as a verb: `read`, `write`.
    package let verb: String
    package let path: String
    /// The system's own word for why.
    package let reason: String
    /// Whether nothing is there under that path.
    package let isMissing: Bool

    package init(_ verb: String, _ path: String, reason: String) {
        self.verb = verb
        self.path = path
        self.reason = reason
        isMissing = false
    }

    /// Takes the reason from `errno`.
    init(_ verb: String, _ path: String, errno number: Int32) {
        self.verb = verb
        self.path = path
        reason = unsafe strerror(number).map { unsafe String(cString: $0).lowercased() } ?? "error \(number)"
        isMissing = number == ENOENT
    }

    package var description: String { "cannot \(verb) \(path): \(reason)" }
}
