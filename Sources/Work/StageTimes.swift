/// How long each stage of a build took. Stages that run on several threads at once are summed over the threads.
///
/// Times are handed back and never asked for: nothing that is written depends on a clock.
package struct StageTimes: Sendable {
    package enum Stage: String, Sendable, CaseIterable {
        /// Reading the content and the theme.
        case load
        /// Parsing the Markdown of entries and binding its links.
        case parse
        /// Binding what was read to a site, checking it, and following the links of finished pages.
        case check
        /// Making pages.
        case render
        /// Making the search index.
        case index
        /// Comparing with the output folder, and writing what differs.
        case write

        /// Whether it runs on several threads.
        package var isSummed: Bool { self != .load }
    }

    private var times: [Stage: Duration] = [:]
    /// How many HTML pages were made.
    package private(set) var pages = 0

    package init() {
    }

    /// How long a stage took.
    package subscript(stage: Stage) -> Duration { times[stage] ?? .zero }

    /// Does a part of a stage and takes its time.
    package mutating func measure<Result>(_ stage: Stage, _ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer { add(start.duration(to: .now), to: stage) }
        return try work()
    }

    /// Adds what a part of a stage took.
    package mutating func add(_ time: Duration, to stage: Stage) {
        times[stage, default: .zero] += time
    }

    /// Adds what parts of a stage took that belong to other stages.
    package mutating func add(_ parts: StageTimes, outOf stage: Stage) {
        add(parts)
        for time in parts.times.values { times[stage, default: .zero] -= time }
    }

    /// Counts pages that were made.
    package mutating func count(pages number: Int) {
        pages += number
    }

    /// Adds what another thread took.
    package mutating func add(_ other: StageTimes) {
        times.merge(other.times) { $0 + $1 }
        pages += other.pages
    }
}
