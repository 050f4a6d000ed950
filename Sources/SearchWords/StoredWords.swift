/// Parts of an index as plain numbers, for a program that writes them down and reads them again.

extension WordList {
    /// A list of words, one array for each thing that is known of them.
    package struct Stored: Sendable {
        package var bytes: [UInt8]
        package var ends: [Int32]

        package init(bytes: [UInt8], ends: [Int32]) {
            self.bytes = bytes
            self.ends = ends
        }
    }
}

extension WordMatches {
    package struct Stored: Sendable {
        package var words: WordList.Stored
        package var matches: [UInt16]
        package var ends: [Int32]

        package init(words: WordList.Stored, matches: [UInt16], ends: [Int32]) {
            self.words = words
            self.matches = matches
            self.ends = ends
        }
    }
}

extension WordLists {
    package struct Stored: Sendable {
        package var names: [UInt8]
        package var nameEnds: [Int32]
        package var lists: [UInt8]
        package var listEnds: [Int32]
        package var counts: [Int32]

        package init(names: [UInt8], nameEnds: [Int32], lists: [UInt8], listEnds: [Int32], counts: [Int32]) {
            self.names = names
            self.nameEnds = nameEnds
            self.lists = lists
            self.listEnds = listEnds
            self.counts = counts
        }
    }
}

extension [Int32] {
    /// Whether the numbers are where stretches of something end that follow each other, and fill a length.
    func areEnds(of length: Int) -> Bool {
        zip(self, dropFirst()).allSatisfy { $0 <= $1 } && (first ?? 0) >= 0
            && Int(last ?? 0) == length
    }
}
