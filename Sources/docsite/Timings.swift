import SitePipeline
import Work

/// What `--timings` tells: each stage in milliseconds and in pages a second.
enum Timings {
    static func tell(_ times: StageTimes, whole: Duration, jobs: Int) {
        for stage in StageTimes.Stage.allCases {
            Terminal.tell(line(stage.rawValue, times[stage], pages: times.pages))
        }
        Terminal.tell(line("whole", whole, pages: times.pages))
        guard jobs > 1 else { return }
        let summed = StageTimes.Stage.allCases.filter(\.isSummed).map(\.rawValue)
        Terminal.tell("(\(summed.joined(separator: ", ")): summed over \(jobs) threads, on which they overlap)\n")
    }

    /// A time as people read it: `12ms`, `2s 345ms`.
    static func text(_ time: Duration) -> String {
        let milliseconds = Int((time / .milliseconds(1)).rounded())
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        guard seconds > 0 else { return "\(rest)ms" }
        return rest > 0 ? "\(seconds)s \(rest)ms" : "\(seconds)s"
    }

    private static func line(_ name: String, _ time: Duration, pages: Int) -> String {
        let seconds = time / .seconds(1)
        let milliseconds = String(Int((seconds * 1000).rounded()))
        let rate = seconds > 0 ? String(Int(Double(pages) / seconds)) : "-"
        return "\(padded(name, -8))\(padded(milliseconds, 8)) ms\(padded(rate, 10)) pages/s\n"
    }

    /// A text filled up with spaces: before it to a width, or behind it where the width is negative.
    private static func padded(_ text: String, _ width: Int) -> String {
        let spaces = String(repeating: " ", count: max(0, abs(width) - text.count))
        return width < 0 ? text + spaces : spaces + text
    }
}
