import Benchmark
import Foundation

/// Times the hot parts of a build one by one, on the content and the theme of the folder it is run in.
@main
enum MicroBenchmarks {
    static func main() async throws {
        let parts = HotPart.all(of: try await Inputs(content: "content", theme: "theme"))
        for part in parts where part.run() == 0 {
            FileHandle.standardError.write(Data("error: \(part.name) makes nothing of the content\n".utf8))
            exit(1)
        }
        BenchmarkColumn.register(megabytesPerSecond)
        let suite = BenchmarkSuite(
            name: "",
            settings: TimeUnit(.us),
            Columns(["name", "min", "median", "iterations", megabytesPerSecond.name])
        )
        for part in parts {
            suite.benchmark(part.name) { state in
                var made = 0
                try state.measure { made = part.run() }
                state.increment(counter: Counter.made, by: Double(made))
                state.increment(counter: Counter.bytes, by: Double(part.bytes))
            }
        }
        Benchmark.main([suite])
    }

    private enum Counter {
        static let bytes = "bytes"
        /// Keeps the compiler from leaving out work whose result nobody asks for.
        static let made = "made"
    }

    /// Of the median run.
    private static var megabytesPerSecond: BenchmarkColumn {
        BenchmarkColumn(name: "MB/s") { result in
            let times = result.measurements.sorted()
            guard !times.isEmpty, let bytes = result.counters[Counter.bytes] else { return 0 }
            return bytes / Double(times.count) * 1000 / times[times.count / 2]
        }
    }
}
