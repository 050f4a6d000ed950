/// A run of indexes, worked on by several threads in chunks, with the results in order.
///
/// A task for each index costs a fifth more than one for each 64, and 64 still divide a catalog of a few hundred.
package struct Chunks: Sendable {
    let count: Int
    /// How many chunks are worked on at a time.
    let jobs: Int
    /// How many indexes one chunk has.
    package var size = 64

    package init(count: Int, jobs: Int, size: Int = 64) {
        self.count = count
        self.jobs = jobs
        self.size = size
    }

    /// The indexes of each chunk.
    package var ranges: [Range<Int>] {
        stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    }

    /// Does the work on every chunk.
    /// - Parameters:
    ///   - progress: is told, each time a chunk is done, how many indexes are, and of how many.
    ///   - work: is called on several threads at a time.
    /// - Returns: what it makes of each chunk, in the order of the chunks.
    /// - Throws: what `work` throws, or what keeps threads from working.
    package func map<Result: Sendable>(
        telling progress: ((_ done: Int, _ total: Int) -> Void)? = nil,
        _ work: @escaping @Sendable (Range<Int>) throws -> Result
    ) async throws -> [Result] {
        let ranges = ranges
        return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: ranges.count)
            var next = 0
            func start() {
                guard next < ranges.count else { return }
                let number = next
                next += 1
                group.addTask { (number, try work(ranges[number])) }
            }
            for _ in 0..<max(1, jobs) { start() }
            var done = 0
            while let (number, result) = try await group.next() {
                results[number] = result
                start()
                done += ranges[number].count
                progress?(done, count)
            }
            return results.compactMap { $0 }
        }
    }
}
