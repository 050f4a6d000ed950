internal import Files

/// Notices changes in folders and in the folders within, also while they come and go.
package actor FolderWatch {
    /// Rings when something has changed; any number of changes before it is heard are one.
    package nonisolated let bell: AsyncStream<Void>

    private let rings: AsyncStream<Void>.Continuation
    private let roots: [String]
    private var burst = ChangeBurst()
    /// What the system tells, where it is asked.
    private var told: AsyncThrowingStream<FileChanges, any Error>?
    /// What was there when it was last looked at.
    private var known = FolderSnapshot(of: [])

    /// - Parameter roots: the folders. They need not be there yet.
    package init(roots: [String]) {
        self.roots = roots
        (bell, rings) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Begins to watch: nothing that happens after this is missed.
    /// - Parameter polling: whether to look again and again, where the system tells nothing: network drives, shared
    ///   folders of virtual machines.
    /// - Throws: where the system has no room for more watches.
    package func begin(polling: Bool) throws(PreviewError) {
        known = FolderSnapshot(of: polling ? roots : [])
        #if os(Linux)
            if !polling { told = try InotifyEvents(roots: roots).changes }
        #elseif os(macOS)
            if !polling { told = try FileSystemEvents(roots: roots).changes }
        #endif
    }

    /// Takes note of changes until the task is cancelled.
    /// - Throws: where the system has no room for a watch of a new folder.
    package func run() async throws {
        guard let told else { return try await poll() }
        for try await changes in told { note(changes) }
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
        while true {
            try await Task.sleep(for: .milliseconds(300))
            let snapshot = FolderSnapshot(of: roots)
            note(snapshot.changes(since: known))
            known = snapshot
        }
    }
}
