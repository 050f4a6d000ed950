/// The line on a terminal that says how far a long build is, and is gone when it ends.
struct ProgressLine: Sendable {
    /// A build that takes no longer shows nothing.
    private static let patience = Duration.milliseconds(500)
    /// Back to the start of the line, and what clears the rest of it (ECMA-48, EL).
    private static let start = "\r", clearing = "\u{1B}[K"

    private let begin = ContinuousClock.now

    private var isDue: Bool { begin.duration(to: .now) > Self.patience }

    /// Says how many entries are rendered.
    func show(_ done: Int, of total: Int) {
        if isDue { Terminal.draw("\(Self.start)\(done) of \(total) entries\(Self.clearing)") }
    }

    /// Takes the line away, before anything else is said.
    func clear() {
        if isDue { Terminal.draw(Self.start + Self.clearing) }
    }
}
