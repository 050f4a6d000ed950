internal import Files

/// Notices changes in folders and in the folders within, also while they come and go.
package actor FolderWatch {
    /// Rings when something has changed; any number of changes before it is heard are one.
    package nonisolated let bell: AsyncStream<Void>

    private let rings: AsyncStream<Void>.Continuation
    private let roots: [String]
    private var burst = ChangeBurst()

    /// - Parameter roots: the folders. They need not be there yet.
    package init(roots: [String]) {
        self.roots = roots
        (bell, rings) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Watches until the task is cancelled.
    /// - Parameter polling: whether to look again and again, where the system tells nothing: network drives, shared
    ///   folders of virtual machines.
    /// - Throws: where the system has no room for more watches.
    package func run(polling: Bool) async throws {
        if polling {
            try await poll()
        } else {
            #if os(Linux)
                for try await changes in try InotifyEvents(roots: roots).changes { note(changes) }
            #elseif os(macOS)
                for await changes in try FileSystemEvents(roots: roots).changes { note(changes) }
            #else
                try await poll()
            #endif
        }
    }

    /// What has changed, once no more changes come; empty where nothing has.
    package func settled() async -> FileChanges {
        while let remaining = burst.remaining(at: .now), remaining > .zero {
            try? await Task.sleep(for: remaining)
        }
        return burst.take()
    }

    /// Whether something has changed since it was last asked for.
    package var hasChanges: Bool { !burst.changes.isEmpty }

    private func note(_ changes: FileChanges) {
        guard !changes.isEmpty else { return }
        burst.add(changes, at: .now)
        rings.yield()
    }

    private func poll() async throws {
        var known = FolderSnapshot(of: roots)
        while true {
            try await Task.sleep(for: .milliseconds(300))
            let snapshot = FolderSnapshot(of: roots)
            note(snapshot.changes(since: known))
            known = snapshot
        }
    }
}
