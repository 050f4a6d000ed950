internal import Sorted

/// All entries of a site, their words weighed.
package struct WeighedRuns: Sendable {
    /// A word of a run.
    struct Place: Sendable {
        var run: Int32
        var word: Int32
    }

    /// The words of each run.
    package let matches: [WordMatches]
    /// The number of each run's first entry.
    private let firstEntries: [Int]

    /// - Parameters:
    ///   - runs: all entries in the order of the site.
    ///   - matches: their words, run by run.
    package init(_ runs: [SearchRun], _ matches: [WordMatches]) {
        self.matches = matches
        var firstEntries: [Int] = []
        var entryCount = 0
        for run in runs {
            firstEntries.append(entryCount)
            entryCount += run.entries.count
        }
        self.firstEntries = firstEntries
    }

    /// Adds the list of a word, unless no entry has it.
    /// - Parameters:
    ///   - places: where it stands, in the order of the runs.
    ///   - order: is used for many words.
    ///   - lists: takes the list.
    func list(_ places: some Collection<Place>, in order: inout MatchOrder, to lists: inout WordLists) {
        var ownCount = 0
        for place in places {
            let first = firstEntries[Int(place.run)]
            for match in matches[Int(place.run)][Int(place.word)] {
                order.add(entry: first + Int(match.entry), match.rank)
                if !match.isRelative { ownCount += 1 }
            }
        }
        guard let place = places.first, order.count > 0 else { return }
        // Where a word is only a relative, how many entries it leads to.
        let count = ownCount > 0 ? ownCount : order.count
        lists.add(matches[Int(place.run)].words[Int(place.word)], count: count) { order.write(to: &$0) }
        order.removeAll()
    }
}

// MARK: - After an edit

extension WeighedRuns {
    /// Lists the entries of each word, where most runs are as they were.
    /// - Parameters:
    ///   - former: the lists of before.
    ///   - replaced: the words of each run that is not as it was, as they were.
    /// - Returns: the lists of all words; those that no replaced run touches are as they were.
    package func lists(updating former: [WordLists], replaced: [(run: Int, former: WordMatches)]) -> [WordLists] {
        var vocabulary = Vocabulary()
        for (run, words) in replaced { matches[run].addDifferences(from: words, to: &vocabulary) }
        var places = [[Place]](repeating: [], count: vocabulary.count)
        for (run, words) in matches.lazy.map(\.words).enumerated() {
            for word in 0..<words.count {
                guard let changed = vocabulary.existingNumber(of: word, in: words) else { continue }
                places[changed].append(Place(run: Int32(run), word: Int32(word)))
            }
        }
        let order = CodeUnitOrder.sorted(vocabulary.words).map(Int.init)
        // Where there was no word, there is one list for all that come.
        let former = former.isEmpty ? [WordLists()] : former
        var next = 0
        return former.enumerated().map { number, lists in
            // A word that is new goes with the words before it.
            let end = former[(number + 1)...].first { $0.count > 0 }.map { following in
                order[next...].partitioningIndex { !CodeUnitOrder.precedes(vocabulary.words[$0], following.name(0)) }
            }
            defer { next = end ?? order.count }
            let changed = order[next..<(end ?? order.count)]
            return changed.isEmpty ? lists : updated(lists, changed.map { (vocabulary.words[$0], places[$0]) })
        }
    }

    private func updated(_ former: WordLists, _ changed: [(name: ArraySlice<UInt8>, places: [Place])]) -> WordLists {
        var lists = WordLists()
        var order = MatchOrder()
        var changed = changed[...]
        for word in 0..<former.count {
            let name = former.name(word)
            while let first = changed.first, CodeUnitOrder.precedes(first.name, name) {
                list(first.places, in: &order, to: &lists)
                changed.removeFirst()
            }
            if let first = changed.first, first.name == name {
                list(first.places, in: &order, to: &lists)
                changed.removeFirst()
            } else {
                lists.add(word, of: former)
            }
        }
        for (_, places) in changed { list(places, in: &order, to: &lists) }
        return lists
    }
}
