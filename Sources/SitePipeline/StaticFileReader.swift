internal import Diagnostics
internal import Files
internal import PageMarkup
internal import SiteModel
internal import SourceReading

/// Reads files that are copied as they are, one at a time: downloads may be large.
enum StaticFileReader {
    /// - Returns: the file as it is published, or `nil` where it cannot be read; the reason is among the faults.
    static func read(_ file: StaticFile, _ diagnostics: inout [Diagnostic]) -> OutputFile? {
        do {
            let bytes = try FileReading.bytes(of: file.location)
            if isText(file.path) {
                let faults = faults(in: bytes, of: file)
                diagnostics += faults
                // What git left behind is no text of anybody: its other faults would be no help.
                if faults.contains(where: { $0.code == .conflictMarker }) { return nil }
            }
            return OutputFile(path: file.sitePath, bytes: bytes, from: .staticFile)
        } catch {
            diagnostics.append(fault(error, at: SourceFile(unread: file.location).whole))
            return nil
        }
    }

    private static func isHTML(_ path: String) -> Bool {
        [".html", ".htm", ".xhtml"].contains(where: path.lowercased().hasSuffix)
    }

    /// Whether a file is read by browsers, search engines or hosts, and is no example of anything.
    private static func isText(_ path: String) -> Bool {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return isHTML(path) || ["_headers", "_redirects", "robots.txt", ".htaccess"].contains(name)
            || [".css", ".js", ".mjs", ".json", ".svg", ".webmanifest", ".xml"].contains(where: name.hasSuffix)
    }

    /// What git left behind, and characters that no page may hold, in a file that is published as it is. In another
    /// encoding than UTF-8 it is left to browsers.
    private static func faults(in bytes: [UInt8], of file: StaticFile) -> [Diagnostic] {
        var ignored: [Diagnostic] = []
        guard let source = SourceReader.text(of: bytes, path: file.location, &ignored) else { return [] }
        if let conflict = ConflictMarkers.fault(in: source) { return [conflict] }
        guard isHTML(file.path) else { return [] }
        return UnfitCharacter.all(in: source.text).map { Diagnostic($0, at: source.range($0.range)) }
    }

    private static func fault(_ failure: FileReading.Failure, at place: SourceRange) -> Diagnostic {
        switch failure {
        case .tooLarge(let bytes):
            Diagnostic(
                .fileTooLarge,
                "the file has \(bytes) bytes, and at most \(FileReading.mostBytes) are published",
                at: place,
                help: "keep it on a host for downloads, and link to it there"
            )
        case .notAFile, .system:
            Diagnostic(.unreadableFile, "the file cannot be read", at: place, help: "check who may read it")
        }
    }
}
