internal import Markup

/// Markup that many pages hold, looked through once for all of them.
///
/// It consists of stretches, each from the beginning of a tag to the end of one. Whoever comes to such a stretch from
/// outside of all tags finds in it what everybody finds, and leaves it outside of all tags.
package final class SharedMarkup: Sendable {
    package struct Stretch: Sendable {
        let count: Int
        /// The hashes of its ids, and where they stand in it.
        package let ids: [(hash: UInt64, place: Range<Int>)]
        /// Where its addresses stand in it.
        package let addresses: [Range<Int>]
    }

    /// Where a stretch stands on a page.
    package struct Place: Sendable {
        let start: Int
        let stretch: Int

        package init(start: Int, stretch: Int) {
            self.start = start
            self.stretch = stretch
        }
    }

    /// Shorter ones are read in less time than it takes to look them up.
    private static let leastCount = 64

    package let stretches: [Stretch]

    package init(_ stretches: [Stretch]) {
        self.stretches = stretches
    }

    /// The stretch that a text holds, if one is long enough to be worth while, and where it begins.
    package static func stretch(in text: Span<UInt8>) -> (start: Int, stretch: Stretch)? {
        let (inventory, bounds) = PageInventory.ofPart(text)
        guard bounds.count >= leastCount else { return nil }
        var ids: [(hash: UInt64, place: Range<Int>)] = []
        var addresses: [Range<Int>] = []
        for item in inventory.items {
            switch item {
            case .id(let value) where value.upperBound <= bounds.upperBound:
                ids.append((PageInventory.hash(ofID: value, in: text), value.shifted(by: -bounds.lowerBound)))
            case .address(let value) where value.upperBound <= bounds.upperBound:
                addresses.append(value.shifted(by: -bounds.lowerBound))
            case .id, .name, .address, .shared: break
            }
        }
        return (bounds.lowerBound, Stretch(count: bounds.count, ids: ids, addresses: addresses))
    }
}

extension Range<Int> {
    /// The range so many places further on.
    package func shifted(by distance: Int) -> Range<Int> {
        lowerBound + distance..<upperBound + distance
    }
}
