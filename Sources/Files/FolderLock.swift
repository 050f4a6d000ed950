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

    /// Takes the lock.
    /// - Throws: where the folder cannot be opened, or another process holds it.
    package init(on path: String) throws(FileError) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { throw FileError("open", path, errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw FileError("write", path, reason: "another docsite is writing there")
        }
    }

    deinit {
        close(descriptor)
    }
}
