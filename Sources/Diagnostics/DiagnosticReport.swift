/// How faults are shown.
package enum DiagnosticFormat: String, CaseIterable, Sendable {
    /// For a person at a terminal.
    case text
    /// For a program: one JSON object.
    case json
    /// For a workflow on GitHub: one annotation a fault.
    case github
    /// For code scanning: SARIF.
    case sarif

    /// What the manual says of a kind of fault.
    package struct Manual {
        let title: String
        /// Markdown.
        let text: String

        package init(title: String, text: String) {
            self.title = title
            self.text = text
        }
    }

    /// Puts faults into this format: lines that end in a line feed, or nothing where the format has nothing to say.
    /// - Parameters:
    ///   - diagnostics: the faults, in the order in which they are shown.
    ///   - known: how many further faults are known and let pass; people are told of them elsewhere.
    ///   - color: whether a text may be coloured; the other formats never are.
    ///   - address: where a terminal that knows links leads from a place; there are no links unless given, and never in
    ///     the other formats.
    ///   - version: the version of the program, for code scanning.
    ///   - manual: what is said there of a kind of fault.
    /// - Returns: the report.
    package func report(
        _ diagnostics: [Diagnostic],
        known: Int = 0,
        color: Bool,
        address: ((ReportedPlace) -> String)? = nil,
        version: String = "",
        manual: (DiagnosticCode) -> Manual? = { _ in nil }
    ) -> String {
        switch self {
        case .text: TextReport(color: color, address: address).text(of: diagnostics)
        case .json: JSONReport.text(of: diagnostics, known: known)
        case .github: GitHubReport.text(of: diagnostics)
        case .sarif: withoutActuallyEscaping(manual) { SARIFReport(version: version, manual: $0).text(of: diagnostics) }
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
