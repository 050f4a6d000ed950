internal import Bytes
internal import Markup
internal import SearchWords

/// The words of an index, cut into files.
struct WordFiles: Sendable {
    /// The bytes of JSON between which a file ends; gzipped it is about a third.
    private static let sizes = 7_500...10_000

    /// A word, and the list that it is in.
    private struct Place: Sendable {
        var list: Int
        var word: Int
    }

    let lists: [WordLists]
    private let places: [Place]
    /// The words of each file.
    let files: [Range<Int>]

    init(_ lists: [WordLists]) {
        self.lists = lists
        places = lists.indices.flatMap { list in (0..<lists[list].count).map { Place(list: list, word: $0) } }
        var files: [Range<Int>] = []
        var start = 0
        while start < places.count {
            let end = Self.end(ofFileFrom: start, lists, places)
            files.append(start..<end)
            start = end
        }
        self.files = files
    }

    /// A file ends before the word whose hash is the least of those that it may end at. So an edit of a text, which
    /// makes some lists longer, seldom moves the end of a file, and hardly ever the ends of those behind it.
    private static func end(ofFileFrom start: Int, _ lists: [WordLists], _ places: [Place]) -> Int {
        var size = 0
        var best: (end: Int, hash: UInt64)?
        for word in start..<places.count {
            let place = places[word]
            if size >= sizes.lowerBound {
                let hash = ByteHash.of(lists[place.list].name(place.word).span)
                if hash < best?.hash ?? .max { best = (word, hash) }
            }
            size += lists[place.list].size(place.word)
            if size > sizes.upperBound, word > start { return best?.end ?? word }
        }
        return places.count
    }

    /// The text of a word.
    func name(_ word: Int) -> String {
        let place = places[word]
        return String(decoding: lists[place.list].name(place.word), as: UTF8.self)
    }

    /// Whether a file is the same as that of the same number was.
    func isSame(_ number: Int, as former: WordFiles) -> Bool {
        guard former.files.indices.contains(number), files[number].count == former.files[number].count else {
            return false
        }
        return zip(files[number], former.files[number]).allSatisfy { word, other in
            let (place, otherPlace) = (places[word], former.places[other])
            let (list, otherList) = (lists[place.list], former.lists[otherPlace.list])
            return list.name(place.word) == otherList.name(otherPlace.word)
                && list.list(place.word) == otherList.list(otherPlace.word)
        }
    }

    /// Writes the members of a file.
    func write(_ file: Range<Int>, to object: inout JSONBuffer) {
        object.member("words", file.map(name))
        object.name("matches")
        object.array { array in
            var word = file.lowerBound
            while word < file.upperBound {
                let place = places[word]
                let end = min(file.upperBound, word - place.word + lists[place.list].count)
                lists[place.list].write(place.word..<place.word + (end - word), to: &array)
                word = end
            }
        }
    }

    /// The words that stand in more than a tenth of the entries, at most a hundred, the most frequent first:
    /// a long text is searched without them.
    func common(entryCount: Int) -> [String] {
        guard entryCount >= 20 else { return [] }
        // Words of one count stay in their order, since the sort is stable.
        return places.indices.map { (word: $0, count: lists[places[$0].list].entryCount(places[$0].word)) }
            .filter { $0.count * 10 > entryCount }
            .sorted { $0.count > $1.count }
            .prefix(100)
            .map { name($0.word) }
    }
}
