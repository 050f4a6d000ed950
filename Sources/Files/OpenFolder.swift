#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A folder that is held open, so that the way to it is not gone again for each file in it.
package struct OpenFolder: ~Copyable {
    let descriptor: Int32

    /// Opens a folder.
    /// - Parameters:
    ///   - path: the folder.
    ///   - followsLinks: whether a link stands for the folder that it leads to; else it is none.
    /// - Throws: where there is none, or it may not be opened.
    package init(_ path: String, followingLinks followsLinks: Bool = true) throws(FileError) {
        try self.init(path, at: AT_FDCWD, followsLinks)
    }

    init(_ path: String, at folder: Int32, _ followsLinks: Bool) throws(FileError) {
        let flags = O_RDONLY | O_CLOEXEC | O_DIRECTORY | (followsLinks ? 0 : O_NOFOLLOW)
        var descriptor: Int32
        repeat { descriptor = unsafe openat(folder, path, flags) } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else { throw FileError("open", path, errno: errno) }
        self.descriptor = descriptor
    }

    /// Hands the descriptor on to whoever closes it.
    consuming func relinquish() -> Int32 {
        let descriptor = descriptor
        discard self
        return descriptor
    }

    deinit {
        // Nothing was written through it, so nothing can be lost here.
        _ = close(descriptor)
    }
}
