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
    /// The system's number for it, where the system said it.
    let number: Int32?

    package init(_ verb: String, _ path: String, reason: String) {
        self.verb = verb
        self.path = path
        self.reason = reason
        number = nil
    }

    /// Takes the reason from `errno`.
    init(_ verb: String, _ path: String, errno number: Int32) {
        self.verb = verb
        self.path = path
        reason = unsafe strerror(number).map { unsafe String(cString: $0).lowercased() } ?? "error \(number)"
        self.number = number
    }

    /// Whether nothing is there under that path, or could be: a file stands where a folder of the way would, links lead in
    /// a circle, or a name is longer than any that the file system has.
    package var isMissing: Bool {
        switch number {
        case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: true
        default: false
        }
    }

    /// Whether a file or folder of that name is not there, whose folder may be missing, too.
    var isAbsent: Bool { number == ENOENT }

    /// Whether it is not for this user to do that.
    package var isForbidden: Bool { number == EACCES || number == EPERM }

    /// Whether something stands there already.
    package var isTaken: Bool { number == EEXIST }

    package var description: String { "cannot \(verb) \(path): \(reason)" }
}
