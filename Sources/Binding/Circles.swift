/// Ways from entry to entry that lead back to where they began.
enum Circles {
    /// - Parameter next: the index of the entry that each leads to.
    /// - Returns: the indexes of the entries of each circle, in the order in which they lead on.
    static func find(_ next: [Int?]) -> [[Int]] {
        var circles: [[Int]] = []
        // In which walk an entry was come by, so that each is gone through once.
        var walks = [Int](repeating: -1, count: next.count)
        for start in next.indices where next[start] != nil && walks[start] < 0 {
            var path: [Int] = []
            var current: Int? = start
            while let index = current, walks[index] < 0 {
                walks[index] = start
                path.append(index)
                current = next[index]
            }
            if let index = current, walks[index] == start, let first = path.firstIndex(of: index) {
                circles.append(Array(path[first...]))
            }
        }
        return circles
    }
}
