/// How faults are shown.
package enum DiagnosticFormat: String, CaseIterable, Sendable {
    /// For a person at a terminal.
    case text
    /// For a program: one JSON object.
    case json
    /// For a workflow on GitHub: one annotation a fault.
    case github

    /// Puts faults into this format: lines that end in a line feed, or nothing where the format has nothing to say.
    /// - Parameters:
    ///   - diagnostics: the faults, in the order in which they are shown.
    ///   - known: how many further faults are known and let pass; people are told of them elsewhere.
    ///   - color: whether a text may be coloured; the other formats never are.
    ///   - address: where a terminal that knows links leads from a place; there are no links unless given, and never in
    ///     the other formats.
    /// - Returns: the report.
    package func report(
        _ diagnostics: [Diagnostic],
        known: Int = 0,
        color: Bool,
        address: ((ReportedPlace) -> String)? = nil
    ) -> String {
        switch self {
        case .text: TextReport(color: color, address: address).text(of: diagnostics)
        case .json: JSONReport.text(of: diagnostics, known: known)
        case .github: GitHubReport.text(of: diagnostics)
        }
    }
}

/// A place that a report names.
package struct ReportedPlace {
    /// The file's path, as the program was told it.
    package let path: String
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int

    package init(path: String, line: Int, column: Int) {
        self.path = path
        self.line = line
        self.column = column
    }
}
