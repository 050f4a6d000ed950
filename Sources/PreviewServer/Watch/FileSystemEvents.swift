#if os(macOS)
    internal import CFileSystemEvents
    internal import Darwin
    internal import Dispatch
    internal import Files

    /// Changes as macOS tells them (FSEvents), received through a pipe.
    struct FileSystemEvents {
        /// What happened, as soon as it did.
        let changes: AsyncThrowingStream<FileChanges, any Error>

        init(roots: [String]) throws(PreviewError) {
            var ends: [Int32] = [0, 0]
            guard unsafe pipe(&ends) == 0 else { throw PreviewError("open a pipe", errno) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            // Changes are told by paths in which every link is followed, and only where they are asked for by such.
            var paths: [CChar] = []
            for root in roots { paths += ((try? Paths.resolvedEvenIfMissing(root)) ?? root).utf8CString }
            paths.append(0)
            guard unsafe file_system_events_begin(paths, ends[1]) != 0 else {
                for end in ends { _ = Darwin.close(end) }
                throw PreviewError("the system does not tell of changes")
            }
            let (changes, continuation) = AsyncThrowingStream.makeStream(
                of: FileChanges.self,
                throwing: (any Error).self
            )
            self.changes = changes
            let reading = ends[0]
            DispatchQueue(label: "docsite watch").async {
                var rest: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 64 << 10)
                while true {
                    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(reading, $0.baseAddress, $0.count) }
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { break }
                    rest += buffer[..<count]
                    continuation.yield(Self.changes(takenFrom: &rest))
                }
                continuation.finish()
            }
        }

        /// The paths that have come in whole.
        private static func changes(takenFrom bytes: inout [UInt8]) -> FileChanges {
            var changes = FileChanges()
            while let end = bytes.firstIndex(of: 0) {
                let path = String(decoding: bytes[..<end], as: UTF8.self)
                bytes.removeSubrange(...end)
                let name = path.split(separator: "/").last ?? ""
                if path.isEmpty {
                    changes.isOpen = true
                } else if !FileChanges.isLitter(name) {
                    changes.paths.insert(path)
                }
            }
            return changes
        }
    }
#endif
