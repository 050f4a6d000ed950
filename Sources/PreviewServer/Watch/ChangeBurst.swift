/// How long to wait until a burst of changes is over. A value without a clock: it is told what time it is.
struct ChangeBurst: Sendable {
    /// One save is a handful of changes within a few milliseconds, also where an editor writes and renames.
    private static let quietAfterSave = Duration.milliseconds(15)
    /// Many files are a branch being switched or a folder being copied, and come with pauses.
    private static let quietAfterMany = Duration.milliseconds(120)
    /// What never gets quiet is not waited for.
    private static let longest = Duration.seconds(2)

    private(set) var changes = FileChanges()
    private var first: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?

    mutating func add(_ more: FileChanges, at now: ContinuousClock.Instant) {
        guard !more.isEmpty else { return }
        changes.formUnion(more)
        first = first ?? now
        last = now
    }

    /// How much longer to wait; zero or less once the burst is over, `nil` where there is none.
    func remaining(at now: ContinuousClock.Instant) -> Duration? {
        guard let first, let last else { return nil }
        let isLarge = changes.isOpen || changes.paths.count > 3
        let quiet = isLarge ? Self.quietAfterMany : Self.quietAfterSave
        return min(now.duration(to: last + quiet), now.duration(to: first + Self.longest))
    }

    /// Hands out what has changed and begins anew.
    mutating func take() -> FileChanges {
        defer { self = ChangeBurst() }
        return changes
    }
}
