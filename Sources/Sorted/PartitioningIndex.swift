extension RandomAccessCollection {
    /// The first position whose element belongs to the second part of a collection that is in two parts, in logarithmic
    /// time; the end where there is no second part.
    package func partitioningIndex(where belongsInSecondPart: (Element) throws -> Bool) rethrows -> Index {
        var start = startIndex
        var count = self.count
        while count > 0 {
            let half = count / 2
            let middle = index(start, offsetBy: half)
            if try belongsInSecondPart(self[middle]) {
                count = half
            } else {
                start = index(after: middle)
                count -= half + 1
            }
        }
        return start
    }
}
