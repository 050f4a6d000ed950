internal import Diagnostics
internal import PlainMarkdown

extension FaultManual.Entry {
    /// The entry as a terminal shows it.
    package var text: String {
        let kind = severity == .error ? "error" : "warning"
        var lines = ["\(kind)[\(code)]: \(title)"] + PlainMarkdown.lines(of: summary) + PlainMarkdown.lines(of: note)
        if let address = FaultManual.address { lines += ["", "\(address)faults/\(code)/"] }
        return lines.joined(separator: "\n") + "\n"
    }
}
