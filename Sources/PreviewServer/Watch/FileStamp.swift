#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// By what a file is known to be as it was: the same file, of the same size, changed at the same moment.
struct FileStamp: Sendable, Equatable {
    private let file: UInt64
    private let size: Int64
    private let seconds: Int
    private let nanoseconds: Int
    /// Whether a file that has just been made may still be written: a link, and another name of a file that was there
    /// already, are not.
    let isBeingWritten: Bool

    /// `nil` where nothing is there.
    init?(of path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        file = UInt64(status.st_ino)
        size = Int64(status.st_size)
        isBeingWritten = status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1
        #if canImport(Darwin)
            let time = status.st_ctimespec
        #else
            let time = status.st_ctim
        #endif
        seconds = Int(time.tv_sec)
        nanoseconds = Int(time.tv_nsec)
    }
}
