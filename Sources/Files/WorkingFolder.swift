#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The folder that relative paths start from.
package enum WorkingFolder {
    /// Its absolute path.
    /// - Throws: where it is gone.
    package static var path: String {
        get throws(FileError) { try Paths.resolved(".") }
    }

    /// Goes there.
    package static func enter(_ path: String) throws(FileError) {
        guard unsafe chdir(path) == 0 else { throw FileError("enter", path, errno: errno) }
    }
}
