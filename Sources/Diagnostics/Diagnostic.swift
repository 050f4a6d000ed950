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

    package let severity: Severity
    package let code: DiagnosticCode
    package let headline: String
    package let range: SourceRange
    package var related: [Related]
    /// What to do, one sentence each.
    package var help: [String]

    /// Where it is, and what explains it.
    package var places: [SourceRange] { [range] + related.map(\.range) }

    package init(
        _ code: DiagnosticCode,
        _ headline: String,
        at range: SourceRange,
        related: [(label: String, range: SourceRange)] = [],
        help: String?...
    ) {
        self.init(code, headline, at: range, related: related, help: help.compactMap { $0 })
    }

    package init(
        _ code: DiagnosticCode,
        _ headline: String,
        at range: SourceRange,
        related: [(label: String, range: SourceRange)] = [],
        help: [String]
    ) {
        self.severity = code.severity
        self.code = code
        self.headline = headline
        self.range = range
        self.related = related.map { Related(label: $0.label, range: $0.range) }
        self.help = help
    }
}

extension [Diagnostic] {
    /// In the order in which a person mends them: by file, then from top to bottom.
    package func sortedByPlace() -> [Diagnostic] {
        enumerated().sorted { one, other in
            if one.element.range != other.element.range { return one.element.range < other.element.range }
            return one.offset < other.offset
        }
        .map(\.element)
    }

    /// Whether any of them forbids to build.
    package func forbidBuilding(strict: Bool) -> Bool {
        contains { $0.severity == .error || strict }
    }
}
