/// Faults as annotations of a GitHub workflow ("Workflow commands for GitHub Actions").
enum GitHubReport {
    static func text(of diagnostics: [Diagnostic]) -> String {
        var lines = LineIndexes()
        return diagnostics.map { line($0, lines: &lines) }.joined()
    }

    private static func line(_ diagnostic: Diagnostic, lines: inout LineIndexes) -> String {
        var properties = ["file=\(property(diagnostic.range.file.path.printable))"]
        if diagnostic.range.file.isRead {
            let index = lines[diagnostic.range.file]
            let start = index.position(of: diagnostic.range.bounds.lowerBound)
            let end = index.position(of: diagnostic.range.bounds.upperBound)
            properties += ["line=\(start.line)", "col=\(start.column)", "endLine=\(end.line)"]
            if end.line == start.line { properties.append("endColumn=\(end.column)") }
        }
        properties.append("title=\(property(diagnostic.code.rawValue))")
        let message = ([diagnostic.headline] + diagnostic.help).map(\.printable).joined(separator: "\n")
        return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(data(message))\n"
    }

    /// A workflow command ends with its line, so line ends and `%` are escaped.
    private static func data(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func property(_ text: String) -> String {
        data(text).split(separator: ":", omittingEmptySubsequences: false).joined(separator: "%3A")
            .split(separator: ",", omittingEmptySubsequences: false).joined(separator: "%2C")
    }
}
