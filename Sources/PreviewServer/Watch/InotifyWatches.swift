#if os(Linux)
    internal import Files

    #if canImport(Musl)
        internal import Musl
    #else
        internal import Glibc
    #endif

    /// The folders that are watched, and what their events mean.
    struct InotifyWatches: Sendable {
        private struct Event {
            let watch: Int32
            let mask: UInt32
            let name: String
        }

        /// Not when a file is being written but when it has been: what is half written is no news.
        private static let interest = mask(
            IN_CLOSE_WRITE,
            IN_ATTRIB,
            IN_CREATE,
            IN_DELETE,
            IN_MOVED_FROM,
            IN_MOVED_TO,
            IN_DELETE_SELF,
            IN_MOVE_SELF
        )

        private let descriptor: Int32
        private let roots: [String]
        private var folders: [Int32: String] = [:]
        /// The folders that hold the roots, in which only the roots are of interest.
        private var parents: [Int32: String] = [:]

        init(descriptor: Int32, roots: [String]) {
            self.descriptor = descriptor
            self.roots = roots
        }

        /// Watches every folder that there is now. A folder that is watched already stays so.
        mutating func renew() throws(PreviewError) {
            var found: [Int32: String] = [:]
            var holders: [Int32: String] = [:]
            for root in roots {
                let parent = root.lastIndex(of: "/").map { $0 == root.startIndex ? "/" : String(root[..<$0]) } ?? "."
                if let watch = try watch(parent) { holders[watch] = parent }
                for folder in [root] + subfolders(of: root) {
                    if let watch = try watch(folder) { found[watch] = folder }
                }
            }
            for gone in folders.keys where found[gone] == nil && holders[gone] == nil {
                _ = inotify_rm_watch(descriptor, gone)
            }
            folders = found
            parents = holders
        }

        /// What a number of events tells; where folders came or went, they are looked up anew first.
        mutating func changes(in bytes: [UInt8]) throws(PreviewError) -> FileChanges {
            var changes = FileChanges()
            var needsRenewal = false
            for event in Self.events(in: bytes) {
                if event.mask & Self.mask(IN_Q_OVERFLOW) != 0 {
                    needsRenewal = true
                } else if let folder = folders[event.watch] {
                    needsRenewal = note(event, in: folder, &changes) || needsRenewal
                } else if let parent = parents[event.watch], roots.contains(Self.join(parent, event.name)) {
                    needsRenewal = true
                }
            }
            if needsRenewal {
                try renew()
                changes.isOpen = true
            }
            return changes
        }

        /// - Returns: whether folders have come or gone.
        private func note(_ event: Event, in folder: String, _ changes: inout FileChanges) -> Bool {
            if event.mask & Self.mask(IN_DELETE_SELF, IN_MOVE_SELF, IN_IGNORED) != 0 { return true }
            if event.mask & Self.mask(IN_ISDIR) != 0 {
                return event.mask & Self.mask(IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO) != 0
            }
            guard !event.name.isEmpty, !FileChanges.isLitter(event.name[...]) else { return false }
            let path = Self.join(folder, event.name)
            // A file that was made is told of again when it has been written; a link will not be.
            if event.mask & Self.mask(IN_CREATE) != 0, Paths.kind(of: path) == .file { return false }
            changes.paths.insert(path)
            return false
        }

        private func watch(_ folder: String) throws(PreviewError) -> Int32? {
            let watch = unsafe inotify_add_watch(descriptor, folder, Self.interest | Self.mask(IN_ONLYDIR))
            if watch >= 0 { return watch }
            guard errno == ENOSPC else { return nil }
            throw PreviewError("the system watches no more folders (fs.inotify.max_user_watches): use --poll")
        }

        private func subfolders(of root: String) -> [String] {
            (try? FolderListing(of: root))?.folders.map { "\(root)/\($0)" } ?? []
        }

        private static func join(_ folder: String, _ name: String) -> String {
            folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        }

        /// Events follow one another: 16 bytes, of which the last four count the bytes of the name behind them.
        private static func events(in bytes: [UInt8]) -> [Event] {
            var events: [Event] = []
            var offset = 0
            func word(_ index: Int) -> UInt32 {
                unsafe bytes.withUnsafeBytes {
                    unsafe $0.loadUnaligned(fromByteOffset: offset + 4 * index, as: UInt32.self)
                }
            }
            while offset + 16 <= bytes.count {
                let length = Int(word(3))
                let end = offset + 16 + length
                guard end <= bytes.count else { break }
                let name = bytes[(offset + 16)..<end].prefix { $0 != 0 }
                events.append(
                    Event(
                        watch: Int32(bitPattern: word(0)),
                        mask: word(1),
                        name: String(decoding: name, as: UTF8.self)
                    )
                )
                offset = end
            }
            return events
        }

        private static func mask(_ flags: any BinaryInteger...) -> UInt32 {
            flags.reduce(0) { $0 | UInt32(truncatingIfNeeded: $1) }
        }
    }
#endif
