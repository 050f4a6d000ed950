#if os(Linux)
    internal import Dispatch

    #if canImport(Musl)
        internal import Musl
    #else
        internal import Glibc
    #endif

    /// Changes as Linux tells them (inotify(7)): one watch a folder, and a thread of its own that waits for them.
    struct InotifyEvents {
        /// What happened, as soon as it did.
        let changes: AsyncThrowingStream<FileChanges, any Error>

        init(roots: [String]) throws(PreviewError) {
            let descriptor = inotify_init1(Int32(IN_CLOEXEC))
            guard descriptor >= 0 else { throw PreviewError("watch for changes", errno) }
            var watches = InotifyWatches(descriptor: descriptor, roots: roots)
            do {
                try watches.renew()
            } catch {
                close(descriptor)
                throw error
            }
            let (changes, continuation) = AsyncThrowingStream.makeStream(
                of: FileChanges.self,
                throwing: (any Error).self
            )
            self.changes = changes
            let start = watches
            DispatchQueue(label: "docsite watch").async {
                var watches = start
                do {
                    while true { continuation.yield(try watches.changes(in: try Self.next(descriptor))) }
                } catch {
                    _ = close(descriptor)
                    continuation.finish(throwing: error)
                }
            }
        }

        /// Waits for events.
        /// - Throws: where no more will come.
        private static func next(_ descriptor: Int32) throws(PreviewError) -> [UInt8] {
            while true {
                var failure: Int32 = 0
                let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
                    let got = unsafe read(descriptor, buffer.baseAddress, buffer.count)
                    if got < 0 { failure = errno }
                    count = max(0, got)
                }
                if failure == EINTR { continue }
                guard !bytes.isEmpty else { throw PreviewError("watch for changes", failure == 0 ? EIO : failure) }
                return bytes
            }
        }
    }
#endif
