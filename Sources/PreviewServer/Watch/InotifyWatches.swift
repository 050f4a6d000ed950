#if os(Linux)
    internal import Files

    #if canImport(Musl)
        internal import Musl
    #else
        internal import Glibc
    #endif

    /// The folders that are watched, and what their events mean.
    struct InotifyWatches: Sendable {
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
        /// The folders on the way to the roots, with the names by which the way goes on.
        private var trail: [Int32: Set<String>] = [:]

        init(descriptor: Int32, roots: [String]) {
            self.descriptor = descriptor
            self.roots = roots
        }

        /// Watches every folder that there is now. A folder that is watched already stays so.
        mutating func renew() throws(PreviewError) {
            let former = Set(folders.keys).union(trail.keys)
            folders = [:]
            trail = [:]
            for root in roots {
                for step in FolderTrail(to: root).steps {
                    // The folder may be a root as well, or lie in one: what is asked for is added.
                    let interest = Self.mask(IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO, IN_MASK_ADD)
                    if let watch = try watch(step.folder, interest) { trail[watch, default: []].insert(step.name) }
                }
                try watchFolders(in: root)
            }
            for gone in former where folders[gone] == nil && trail[gone] == nil {
                _ = inotify_rm_watch(descriptor, gone)
            }
        }

        /// Watches a root and all folders within; looks again as long as that finds more, since one that was made
        /// before its parent was watched was told by nobody.
        private mutating func watchFolders(in root: String) throws(PreviewError) {
            var watched: Set<String> = []
            while true {
                let listed = try folders(in: root).map { "\(root)/\($0)" }
                let new = ([root] + listed).filter { watched.insert($0).inserted }
                if new.isEmpty { return }
                for folder in new {
                    if let watch = try watch(folder, Self.interest) { folders[watch] = folder }
                }
            }
        }

        /// The folders within a root, which need not be there, nor be for this user to read.
        private func folders(in root: String) throws(PreviewError) -> [String] {
            do {
                return try FolderListing(of: root).folders
            } catch {
                guard !error.isMissing, !error.isForbidden else { return [] }
                throw PreviewError(error.description)
            }
        }

        /// What a number of events tells; where folders came or went, they are looked up anew first.
        mutating func changes(in bytes: [UInt8]) throws(PreviewError) -> FileChanges {
            var changes = FileChanges()
            var needsRenewal = false
            for event in InotifyEvent.events(in: bytes) {
                if event.is(IN_Q_OVERFLOW) { needsRenewal = true }
                if let folder = folders[event.watch] {
                    needsRenewal = note(event, in: folder, &changes) || needsRenewal
                }
                if trail[event.watch]?.contains(event.name) == true,
                    event.is(IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO)
                {
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
        private func note(_ event: InotifyEvent, in folder: String, _ changes: inout FileChanges) -> Bool {
            if event.is(IN_DELETE_SELF, IN_MOVE_SELF, IN_IGNORED) { return true }
            if event.is(IN_ISDIR) { return event.is(IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO) }
            guard !event.name.isEmpty, !FileChanges.isLitter(event.name[...]) else { return false }
            let path = folder == "/" ? "/\(event.name)" : "\(folder)/\(event.name)"
            // A file that was made is told of again when it has been written. One more name for a file, or a link, is not.
            if event.is(IN_CREATE), FileStamp(of: path)?.isBeingWritten == true { return false }
            changes.paths.insert(path)
            return false
        }

        private func watch(_ folder: String, _ interest: UInt32) throws(PreviewError) -> Int32? {
            let watch = unsafe inotify_add_watch(descriptor, folder, interest | Self.mask(IN_ONLYDIR))
            if watch >= 0 { return watch }
            switch errno {
            // There is none, or it is not for this user to read, which the build tells.
            case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, EACCES, EPERM: return nil
            case ENOSPC: throw PreviewError("the system watches no more folders (fs.inotify.max_user_watches)")
            default: throw PreviewError("watch \(folder)", errno)
            }
        }

        private static func mask(_ flags: any BinaryInteger...) -> UInt32 {
            flags.reduce(0) { $0 | UInt32(truncatingIfNeeded: $1) }
        }
    }
#endif
