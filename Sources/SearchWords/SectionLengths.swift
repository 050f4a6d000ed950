/// How long each part of an entry is, on average over the site: one word of a long note says less than one of a short.
package struct SectionLengths: Equatable, Sendable {
    private let means: [Double]

    /// The means as the machine has them, for a program that writes them down.
    package var stored: [UInt64] { means.map(\.bitPattern) }

    /// The lengths that were stored, or `nil` where these are none.
    package init?(stored: [UInt64]) {
        guard stored.count == SearchSection.allCases.count else { return nil }
        means = stored.map { Double(bitPattern: $0) }
    }

    /// - Parameter runs: all entries of the site.
    package init(_ runs: [SearchRun]) {
        let entryCount = Double(max(runs.reduce(0) { $0 + $1.entries.count }, 1))
        means = SearchSection.allCases.map { section in
            let sum = runs.reduce(0) { $0 + $1.lengths[section.rawValue] }
            return Self.rounded(max(Double(sum) / entryCount, 1))
        }
    }

    /// The mean length of a part, in words; 1 at least.
    subscript(section: SearchSection) -> Double { means[section.rawValue] }

    /// Rounded to a sixteenth of the power of two below it: an edit of one text then changes what this text weighs, and
    /// hardly ever what all others do.
    private static func rounded(_ mean: Double) -> Double {
        Double(sign: .plus, exponent: mean.exponent, significand: (mean.significand * 16).rounded() / 16)
    }
}
