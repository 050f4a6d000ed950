import Foundation
import Testing

@testable import Files

/// A folder of its own for one test.
private final class TemporaryFolder {
    let path = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

@Suite struct FileReadingTests {
    @Test func `a file is read whole, and an empty one as nothing`() throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        try FileWriting.write(bytes, to: folder.path + "/a")
        try FileWriting.write([], to: folder.path + "/b")
        #expect(try FileReading.bytes(of: folder.path + "/a") == bytes)
        #expect(try FileReading.bytes(of: folder.path + "/b") == [])
    }

    @Test func `a file above the limit is refused with its size`() throws {
        let folder = try TemporaryFolder()
        try FileWriting.write([1, 2, 3], to: folder.path + "/a")
        do {
            _ = try FileReading.bytes(of: folder.path + "/a", atMost: 2)
            Issue.record("read")
        } catch .tooLarge(let bytes) {
            #expect(bytes == 3)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `a missing file is told apart from one that cannot be read`() throws {
        do {
            _ = try FileReading.bytes(of: "/nowhere/at/all")
            Issue.record("read")
        } catch .system(let error) {
            #expect(error.isMissing)
            #expect(error.description == "cannot read /nowhere/at/all: no such file or directory")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `a file holds exactly its bytes, and a link to it none`() throws {
        let folder = try TemporaryFolder()
        try FileWriting.write([1, 2, 3], to: folder.path + "/a")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "a")
        #expect(try FileReading.file(at: folder.path + "/a", holds: [[1, 2, 3]]))
        #expect(try !FileReading.file(at: folder.path + "/a", holds: [[1, 2, 4]]))
        #expect(try !FileReading.file(at: folder.path + "/a", holds: [[1, 2]]))
        #expect(try !FileReading.file(at: folder.path + "/a", holds: [[1, 2, 3, 4]]))
        #expect(try FileReading.file(at: folder.path + "/a", holds: [[1], [], [2, 3]]))
        #expect(try !FileReading.file(at: folder.path + "/a", holds: [[1], [3, 2]]))
        #expect(try !FileReading.file(at: folder.path + "/link", holds: [[1, 2, 3]]))
    }
}

@Suite struct FolderListingTests {
    @Test func `files come sorted by path, folders apart`() throws {
        let folder = try TemporaryFolder()
        for path in ["b/y", "b/x", "a", "c/d/e"] {
            let parent = path.split(separator: "/").dropLast().joined(separator: "/")
            try FileWriting.makeFolder(folder.path + "/" + parent)
            try FileWriting.write([], to: folder.path + "/" + path)
        }
        let listing = try FolderListing(of: folder.path)
        #expect(listing.items.map(\.path) == ["a", "b/x", "b/y", "c/d/e"])
        #expect(listing.folders == ["b", "c", "c/d"])
    }

    #if os(Linux)
        // Other systems refuse such a name themselves.
        @Test func `a name that is not UTF-8 is told apart`() throws {
            let folder = try TemporaryFolder()
            let name = (folder.path + "/a").utf8.map { CChar(bitPattern: $0) } + [CChar(bitPattern: 0xFF), 0]
            #expect(unsafe mkdir(name, 0o755) == 0)
            let items = try FolderListing(of: folder.path).items
            #expect(items.map(\.path) == ["a\u{FFFD}"])
            #expect(items.map(\.kind) == [.misnamed])
        }
    #endif

    @Test func `a folder that is not there is an error`() {
        #expect(throws: FileError.self) { try FolderListing(of: "/nowhere/at/all") }
    }
}

@Suite struct PathsTests {
    @Test(arguments: [
        ("/a", "/a", true), ("/a", "/a/b", true), ("/a/b", "/a", true), ("/a", "/ab", false), ("/", "/a", true),
        ("/a/b", "/a/c", false),
    ])
    func `two paths overlap where one holds the other`(one: String, other: String, overlap: Bool) {
        #expect(Paths.overlap(one, other) == overlap)
    }

    @Test func `a path that is not there yet is resolved by the folders that are`() throws {
        let folder = try TemporaryFolder()
        let resolved = try Paths.resolved(folder.path)
        #expect(try Paths.resolvedEvenIfMissing(folder.path + "/x/y") == resolved + "/x/y")
    }
}

@Suite struct MissingTests {
    /// A file where a folder would be, links in a circle, a name that is too long: nothing is there, nor could be.
    @Test(arguments: ["none", "file/x", "circle", "circle/x", String(repeating: "x", count: 300)])
    func `what cannot be there is missing, and removing it is no failure`(path: String) throws {
        let folder = try TemporaryFolder()
        try FileWriting.write([1], to: folder.path + "/file")
        if !path.hasPrefix("circle") || path.hasSuffix("x") {
            #expect(try Paths.kind(of: "\(folder.path)/\(path)") == nil)
            try FileWriting.removeFile("\(folder.path)/\(path)")
            #expect(try FileWriting.removeFolderIfEmpty("\(folder.path)/\(path)"))
        }
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/circle", withDestinationPath: "circle")
        #expect(throws: FileReading.Failure.self) { try FileReading.bytes(of: "\(folder.path)/\(path)") }
        #expect(try Paths.kind(of: folder.path + "/circle") == .link)
        #expect(try Paths.kind(of: folder.path + "/circle/x") == nil)
    }
}

@Suite struct PrivateFolderTests {
    private func own() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let made = try PrivateFolder("a/b", in: folder.path, making: true)
        try made.write([[1, 2], [3]], to: "own")
        return folder
    }

