internal import Markup

/// The entries of one word, to be written with the best match first. One is used for many words.
struct MatchOrder {
    /// At most so many entries are kept for a word, the best ones: a word that stands in more of them
    /// tells them apart badly, and nobody should fetch a hundred thousand numbers for it.
    private static let mostEntries = 1000

    private var matches: [(entry: UInt32, rank: Int)] = []
    /// The different ranks.
    private var ranks: [Int] = []
    /// By rank: how many entries have it, then where the next of them goes, and then where they end; 0 again at last.
    private var places: [Int] = []
    /// The entries in order, and room for more.
    private var entries: [UInt32] = []
    private var numbers: [UInt32] = []

    var count: Int { matches.count }

    /// Takes in an entry and the rank of its match; they come in order.
    mutating func add(entry: Int, _ rank: Int) {
        matches.append((UInt32(entry), rank))
    }

    mutating func removeAll() {
        matches.removeAll(keepingCapacity: true)
    }

    /// Writes `match, how many, entry, step to the next, .., match, ..`, a match as eight times the weight, and the field.
    mutating func write(to array: inout JSONBuffer) {
        for (_, rank) in matches {
            while places.count <= rank { places.append(0) }
            if places[rank] == 0 { ranks.append(rank) }
            places[rank] += 1
        }
        ranks.sort(by: >)
        if entries.count < matches.count { entries = Array(repeating: 0, count: 2 * matches.count) }
        Self.put(matches, by: ranks, at: &places, into: &entries)
        var start = 0
        for rank in ranks {
            let end = min(places[rank], Self.mostEntries)
            places[rank] = 0
            guard start < end else { continue }
            numbers.append(UInt32(rank % 8 + 8 * EntryWeights.steps[rank / 8]))
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
        ranks.removeAll(keepingCapacity: true)
    }

    /// A counting sort, since there are few ranks: the entries of each stay in order.
    private static func put(
        _ matches: [(entry: UInt32, rank: Int)],
        by ranks: [Int],
        at places: inout [Int],
        into entries: inout [UInt32]
    ) {
        var places = places.mutableSpan
        var end = 0
        for rank in ranks {
            let start = end
            end += places[rank]
            places[rank] = start
        }
        var entries = entries.mutableSpan
        for (entry, rank) in matches {
            entries[places[rank]] = entry
            places[rank] += 1
        }
    }
}
