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

    /// The bytes of a regular file.
    package static func bytes(of path: String, atMost limit: Int = mostBytes) throws(Failure) -> [UInt8] {
        // Without O_NONBLOCK opening a pipe that nobody writes to would wait for ever.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(FileError("read", path, errno: errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .system(FileError("read", path, errno: errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(bytes: size) }
        var failure: Int32?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = unsafe read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { return }
                count += got
            }
        }
        if let failure { throw .system(FileError("read", path, errno: failure)) }
        return bytes
    }

    /// Whether a regular file, and no link to one, holds exactly these bytes. A file that cannot be read does not.
    package static func file(at path: String, holds bytes: [UInt8]) -> Bool {
        guard Paths.kind(of: path) == .file else { return false }
        return (try? self.bytes(of: path, atMost: bytes.count)) == bytes
    }
}
