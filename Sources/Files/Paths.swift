#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Questions about paths.
package enum Paths {
    package enum Kind: Sendable {
        case file
        case folder
        case link
        case special
    }

    /// What stands under a path, links not followed, or `nil` where nothing does or could.
    /// - Throws: where the system does not say.
    package static func kind(of path: String) throws(FileError) -> Kind? {
        do {
            return try kind(ofExisting: path)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// What stands under a path, links not followed.
    /// - Throws: where nothing does, or the system does not say.
    static func kind(ofExisting path: String) throws(FileError) -> Kind {
        switch try status(of: path).st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .special
        }
    }

    /// Whether a file stands under a path, or what a link leads to, that may be run.
    package static func isProgram(_ path: String) -> Bool {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        return unsafe access(path, X_OK) == 0
    }

    private static func status(of path: String) throws(FileError) -> stat {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { throw FileError("look at", path, errno: errno) }
        return status
    }

    /// The absolute path with every link followed.
    /// - Throws: where nothing is there, or links lead in a circle.
    package static func resolved(_ path: String) throws(FileError) -> String {
        guard let resolved = unsafe realpath(path, nil) else { throw FileError("find", path, errno: errno) }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The absolute path that a file would have, every link of the folders that are there followed.
    package static func resolvedEvenIfMissing(_ path: String) throws(FileError) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard let last = parts.last, last != "..", last != "." else { return try resolved(path) }
        do {
            return try resolved(path)
        } catch {
            guard error.isMissing else { throw error }
        }
        let parent = parts.dropLast().joined(separator: "/")
        let folder = path.hasPrefix("/") ? "/" + parent : (parent.isEmpty ? "." : parent)
        let resolvedFolder: String
        do {
            resolvedFolder = try resolvedEvenIfMissing(folder)
        } catch {
            // Nobody asked for the folder, which may be `.` and tells nothing.
            throw FileError("find", path, errno: error.number ?? EIO)
        }
        return resolvedFolder == "/" ? "/\(last)" : "\(resolvedFolder)/\(last)"
    }

    /// Where a link leads to, as it says so itself; `nil` for what is no link.
    package static func target(ofLink path: String) -> String? {
        var failed = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            let got = unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else { return -1 }
                return unsafe readlink(path, start, text.count)
            }
            failed = got < 0
            count = max(0, got)
        }
        return failed ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Whether two paths name one file: links are not followed.
    /// - Throws: where the system does not say.
    package static func areSameFile(_ one: String, _ other: String) throws(FileError) -> Bool {
        do {
            let (first, second) = (try status(of: one), try status(of: other))
            return first.st_dev == second.st_dev && first.st_ino == second.st_ino
        } catch {
            guard error.isMissing else { throw error }
            return false
        }
    }

    /// Whether one of two resolved paths is the other, or a folder that holds it.
    package static func overlap(_ one: String, _ other: String) -> Bool {
        one == other || one.hasPrefix(other + "/") || other.hasPrefix(one + "/") || one == "/" || other == "/"
    }
}
