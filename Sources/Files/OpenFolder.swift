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
    /// - Throws: where there is none, or it may not be opened.
    package init(_ path: String) throws(FileError) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { throw FileError("open", path, errno: errno) }
    }

    deinit {
        close(descriptor)
    }
}
