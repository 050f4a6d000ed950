internal import Files

extension SiteBuild {
    /// Where records of builds lie. They are only records: where one cannot be read or written, a build does all of its
    /// work.
    package struct Records: Sendable {
        /// At most so many files are kept.
        private static let most = 64

        /// The folder of the user's caches.
        package let caches: String
        /// The path of the records in it.
        package let path: String
        /// What tells the program that builds from any other: its version, and the stamp of its file.
        package let program: String

        package init(caches: String, path: String, program: String) {
            self.caches = caches
            self.path = path
            self.program = program
        }

        func bytes(of name: String, atMost limit: Int) -> [UInt8]? {
            guard let folder = try? PrivateFolder(path, in: caches, making: false) else { return nil }
            return try? folder.bytes(of: name, atMost: limit)
        }

        func write(_ parts: [[UInt8]], to name: String) {
            guard let folder = try? PrivateFolder(path, in: caches, making: true) else { return }
            do {
                try folder.write(parts, to: name)
            } catch {
                // What lies there speaks of an earlier build.
                try? folder.remove(name)
            }
        }

        /// Removes the oldest where there are too many: folders that were built into once and are gone.
        func prune() {
            guard let folder = try? PrivateFolder(path, in: caches, making: false),
                let names = try? folder.names(), names.count > Self.most
            else { return }
            var dated: [(FileStamp.Moment, String)] = []
            for name in names {
                if let stamp = folder.stamp(of: name) { dated.append((stamp.changed, name)) }
            }
            for (_, name) in dated.sorted(by: <).dropLast(Self.most) { try? folder.remove(name) }
        }
    }
}