    private func bytes(of name: String, in folder: TemporaryFolder) throws -> [UInt8] {
        let found = try PrivateFolder("a/b", in: folder.path, making: false)
        return try found.bytes(of: name, atMost: 10)
    }

    @Test func `what was written is read again, and what was left behind while writing is replaced`() throws {
        let folder = try own()
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/b/own.new", withDestinationPath: "own")
        let found = try PrivateFolder("a/b", in: folder.path, making: false)
        try found.write([[4]], to: "own")
        #expect(try bytes(of: "own", in: folder) == [4])
        #expect(try found.names() == ["own"])
    }

    @Test func `a pipe is not waited for, and neither a link nor a file for all to write is read`() throws {
        let folder = try own()
        #expect(unsafe mkfifo(folder.path + "/a/b/pipe", 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/b/link", withDestinationPath: "own")
        for name in ["pipe", "link"] {
            #expect(throws: FileReading.Failure.self) { try bytes(of: name, in: folder) }
        }
        #expect(try bytes(of: "own", in: folder) == [1, 2, 3])
        #expect(unsafe chmod(folder.path + "/a/b/own", 0o666) == 0)
        #expect(throws: FileReading.Failure.self) { try bytes(of: "own", in: folder) }
    }

    @Test func `a link on the way is not followed, and a folder that others may write to is none`() throws {
        let folder = try own()
        try FileManager.default.moveItem(atPath: folder.path + "/a/b", toPath: folder.path + "/b")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/b", withDestinationPath: "../b")
        #expect(throws: FileError.self) { try bytes(of: "own", in: folder) }
        try FileManager.default.removeItem(atPath: folder.path + "/a/b")
        try FileManager.default.moveItem(atPath: folder.path + "/b", toPath: folder.path + "/a/b")
        #expect(unsafe chmod(folder.path + "/a", 0o777) == 0)
        #expect(throws: FileError.self) { try bytes(of: "own", in: folder) }
    }
}

@Suite struct ReplacingTests {
    @Test func `a file that takes the place of another may be read by the same people`() throws {
        let folder = try TemporaryFolder()
        try FileWriting.write([1], to: folder.path + "/a")
        #expect(unsafe chmod(folder.path + "/a", 0o640) == 0)
        // Left behind by a program that was killed; what it leads to is somebody else's.
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/.a.docsite-new",
            withDestinationPath: "other"
        )
        try FileWriting.write([9], to: folder.path + "/other")
        try FileWriting.replace(folder.path + "/a", with: [2])
        #expect(try FileReading.bytes(of: folder.path + "/a") == [2])
        #expect(try FileReading.bytes(of: folder.path + "/other") == [9])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/a")
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try FolderListing.names(in: folder.path).sorted() == ["a", "other"])
    }

    @Test func `a new file takes no place of another`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a", withDestinationPath: "nowhere")
        #expect(throws: FileError.self) { try FileWriting.create([1], at: folder.path + "/a") }
        #expect(try FolderListing.names(in: folder.path) == ["a"])
    }
}

@Suite struct FolderLockTests {
    @Test func `a stamp is settled once another change would have another`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "docsite-\(UUID().uuidString)")
        try Data("x".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let stamp = try #require(FileStamp(of: file.path(percentEncoded: false)))
        let changed = stamp.changed
        #expect(!stamp.isSettled(at: changed))
        #expect(!stamp.isSettled(at: .init(seconds: changed.seconds - 1, nanoseconds: changed.nanoseconds)))
        #expect(stamp.isSettled(at: .init(seconds: changed.seconds + 3, nanoseconds: 0)))
    }

    @Test func `a folder that is held is waited for as long as was asked`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        var first: FolderLock? = try FolderLock(on: path)
        let waiting = Task.detached { try FolderLock(on: path, waiting: 60) }
        try await Task.sleep(for: .milliseconds(50))
        withExtendedLifetime(first) {}
        first = nil
        _ = try await waiting.value
    }

    @Test func `a folder is held by one at a time, and free again afterwards`() throws {
        let folder = try TemporaryFolder()
        do {
            let first = try FolderLock(on: folder.path)
            do {
                let second = try FolderLock(on: folder.path)
                _ = consume second
                Issue.record("locked twice")
            } catch {
                #expect(error.description.contains("another docsite is writing there"))
            }
            _ = consume first
        }
        let third = try FolderLock(on: folder.path)
        _ = consume third
    }
}
