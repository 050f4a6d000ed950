internal import Files

/// Notices changes in folders and in the folders within, also while they come and go.
package actor FolderWatch {
    /// How long to wait between two looks, where the system tells nothing.
    private static let pollingInterval = Duration.milliseconds(300)
    /// How long a file stays as it is that has been written to its end, and how often that is looked at.
    private static let writingPause = Duration.milliseconds(50)
    private static let mostPauses = 40
    /// How often it is looked whether a burst of changes is over.
    private static let glance = Duration.milliseconds(5)

    /// Rings when something has changed; any number of changes before it is heard are one.
    package nonisolated let bell: AsyncStream<Void>

    private let rings: AsyncStream<Void>.Continuation
    private let roots: [String]
    private var burst = ChangeBurst()
    /// What the system tells, where it is asked.
    private var told: AsyncThrowingStream<FileChanges, any Error>?
    /// What was there when it was last looked at.
    private var known = FolderSnapshot(of: [])

    /// - Parameter roots: the folders, as absolute paths. They need not be there yet.
    package init(roots: [String]) {
        self.roots = roots
        (bell, rings) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Begins to watch: nothing that happens after this is missed.
    /// - Parameter polling: whether to look again and again, where the system tells nothing: network drives, shared
    ///   folders of virtual machines.
    /// - Returns: why the system tells nothing, where it was asked to; then it is looked again and again, too.
    package func begin(polling: Bool) -> PreviewError? {
        var refusal: PreviewError?
        if !polling {
            do throws(PreviewError) {
                #if os(Linux)
                    told = try InotifyEvents(roots: roots).changes
                #elseif os(macOS)
                    told = try FileSystemEvents(roots: roots).changes
                #endif
            } catch {
                refusal = error
            }
        }
        if told == nil { known = FolderSnapshot(of: roots) }
        return refusal
    }

    /// Takes note of changes until the task is cancelled.
    /// - Parameter tell: is told why, when the system tells nothing any more.
    /// - Throws: where the task is cancelled.
    package func run(telling tell: @Sendable (any Error) -> Void = { _ in }) async throws {
        if let told {
            do {
                for try await changes in told { note(changes) }
            } catch {
                tell(error)
                known = FolderSnapshot(of: roots)
                // What happened in between is not known.
                var changes = FileChanges()
                changes.isOpen = true
                note(changes)
            }
        }
        try await poll()
    }

    /// What has changed, once no more changes come; empty where nothing has.
    package func settled() async -> FileChanges {
        while let remaining = burst.remaining(at: .now, somethingIsGone: isAwaitingFile), remaining > .zero {
            // What was taken away may be back long before its time is over.
            try? await Task.sleep(for: min(remaining, Self.glance))
        }
        return burst.take()
    }

    /// Whether something has changed since it was last asked for.
    package var hasChanges: Bool { !burst.changes.isEmpty }

    /// Whether nothing of a single save is there: a file was removed, or the editor is about to put it in its place.
    private var isAwaitingFile: Bool { burst.saved.allSatisfy { FileStamp(of: $0) == nil } }

    private func note(_ changes: FileChanges) {
        guard !changes.isEmpty else { return }
        burst.add(changes, at: .now)
        rings.yield()
    }

    private func poll() async throws {
        var interval = Self.pollingInterval
        while true {
            try await Task.sleep(for: interval)
            let start = ContinuousClock.now
            var snapshot = FolderSnapshot(of: roots)
            if snapshot != known {
                for _ in 0..<Self.mostPauses {
                    try await Task.sleep(for: Self.writingPause)
                    let later = FolderSnapshot(of: roots)
                    defer { snapshot = later }
                    if later == snapshot { break }
                }
                note(snapshot.changes(since: known))
                known = snapshot
            }
            // A tenth of one core at most, however many files there are and however slow the drive.
            interval = max(Self.pollingInterval, start.duration(to: .now) * 9)
        }
    }
}
