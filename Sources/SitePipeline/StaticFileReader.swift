internal import Diagnostics
internal import Files
internal import PageMarkup
internal import SiteModel

/// Reads files that are copied as they are, one at a time: downloads may be large.
enum StaticFileReader {
    /// - Returns: the file as it is published, or `nil` where it cannot be read; the reason is among the faults.
    static func read(_ file: StaticFile, _ diagnostics: inout [Diagnostic]) -> OutputFile? {
        do {
            return OutputFile(path: file.sitePath, bytes: try FileReading.bytes(of: file.location), from: .staticFile)
        } catch {
            diagnostics.append(fault(error, at: SourceFile(unread: file.location).whole))
            return nil
        }
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
