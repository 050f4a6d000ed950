#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Whole files, read without surprises: never a device or a pipe that would block, never more than a limit.
package enum FileReading {
    package enum Failure: Error {
        /// The file holds more bytes than were allowed.
        case tooLarge(bytes: Int)
        /// A folder, a pipe or a device stands under the path.
        case notAFile
        case system(FileError)
    }

    /// The most bytes that a file may have where no other limit is named: 1 GiB. A sparse file may claim more than
    /// there is memory.
    package static let mostBytes = 1 << 30

    /// How often a file is read again that was written to meanwhile.
    private static let mostReadings = 5

    /// The bytes of a regular file.
    /// - Parameters:
    ///   - path: the file.
    ///   - limit: the most bytes that it may have.
    ///   - followsLinks: whether a link stands for what it leads to; else it is no file.
    /// - Returns: the bytes as they were at one time: what is written to while it is read is read again.
    /// - Throws: where it is no such file, or cannot be read.
    package static func bytes(
        of path: String,
        atMost limit: Int = mostBytes,
        followingLinks followsLinks: Bool = true
    ) throws(Failure) -> [UInt8] {
        try bytes(of: path, at: AT_FDCWD, atMost: limit, followsLinks, mustBeOwn: false)
    }

    /// The bytes of a regular file in a folder, that the user of this process owns and no other may write to.
    static func ownBytes(of path: String, at folder: Int32, atMost limit: Int) throws(Failure) -> [UInt8] {
        try bytes(of: path, at: folder, atMost: limit, false, mustBeOwn: true)
    }

    private static func bytes(
        of path: String,
        at folder: Int32,
        atMost limit: Int,
        _ followsLinks: Bool,
        mustBeOwn: Bool
    ) throws(Failure) -> [UInt8] {
        // Without O_NONBLOCK opening a pipe that nobody writes to would wait for ever.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
        var descriptor: Int32
        repeat { descriptor = unsafe openat(folder, path, flags) } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else {
            let number = errno
            if !followsLinks, number == ELOOP || number == EMLINK { throw .notAFile }
            throw .system(FileError("read", path, errno: number))
        }
        // Nothing was written, so nothing can be lost here.
        defer { _ = close(descriptor) }
        for _ in 0..<mostReadings {
            let before = try status(of: descriptor, path)
            guard before.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
            if mustBeOwn, before.st_uid != geteuid() || before.st_mode & (S_IWGRP | S_IWOTH) != 0 { throw .notAFile }
            let size = Int(before.st_size)
            guard size <= limit else { throw .tooLarge(bytes: size) }
            let bytes = try read(size, of: descriptor, path)
            let after = try status(of: descriptor, path)
            if bytes.count == size, after.st_size == before.st_size, after.changed == before.changed { return bytes }
        }
        throw .system(FileError("read", path, reason: "it is being written to"))
    }

    private static func status(of descriptor: Int32, _ path: String) throws(Failure) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .system(FileError("read", path, errno: errno)) }
        return status
    }

    /// - Returns: as many bytes as there are, from the beginning.
    private static func read(_ size: Int, of descriptor: Int32, _ path: String) throws(Failure) -> [UInt8] {
        var failure: Int32?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let start = unsafe buffer.baseAddress?.advanced(by: count)
                let got = unsafe pread(descriptor, start, size - count, off_t(count))
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { return }
                count += got
            }
        }
        if let failure { throw .system(FileError("read", path, errno: failure)) }
        return bytes
    }

    /// Whether a regular file, and no link to one, holds exactly these parts, one behind the other.
    /// - Throws: where it cannot be read.
    package static func file(at path: String, holds parts: [[UInt8]]) throws(FileError) -> Bool {
        let size = parts.reduce(0) { $0 + $1.count }
        do {
            let found = try bytes(of: path, atMost: size, followingLinks: false)
            guard found.count == size else { return false }
            guard parts.count > 1 else { return parts.first ?? [] == found }
            var start = 0
            return parts.allSatisfy { part in
                defer { start += part.count }
                return found[start..<start + part.count] == part[...]
            }
        } catch {
            guard case .system(let failure) = error, !failure.isMissing else { return false }
            throw failure
        }
    }
}

extension stat {
    /// When the file was changed last.
    fileprivate var changed: FileStamp.Moment { FileStamp.Moment(changeOf: self) }
}
