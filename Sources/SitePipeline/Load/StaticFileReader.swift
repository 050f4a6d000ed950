internal import Diagnostics
internal import Files
internal import SiteModel

/// Reads files that are copied as they are, one at a time: downloads may be large.
enum StaticFileReader {
    /// - Returns: the file as it is published, or `nil` where it cannot be read; the reason is among the faults.
    static func read(_ file: StaticFile, _ diagnostics: inout [Diagnostic]) -> OutputFile? {
        do {
            return OutputFile(path: file.sitePath, bytes: try FileReading.bytes(of: file.location))
        } catch {
            diagnostics.append(
                Diagnostic(
                    .unreadableFile,
                    "the file cannot be read",
                    at: SourceFile(path: file.location, text: "").whole,
                    help: "check who may read it"
                )
            )
            return nil
        }
    }
}
