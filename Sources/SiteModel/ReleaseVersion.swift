/// The order of the versions that an API names, the newest first.
///
/// A version is read as Semantic Versioning 2.0.0 reads it, section 11, but with any number of numbers, a `v` before them
/// and no hyphen needed before a pre-release (`1.10rc1`). What begins with no number is a name, of which only the catalog
/// knows the order.
package struct ReleaseVersion: Comparable {
    private let numbers: [Number]
    /// Empty where it is no pre-release.
    private let preRelease: [Part]

    /// A number of any size, by its digits.
    private struct Number: Comparable {
        let digits: Substring

        init(_ digits: Substring) {
            let significant = digits.drop { $0 == "0" }
            self.digits = significant
        }

        static func < (one: Number, other: Number) -> Bool {
            one.digits.utf8.count != other.digits.utf8.count
                ? one.digits.utf8.count < other.digits.utf8.count : one.digits < other.digits
        }
    }

    private enum Part: Comparable {
        case number(Number)
        case word(String)
    }

    package init?(_ text: String) {
        var rest = Substring(text.lowercased())
        if let mark = ["version ", "version-", "release ", "v.", "v"].first(where: rest.hasPrefix),
            rest.dropFirst(mark.count).first?.isDigit == true
        {
            rest = rest.dropFirst(mark.count)
        }
        // What was built does not matter.
        rest = rest.prefix { $0 != "+" }
        var numbers: [Number] = []
        var isDate = false
        while let first = rest.first, first.isDigit {
            let digits = rest.prefix(while: \.isDigit)
            rest = rest.dropFirst(digits.count)
            numbers.append(Number(digits))
            if numbers.count == 1 { isDate = digits.count == 4 }
            guard let mark = rest.first, mark == "." || (mark == "-" && isDate), rest.dropFirst().first?.isDigit == true
            else { break }
            rest = rest.dropFirst()
        }
        guard !numbers.isEmpty else { return nil }
        while numbers.count > 1, numbers.last?.digits.isEmpty == true { numbers.removeLast() }
        self.numbers = numbers
        preRelease = Self.parts(rest)
    }

    private static func parts(_ text: Substring) -> [Part] {
        var parts: [Part] = []
        var rest = text
        while let first = rest.first {
            if first.isDigit {
                let digits = rest.prefix(while: \.isDigit)
                parts.append(.number(Number(digits)))
                rest = rest.dropFirst(digits.count)
            } else if first.isLetter {
                let word = rest.prefix(while: \.isLetter)
                parts.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            } else {
                rest = rest.dropFirst()
            }
        }
        return parts
    }

    package static func < (one: ReleaseVersion, other: ReleaseVersion) -> Bool {
        if one.numbers != other.numbers { return one.numbers.lexicographicallyPrecedes(other.numbers) }
        if one.preRelease.isEmpty || other.preRelease.isEmpty {
            return !one.preRelease.isEmpty && other.preRelease.isEmpty
        }
        return one.preRelease.lexicographicallyPrecedes(other.preRelease)
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
