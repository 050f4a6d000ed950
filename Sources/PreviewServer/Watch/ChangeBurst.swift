/// How long to wait until a burst of changes is over. A value without a clock: it is told what time it is.
struct ChangeBurst: Sendable {
    /// One save is a handful of changes within a few milliseconds, also where an editor writes and renames.
    private static let quietAfterSave = Duration.milliseconds(10)
    /// Between taking a file away and putting the new one in its place, editors wait for the disk.
    private static let quietAfterRemoval = Duration.milliseconds(60)
    /// Many files are a branch being switched or a folder being copied, and come with pauses.
    private static let quietAfterMany = Duration.milliseconds(120)
    /// What never gets quiet is not waited for.
    private static let longestSave = Duration.seconds(2)
    private static let longestMany = Duration.seconds(10)
    /// More files than a person saves at once.
    private static let many = 4

    private(set) var changes = FileChanges()
    private var first: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?

    /// The files of a single save; empty for a burst of many.
    var saved: Set<String> { isLarge ? [] : changes.paths }

    private var isLarge: Bool { changes.isOpen || changes.paths.count >= Self.many }

    mutating func add(_ more: FileChanges, at now: ContinuousClock.Instant) {
        guard !more.isEmpty else { return }
        changes.formUnion(more)
        first = first ?? now
        last = now
    }

    /// How much longer to wait.
    /// - Parameters:
    ///   - now: the time.
    ///   - somethingIsGone: whether a file of the save is not there now.
    /// - Returns: zero or less once the burst is over, `nil` where there is none.
    func remaining(at now: ContinuousClock.Instant, somethingIsGone: Bool = false) -> Duration? {
        guard let first, let last else { return nil }
        let quiet =
            isLarge ? Self.quietAfterMany : somethingIsGone ? Self.quietAfterRemoval : Self.quietAfterSave
        let longest = isLarge ? Self.longestMany : Self.longestSave
        return min(now.duration(to: last + quiet), now.duration(to: first + longest))
    }

    /// Hands out what has changed and begins anew.
    mutating func take() -> FileChanges {
        defer { self = ChangeBurst() }
        return changes
    }
}
