/// A fault of the content or the theme: what is wrong, where, and what to do about it.
///
/// The headline stands alone, in lower case and without a full stop; what to do stands in `help`.
package struct Diagnostic: Sendable {
    package enum Severity: String, Sendable {
        /// Nothing is built.
        case error
        /// The site is built, unless warnings count as errors (`--strict`).
        case warning
    }

    /// A further place that explains the fault, e.g. where a name was used first.
    package struct Related: Sendable {
        package let label: String
        package let range: SourceRange

        package init(label: String, range: SourceRange) {
            self.label = label
            self.range = range
        }
    }

    package private(set) var severity: Severity
    package let code: DiagnosticCode
    package let headline: String
    package let range: SourceRange
    package var related: [Related]
    /// What to do, one sentence each.
    package var help: [String]
    /// What else to do, which takes a while to find.
    package var guess: Guess?

    /// Where it is, and what explains it.
    package var places: [SourceRange] { [range] + related.map(\.range) }

    package init(
        _ code: DiagnosticCode,
        _ headline: String,
        at range: SourceRange,
        related: [(label: String, range: SourceRange)] = [],
        guess: Guess? = nil,
        help: String?...
    ) {
        self.init(code, headline, at: range, related: related, guess: guess, help: help.compactMap { $0 })
    }

    package init(
        _ code: DiagnosticCode,
        _ headline: String,
        at range: SourceRange,
        related: [(label: String, range: SourceRange)] = [],
        guess: Guess? = nil,
        help: [String]
    ) {
        self.severity = code.severity
        self.code = code
        self.headline = headline
        self.range = range
        self.related = related.map { Related(label: $0.label, range: $0.range) }
        self.help = help
        self.guess = guess
    }

    /// The fault where more comes of it than of others of its kind, so that it forbids to build.
    package func graver(
        _ headline: String,
        related: [(label: String, range: SourceRange)],
        help: [String]
    ) -> Diagnostic {
        let former = self.related.map { ($0.label, $0.range) }
        let help = self.help + help
        var fault = Diagnostic(code, headline, at: range, related: former + related, guess: guess, help: help)
        fault.severity = .error
        return fault
    }
}

/// The search for what was meant among all names of a site. It is put off until the faults are in their order, for only
/// the first of them are worth it: with thousands of faults it would take most of the time.
package struct Guess: Sendable {
    /// How many guesses are made in a run.
    package static let most = 50

    private let search: @Sendable () -> String?
    private let otherwise: String?
    /// What searches have in common that find the same: of many links to one page that is gone the page is looked for once.
    let key: String?

    /// - Parameters:
    ///   - search: finds what to do, or `nil` where nothing is near.
    ///   - otherwise: what to do then.
    ///   - key: what all searches have in common that find the same, where there may be several.
    package init(_ search: @escaping @Sendable () -> String?, otherwise: String? = nil, key: String? = nil) {
        self.search = search
        self.otherwise = otherwise
        self.key = key
    }

    /// What to do.
    func help(searching: Bool) -> String? {
        searching ? search() ?? otherwise : otherwise
    }
}

extension [Diagnostic] {
    /// Without the faults of characters in a name that is told for their sake.
    package var withoutExplained: [Diagnostic] {
        guard contains(where: \.isOfCharacter) else { return self }
        let ofNames: Set<DiagnosticCode> = [.invalidCode, .invalidValue, .invalidSlug, .unknownCode, .orphanNote]
        var names: [String: [Range<Int>]] = [:]
        for fault in self where ofNames.contains(fault.code) && !fault.range.bounds.isEmpty {
            names[fault.range.file.path, default: []].append(fault.range.bounds)
        }
        for path in names.keys { names[path]?.sort { $0.lowerBound < $1.lowerBound } }
        return filter { fault in
            guard fault.isOfCharacter, let ranges = names[fault.range.file.path] else { return true }
            let place = fault.range.bounds.lowerBound
            // Names lie side by side, so the last that begins before it is the only one that may hold it.
            var range = ranges.indices
            while let first = range.first {
                let middle = first + range.count / 2
                if ranges[middle].contains(place) { return false }
                range = ranges[middle].lowerBound < place ? middle + 1..<range.upperBound : first..<middle
            }
            return true
        }
    }

    /// In the order in which a person mends them, by file, then from top to bottom; the first with what was meant.
    package func sortedByPlace() -> [Diagnostic] {
        var sorted = withoutExplained.enumerated().sorted { one, other in
            if one.element.range != other.element.range { return one.element.range < other.element.range }
            return one.offset < other.offset
        }
        .map(\.element)
        var guesses = 0
        var found: [String: String?] = [:]
        for index in sorted.indices {
            guard let guess = sorted[index].guess else { continue }
            guesses += 1
            let isSearched = guesses <= Guess.most
            let help = guess.key.flatMap { isSearched ? found[$0] : nil } ?? guess.help(searching: isSearched)
            if isSearched, let key = guess.key { found[key] = .some(help) }
            sorted[index].help = [help].compactMap { $0 } + sorted[index].help
            sorted[index].guess = nil
        }
        return sorted
    }

    /// Whether any of them forbids to build.
    package func forbidBuilding(strict: Bool) -> Bool {
        contains { $0.severity == .error || strict }
    }
}

extension Diagnostic {
    fileprivate var isOfCharacter: Bool { code == .bidiCharacter || code == .controlCharacter }
}
