internal import Markup

/// The entries of one word, to be written with the best match first. One is used for many words.
struct MatchOrder {
    /// At most so many entries are kept for a word, the best ones: a word that stands in more of them
    /// tells them apart badly, and nobody should fetch a hundred thousand numbers for it.
    private static let mostEntries = 1000

    private var matches: [(entry: Int32, value: Int32)] = []

    var count: Int { matches.count }

    /// Takes in an entry; they come in order.
    mutating func add(entry: Int, _ value: Int) {
        matches.append((Int32(entry), Int32(value)))
    }

    mutating func removeAll() {
        matches.removeAll(keepingCapacity: true)
    }

    /// Writes `match, how many, entry, step to the next, .., match, ..`.
    mutating func write(to numbers: inout JSONBuffer) {
        matches.sort { $0.value != $1.value ? $0.value > $1.value : $0.entry < $1.entry }
        let kept = min(matches.count, Self.mostEntries)
        var index = 0
        while index < kept {
            let value = matches[index].value
            var end = index + 1
            while end < kept, matches[end].value == value { end += 1 }
            numbers.number(Int(value))
            numbers.number(end - index)
            var previous: Int32 = 0
            while index < end {
                numbers.number(Int(matches[index].entry - previous))
                previous = matches[index].entry
                index += 1
            }
        }
    }
}
