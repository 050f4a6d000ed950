internal import Diagnostics
internal import Files
internal import SourceReading

/// The files of a theme, in two layers: the theme folder, and below it the theme that comes with the program. A file of
/// the folder takes the place of the one with the same path below; what the folder does not have is inherited.
struct ThemeFiles {
    /// What inherited files are called in reports.
    static let inheritedName = "docsite-theme"

    /// The theme folder, as it is called in reports.
    let root: String
    /// The paths in the theme folder, sorted.
    let own: [String]
    private(set) var inherited: [String: [UInt8]]

    init(root: String, own: [String], inherited: [String: [UInt8]]) {
        self.root = root
        self.own = own
        self.inherited = inherited
    }

    /// Of a theme that stands alone.
    mutating func inheritNothing() {
        inherited = [:]
    }

    /// The paths of all files in a folder of the theme, sorted.
    func paths(in folder: String) -> [String] {
        Set(own).union(inherited.keys).filter { $0.hasPrefix(folder) }.sorted()
    }

    /// Whether a file comes with the program and not from the theme folder.
    func isInherited(_ path: String) -> Bool {
        !own.contains(path)
    }

    /// Whether a file is the program's own, to the byte, wherever it lies: that may be published smaller than it is.
    func isOwnWork(_ path: String, _ bytes: [UInt8]) -> Bool {
        isInherited(path) || inherited[path] == bytes
    }

    /// A file as a whole, to point at.
    func place(of path: String) -> SourceRange {
        SourceFile(unread: reported(path)).whole
    }

    /// The text of a file, or `nil` where it is none; the reason is among the faults.
    func text(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
        guard isInherited(path) else {
            let read = SourceReader.read("\(root)/\(path)", as: reported(path), &diagnostics)
            guard let file = read, let conflict = ConflictMarkers.fault(in: file) else { return read }
            // What git left behind is no text of anybody. Some files are read twice.
            if !diagnostics.contains(where: { $0.range == conflict.range }) { diagnostics.append(conflict) }
            return nil
        }
        return inheritedText(path, &diagnostics)
    }

    /// The text of the file that comes with the program.
    func inheritedText(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
        guard let bytes = inherited[path] else { return nil }
        return SourceReader.text(of: bytes, path: "\(Self.inheritedName)/\(path)", &diagnostics)
    }

    /// The bytes of a file, or `nil` where it cannot be read; the reason is among the faults.
    func bytes(_ path: String, _ diagnostics: inout [Diagnostic]) -> [UInt8]? {
        if isInherited(path) { return inherited[path] }
        if let bytes = try? FileReading.bytes(of: "\(root)/\(path)") { return bytes }
        diagnostics.append(
            Diagnostic(
                .unreadableFile,
                "the file cannot be read",
                at: place(of: path),
                help: "check who may read it"
            )
        )
        return nil
    }

    private func reported(_ path: String) -> String {
        "\(isInherited(path) ? Self.inheritedName : root)/\(path)"
    }
}
