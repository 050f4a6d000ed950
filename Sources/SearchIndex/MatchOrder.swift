internal import Markup

/// The entries of one word, to be written with the best match first. One is used for many words.
struct MatchOrder {
    /// At most so many entries are kept for a word, the best ones: a word that stands in more of them
    /// tells them apart badly, and nobody should fetch a hundred thousand numbers for it.
    private static let mostEntries = 1000

    private var matches: [(entry: UInt32, value: Int)] = []
    /// The different matches.
    private var values: [Int] = []
    /// By match: how many entries have it, then where the next of them goes, and then where they end; 0 again at last.
    private var places: [Int] = []
    /// The entries in order, and room for more.
    private var entries: [UInt32] = []
    private var numbers: [UInt32] = []

    var count: Int { matches.count }

    /// Takes in an entry; they come in order.
    mutating func add(entry: Int, _ value: Int) {
        matches.append((UInt32(entry), value))
    }

    mutating func removeAll() {
        matches.removeAll(keepingCapacity: true)
    }

    /// Writes `match, how many, entry, step to the next, .., match, ..`.
    mutating func write(to array: inout JSONBuffer) {
        for (_, value) in matches {
            while places.count <= value { places.append(0) }
            if places[value] == 0 { values.append(value) }
            places[value] += 1
        }
        values.sort(by: >)
        if entries.count < matches.count { entries = Array(repeating: 0, count: 2 * matches.count) }
        Self.put(matches, by: values, at: &places, into: &entries)
        var start = 0
        for value in values {
            let end = min(places[value], Self.mostEntries)
            places[value] = 0
            guard start < end else { continue }
            numbers.append(UInt32(value))
            numbers.append(UInt32(end - start))
            var previous: UInt32 = 0
            for index in start..<end {
                numbers.append(entries[index] - previous)
                previous = entries[index]
            }
            start = end
        }
        array.numbers(numbers)
        numbers.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
    }

    /// A counting sort, since there are few different matches: the entries of each stay in order.
    private static func put(
        _ matches: [(entry: UInt32, value: Int)],
        by values: [Int],
        at places: inout [Int],
        into entries: inout [UInt32]
    ) {
        var places = places.mutableSpan
        var end = 0
        for value in values {
            let start = end
            end += places[value]
            places[value] = start
        }
        var entries = entries.mutableSpan
        for (entry, value) in matches {
            entries[places[value]] = entry
            places[value] += 1
        }
    }
}
