#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// By what a file is known to be as it was: the same file, of the same size, changed at the same moment. Whoever writes
/// to a file, gives it another name or sets its times changes that moment, which no program can set.
package struct FileStamp: Sendable, Equatable {
    package let device: UInt64
    package let file: UInt64
    package let size: UInt64
    package let changed: Moment
    /// Whether a file that has just been made may still be written: a link, and another name of a file that was there
    /// already, are not.
    package let isBeingWritten: Bool

    /// A moment as file systems keep it.
    package struct Moment: Sendable, Comparable {
        package let seconds: Int64
        package let nanoseconds: Int64

        init(changeOf status: stat) {
            #if canImport(Darwin)
                let time = status.st_ctimespec
            #else
                let time = status.st_ctim
            #endif
            self.init(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
        }

        init(seconds: Int64, nanoseconds: Int64) {
            self.seconds = seconds
            self.nanoseconds = nanoseconds
        }

        package static func < (one: Moment, other: Moment) -> Bool {
            (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
        }

        /// Now, by the clock that the system stamps files with.
        package static var now: Moment {
            var time = timespec()
            #if os(Linux)
                unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
            #else
                unsafe clock_gettime(CLOCK_REALTIME, &time)
            #endif
            return Moment(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
        }
    }

    /// Asks for a file's stamp; there is none where nothing is there, or that cannot be told.
    /// - Parameters:
    ///   - path: the file.
    ///   - followsLinks: whether a link stands for what it leads to.
    package init?(of path: String, followingLinks followsLinks: Bool = false) {
        self.init(of: path, at: AT_FDCWD, followsLinks)
    }

    /// Asks for the stamp of a file in a folder; there is none where nothing is there, or that cannot be told.
    /// - Parameters:
    ///   - path: the file's path in the folder.
    ///   - folder: the folder.
    ///   - followsLinks: whether a link stands for what it leads to.
    package init?(of path: String, in folder: borrowing OpenFolder, followingLinks followsLinks: Bool) {
        self.init(of: path, at: folder.descriptor, followsLinks)
    }

    private init?(of path: String, at folder: Int32, _ followsLinks: Bool) {
        var status = stat()
        guard unsafe fstatat(folder, path, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        file = UInt64(status.st_ino)
        size = UInt64(truncatingIfNeeded: status.st_size)
        isBeingWritten = status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1
        changed = Moment(changeOf: status)
    }

    /// How long a file that is written through a mapping (mmap) may change without its stamp: until the system has taken
    /// what was written to the disk, which Linux does within 35 seconds.
    private static let longestMapping: Int64 = 60

    /// Whether a change through a mapping could go unseen: it shows once for a while, and what follows it does not.
    package func mayBeMapped(at moment: Moment) -> Bool {
        changed.seconds + Self.longestMapping > moment.seconds
    }

    /// Whether a change after a moment would show: one at the same moment as the last would not. Some file systems know
    /// whole seconds only, or two.
    package func isSettled(at moment: Moment) -> Bool {
        changed.nanoseconds == 0 ? changed.seconds + 2 < moment.seconds : changed < moment
    }
}
