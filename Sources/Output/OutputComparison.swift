internal import Files
package import PageMarkup

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
    /// - Throws: ``OutputError/system(_:)`` where that cannot be told.
    package func difference(of file: OutputFile) throws(OutputError) -> Difference? {
        let path = "\(root)/\(file.path)"
        do {
            if try FileReading.file(at: path, holds: file.parts) { return nil }
            return try Paths.kind(of: path) == nil ? .missing : .changed
        } catch {
            throw .system(error.description)
        }
    }

    /// The differences that show only once every path of the site is known: files that are no longer made.
    /// - Throws: ``OutputError/system(_:)`` where that cannot be told.
    package func rest(made paths: [String]) throws(OutputError) -> [(path: String, difference: Difference)] {
        let made = MadeFiles(paths)
        var differences: [(path: String, difference: Difference)] = []
        do {
            for path in try MadeFiles(readingFrom: root).subtracting(made)
            where try Paths.kind(of: "\(root)/\(path)") != nil { differences.append((path, .stale)) }
        } catch {
            throw .system(error.description)
        }
        if let difference = try difference(of: made.file) {
            differences.append((MadeFiles.path, difference))
        }
        return differences.sorted { $0.path < $1.path }
    }
}
