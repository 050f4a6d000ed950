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
    ///   - color: whether a text may be coloured; the other formats never are.
    /// - Returns: the report.
    package func report(_ diagnostics: [Diagnostic], color: Bool) -> String {
        switch self {
        case .text: TextReport(color: color).text(of: diagnostics)
        case .json: JSONReport.text(of: diagnostics)
        case .github: GitHubReport.text(of: diagnostics)
        }
    }
}
