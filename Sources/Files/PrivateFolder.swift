#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A folder that only the user of this process writes to, such as one of caches, and the files in it. What another has put
/// there, or could have, is not there.
package struct PrivateFolder: ~Copyable {
    private let folder: OpenFolder
    /// Where it lies, to be told.
    private let path: String

    /// Opens a folder, and makes it where it is missing.
    /// - Parameters:
    ///   - path: its path in another folder. No link is followed on it, and each folder on the way must be the user's own.
    ///   - base: that folder, wherever the user has put it.
    ///   - makes: whether to make what is missing.
    /// - Throws: where it is not there or not the user's own, or the system refuses.
    package init(_ path: String, in base: String, making makes: Bool) throws(FileError) {
        if makes { try FileWriting.makeFolder(base) }
        var folder = try OpenFolder(base)
        var way = base
        for name in path.split(separator: "/").map(String.init) {
            way += "/" + name
            if makes, unsafe mkdirat(folder.descriptor, name, 0o755) != 0, errno != EEXIST {
                throw FileError("make", way, errno: errno)
            }
            folder = try OpenFolder(name, at: folder.descriptor, false)
            var status = stat()
            guard unsafe fstat(folder.descriptor, &status) == 0 else { throw FileError("open", way, errno: errno) }
            guard status.st_uid == geteuid(), status.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
                throw FileError("open", way, reason: "others may write there")
            }
        }
        self.folder = folder
        self.path = way
    }

    /// The bytes of a file, unless it is no plain file, or one that others own or may write to.
    package func bytes(of name: String, atMost limit: Int) throws(FileReading.Failure) -> [UInt8] {
        try FileReading.ownBytes(of: name, at: folder.descriptor, atMost: limit)
    }

    /// Puts a file into the place of another in one step.
    /// - Parameters:
    ///   - parts: what it holds, one part behind the other.
    ///   - name: its name.
    /// - Throws: where the system refuses; what was there stays.
    package func write(_ parts: [[UInt8]], to name: String) throws(FileError) {
        let staged = name + ".new"
        try remove(staged)
        try FileWriting.write(parts, to: staged, in: folder.descriptor, O_EXCL)
        guard unsafe renameat(folder.descriptor, staged, folder.descriptor, name) == 0 else {
            let error = FileError("write", "\(path)/\(name)", errno: errno)
            try remove(staged)
            throw error
        }
    }

    /// Removes a file. One that is gone already is no failure.
    package func remove(_ name: String) throws(FileError) {
        guard unsafe unlinkat(folder.descriptor, name, 0) != 0 else { return }
        let error = FileError("remove", "\(path)/\(name)", errno: errno)
        if !error.isMissing { throw error }
    }

    /// The names in the folder, in no order that matters.
    package func names() throws(FileError) -> [String] {
        try FolderListing.names(in: path)
    }

    /// The stamp of a file; there is none where nothing is there, or that cannot be told.
    package func stamp(of name: String) -> FileStamp? {
        FileStamp(of: name, in: folder, followingLinks: false)
    }
}
