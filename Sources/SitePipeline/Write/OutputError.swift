internal import Files

/// That a site could not be written. What stood in the output folder before still stands there.
package enum OutputError: Error, CustomStringConvertible {
    /// The output folder is, holds or lies in a folder that is read.
    case overlaps(output: String, source: String)
    /// Files in the output folder would be replaced that docsite did not make.
    case foreignFiles([String], output: String)
    /// A folder of the site is a symbolic link, and what is written would land elsewhere.
    case linkedFolder(String)
    /// `--clean` would remove what is certainly no site.
    case cleansTooMuch(output: String, reason: String)
    /// The system refused.
    case system(String)

    package var description: String {
        switch self {
        case .overlaps(let output, let source):
            "the output folder \(output) and \(source) overlap; name a folder of its own with --output"
        case .foreignFiles(let paths, let output):
            "\(output) holds files that docsite did not make and would replace: "
                + paths.prefix(5).joined(separator: ", ") + (paths.count > 5 ? " and \(paths.count - 5) more" : "")
                + "; move them away, name another folder with --output, or let --clean remove them"
        case .linkedFolder(let path):
            "\(path) is a symbolic link or a file, and the site needs a folder there; remove it"
        case .cleansTooMuch(let output, let reason):
            "--clean would remove everything else in \(output), which \(reason); name a folder of its own with --output"
        case .system(let reason):
            reason
        }
    }
}
