internal import Files

/// That a site could not be written. Unless it says otherwise, what stood in the output folder before still stands
/// there.
package enum OutputError: Error, CustomStringConvertible {
    /// The output folder is, holds or lies in a folder that is read.
    case overlaps(output: String, source: String)
    /// The output folder holds a site for other readers.
    case otherAudience(output: String, isInternal: Bool)
    /// Files in the output folder would be replaced that docsite did not make.
    case foreignFiles([String], output: String)
    /// A folder of the site is a symbolic link, and what is written would land elsewhere.
    case linkedFolder(String)
    /// A file, or a link that leads nowhere, stands where the output folder should be.
    case notAFolder(String)
    /// Something else stands where docsite keeps a file of its own.
    case notAFile(String)
    /// `--clean` would remove what is certainly no site.
    case cleansTooMuch(output: String, reason: String)
    /// The system refused.
    case system(String)
    /// The system refused while files were put into place.
    case interrupted(String, output: String)

    package var description: String {
        switch self {
        case .overlaps(let output, let source):
            "the output folder \(output) and \(source) overlap; name a folder of its own with --output"
        case .otherAudience(let output, isInternal: true):
            "\(output) holds an internal site, and a public one must not come among it; name another folder with --output, "
                + "or remove that one"
        case .otherAudience(let output, isInternal: false):
            "\(output) holds a public site, and an internal one must not come there; name another folder with --output"
        case .foreignFiles(let paths, let output):
            "\(output) holds files that docsite did not make and would replace: "
                + paths.prefix(5).joined(separator: ", ") + (paths.count > 5 ? " and \(paths.count - 5) more" : "")
                + "; move them away, name another folder with --output, or let --clean remove them"
        case .linkedFolder(let path):
            "\(path) is a symbolic link or a file, and the site needs a folder there; remove it"
        case .notAFolder(let path):
            "\(path) is a file, or a link that leads nowhere, and the site needs a folder there; remove it, or name "
                + "another with --output"
        case .notAFile(let path):
            "\(path) is a symbolic link, a folder or a device, and docsite keeps a file of its own there; remove it"
        case .cleansTooMuch(let output, let reason):
            "--clean would remove everything else in \(output), which \(reason); name a folder of its own with --output"
        case .system(let reason):
            reason
        case .interrupted(let reason, let output):
            "\(reason)\n\(output) is partly new now and partly as it was, each file whole; once that is mended, build again"
        }
    }
}
