import Processes

/// A file as a revision of the repository around the working folder has it.
struct CommittedFile {
    private static let mostBytes = 512 << 20
    private static let patience = Duration.seconds(60)

    let bytes: [UInt8]

    /// Asks git, which must be there.
    /// - Parameters:
    ///   - path: the file, from the working folder on.
    ///   - revision: what git knows the revision by.
    init?(_ path: String, in revision: String) {
        // What begins with a hyphen is an option to git.
        guard !revision.hasPrefix("-"), var output = Pipe() else { return nil }
        let arguments = ["show", "--no-textconv", "\(revision):\(path)"]
        guard let git = try? ChildProcess("git", arguments, output: output.writing) else { return nil }
        output.closeWriting()
        let read = output.bytes(atMost: Self.mostBytes, within: Self.patience)
        if read == nil { git.end() }
        guard git.status() == 0, let read else { return nil }
        bytes = read
    }
}
