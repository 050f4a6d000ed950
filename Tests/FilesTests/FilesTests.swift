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
        #expect(FileReading.file(at: folder.path + "/a", holds: [1, 2, 3]))
        #expect(!FileReading.file(at: folder.path + "/a", holds: [1, 2, 4]))
        #expect(!FileReading.file(at: folder.path + "/a", holds: [1, 2]))
        #expect(!FileReading.file(at: folder.path + "/a", holds: [1, 2, 3, 4]))
        #expect(!FileReading.file(at: folder.path + "/link", holds: [1, 2, 3]))
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
