#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Files and folders, made and removed by plain system calls: Foundation would wait for the disk after each file,
/// measured at 3.6 ms against 0.05.
package enum FileWriting {
    /// Makes a new file of these bytes. A file that is there is replaced.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        try write(CollectionOfOne(bytes), to: path, in: AT_FDCWD)
    }

    // The descriptor is that of the folder in which the path begins.
    private static func write(
        _ parts: some Collection<[UInt8]>,
        to path: String,
        in folder: Int32
    ) throws(FileError) {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        let descriptor = unsafe openat(folder, path, flags, 0o644)
        guard descriptor >= 0 else { throw FileError("write", path, errno: errno) }
        var failure: Int32?
        for part in parts where failure == nil {
            unsafe part.withUnsafeBytes { buffer in
                var offset = 0
                while offset < buffer.count {
                    guard let start = buffer.baseAddress else { return }
                    let count = unsafe Self.write(descriptor, start.advanced(by: offset), buffer.count - offset)
                    if count < 0, errno == EINTR { continue }
                    guard count >= 0 else {
                        failure = errno
                        return
                    }
                    offset += count
                }
            }
        }
        // A full disk may show only when the file is closed.
        if close(descriptor) != 0, failure == nil { failure = errno }
        if let failure {
            _ = unsafe unlinkat(folder, path, 0)
            throw FileError("write", path, errno: failure)
        }
    }

    /// Makes a new file of these bytes, and the folders above it that are missing.
    package static func writeMakingFolders(_ bytes: [UInt8], to path: String) throws(FileError) {
        try writeMakingFolders(CollectionOfOne(bytes), to: path, in: AT_FDCWD)
    }

    /// Makes a new file of parts that follow each other, and the folders above it that are missing.
    package static func writeMakingFolders(_ parts: [[UInt8]], to path: String) throws(FileError) {
        try writeMakingFolders(parts, to: path, in: AT_FDCWD)
    }

    /// Makes a new file of these bytes in a folder, and the folders between them that are missing.
    /// - Parameters:
    ///   - bytes: the bytes.
    ///   - path: the path in the folder.
    ///   - folder: the folder.
    ///   - isAlone: whether the file is likely to be the first of the folder that it goes into, which is made before
    ///     anything else is tried then.
    /// - Throws: where the system refuses.
    package static func writeMakingFolders(
        _ bytes: [UInt8],
        to path: String,
        in folder: borrowing OpenFolder,
        isAlone: Bool
    ) throws(FileError) {
        if isAlone, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            _ = unsafe mkdirat(folder.descriptor, String(path[..<slash]), 0o755)
        }
        try writeMakingFolders(CollectionOfOne(bytes), to: path, in: folder.descriptor)
    }

    private static func writeMakingFolders(
        _ parts: some Collection<[UInt8]>,
        to path: String,
        in folder: Int32
    ) throws(FileError) {
        do {
            try write(parts, to: path, in: folder)
        } catch {
            guard error.isMissing, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw error }
            try makeFolder(String(path[..<slash]), in: folder)
            try write(parts, to: path, in: folder)
        }
    }

    /// Gives a file another name; a file of that name is replaced in one step.
    package static func rename(_ path: String, to newPath: String) throws(FileError) {
        guard unsafe Self.rename(path, newPath) == 0 else { throw FileError("write", newPath, errno: errno) }
    }

    /// Removes a file. One that is gone already is no failure.
    package static func removeFile(_ path: String) throws(FileError) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw FileError("remove", path, errno: errno) }
    }

    /// Removes a folder if it is empty.
    /// - Returns: whether it did.
    @discardableResult
    package static func removeFolderIfEmpty(_ path: String) -> Bool {
        unsafe rmdir(path) == 0
    }

    /// Makes a folder, and those above it that are missing.
    package static func makeFolder(_ path: String) throws(FileError) {
        try makeFolder(path, in: AT_FDCWD)
    }

    private static func makeFolder(_ path: String, in folder: Int32) throws(FileError) {
        if unsafe mkdirat(folder, path, 0o755) == 0 { return }
        let number = errno
        switch number {
        case EEXIST:
            var status = stat()
            if unsafe fstatat(folder, path, &status, 0) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
        case ENOENT:
            guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { break }
            try makeFolder(String(path[..<slash]), in: folder)
            if unsafe mkdirat(folder, path, 0o755) == 0 || errno == EEXIST { return }
        default:
            break
        }
        throw FileError("make", path, errno: number)
    }
}

extension FileWriting {
    private static func write(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.write(descriptor, start, count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, start, count)
        #else
            unsafe Darwin.write(descriptor, start, count)
        #endif
    }

    private static func rename(_ path: UnsafePointer<CChar>, _ newPath: UnsafePointer<CChar>) -> Int32 {
        #if canImport(Glibc)
            unsafe Glibc.rename(path, newPath)
        #elseif canImport(Musl)
            unsafe Musl.rename(path, newPath)
        #else
            unsafe Darwin.rename(path, newPath)
        #endif
    }
}
