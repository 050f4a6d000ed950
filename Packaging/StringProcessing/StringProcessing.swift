// Compiled as the module `_StringProcessing` in place of the toolchain's, and linked into releases: that brings along
// regular expressions and the names of all characters, which nothing here asks for, and an eighth of the executable. The
// linker takes what stands here for what the program was compiled with, as the names and types are the same; what is not
// here is an error of `Packaging/build-static`.

extension Collection where Element: Equatable {
    /// Where another collection begins in this one, from an index on.
    func start<Other: Collection>(of other: Other, from start: Index) -> Range<Index>?
    where Other.Element == Element {
        var lower = start
        while true {
            var (index, place) = (lower, other.startIndex)
            while place != other.endIndex, index != endIndex, self[index] == other[place] {
                formIndex(after: &index)
                other.formIndex(after: &place)
            }
            if place == other.endIndex { return lower..<index }
            // What is left is shorter than the other.
            if index == endIndex { return nil }
            formIndex(after: &lower)
        }
    }
}

extension BidirectionalCollection where Element: Comparable {
    /// Where another collection first is in this one.
    public func firstRange<C: Collection>(of other: C) -> Range<Index>? where C.Element == Element {
        start(of: other, from: startIndex)
    }
}

extension StringProtocol {
    /// Whether a text is within this one.
    public func contains(_ other: String) -> Bool {
        start(of: other, from: startIndex) != nil
    }
}

extension RangeReplaceableCollection where Element: Equatable {
    /// The collection with another in each place of a third.
    public func replacing<C: Collection, Replacement: Collection>(
        _ other: C,
        with replacement: Replacement,
        maxReplacements: Int = .max
    ) -> Self where C.Element == Element, Replacement.Element == Element {
        precondition(maxReplacements >= 0)
        var replaced = Self()
        var rest = startIndex
        for _ in 0..<maxReplacements {
            guard let found = start(of: other, from: rest) else { break }
            replaced.append(contentsOf: self[rest..<found.lowerBound])
            replaced.append(contentsOf: replacement)
            rest = found.upperBound
            guard found.isEmpty else { continue }
            // What is empty is found before each element, and at the end.
            guard rest != endIndex else { break }
            replaced.append(self[rest])
            formIndex(after: &rest)
        }
        replaced.append(contentsOf: self[rest...])
        return replaced
    }
}

extension Collection where Element: Equatable {
    /// The parts between the places where another collection is.
    public func split<C: Collection>(
        separator: C,
        maxSplits: Int = .max,
        omittingEmptySubsequences: Bool = true
    ) -> [SubSequence] where C.Element == Element {
        var parts: [SubSequence] = []
        var rest = startIndex
        while parts.count < maxSplits, let found = start(of: separator, from: rest), !found.isEmpty {
            if found.lowerBound != rest || !omittingEmptySubsequences { parts.append(self[rest..<found.lowerBound]) }
            rest = found.upperBound
        }
        if rest != endIndex || !omittingEmptySubsequences { parts.append(self[rest...]) }
        return parts
    }
}
