internal import Files

/// Holds a site against what lies in a folder, and writes nothing.
package struct OutputComparison: Sendable {
    /// How a file differs from what a build would write.
    package enum Difference: String, Sendable {
        case missing
        case changed
        case stale
    }

    private let root: String

    package init(with root: String) {
        self.root = root
    }

    /// How a file differs, or `nil` where it does not.
    package func difference(of file: OutputFile) -> Difference? {
        let path = "\(root)/\(file.path)"
        if FileReading.file(at: path, holds: file.bytes) { return nil }
        return Paths.kind(of: path) == nil ? .missing : .changed
    }

    /// The differences that show only once every path of the site is known: files that are no longer made.
    package func rest(made paths: [String]) -> [(path: String, difference: Difference)] {
        let ledger = MadeFiles(readingFrom: root)
        let made = MadeFiles(paths)
        var differences = ledger.subtracting(made)
            .filter { Paths.kind(of: "\(root)/\($0)") != nil }
            .map { (path: $0, difference: Difference.stale) }
        if let difference = difference(of: made.file) {
            differences.append((MadeFiles.path, difference))
        }
        return differences.sorted { $0.path < $1.path }
    }
}
