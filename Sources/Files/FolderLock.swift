#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Holds a folder for one process, without leaving a file in it; the system lets go when the process ends, however
/// it ends.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// How long a look at a lock that another holds is put off, in microseconds.
    private static let pause: UInt32 = 10_000

    /// Takes the lock.
    /// - Parameters:
    ///   - path: the folder.
    ///   - seconds: how long another process may hold it before that is an error.
    /// - Throws: where the folder cannot be opened or locked, or another process holds it.
    package init(on path: String, waiting seconds: Int = 0) throws(FileError) {
        let folder = try OpenFolder(path)
        var pauses = seconds * 1_000_000 / Int(Self.pause)
        while flock(folder.descriptor, LOCK_EX | LOCK_NB) != 0 {
            let number = errno
            if number == EINTR { continue }
            guard number == EWOULDBLOCK else { throw FileError("lock", path, errno: number) }
            guard pauses > 0 else { throw FileError("write", path, reason: "another docsite is writing there") }
            pauses -= 1
            usleep(Self.pause)
        }
        descriptor = folder.relinquish()
    }

    deinit {
        _ = close(descriptor)
    }
}
