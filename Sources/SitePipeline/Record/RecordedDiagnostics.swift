internal import Diagnostics
internal import SourceReading

/// Warnings, written down to be told again by a build that finds nothing to do.
enum RecordedDiagnostics {
    static func bytes(of diagnostics: [Diagnostic]) -> RecordBytes {
        var bytes = RecordBytes()
        bytes.add(UInt64(diagnostics.count))
        for diagnostic in diagnostics {
            bytes.add(diagnostic.code.rawValue)
            bytes.add(diagnostic.headline)
            add(diagnostic.range, to: &bytes)
            bytes.add(UInt64(diagnostic.related.count))
            for related in diagnostic.related {
                bytes.add(related.label)
                add(related.range, to: &bytes)
            }
            bytes.add(UInt64(diagnostic.help.count))
            for help in diagnostic.help { bytes.add(help) }
        }
        return bytes
    }

    /// - Returns: `nil` where this is not what was written, or a file that is spoken of cannot be read.
    static func read(_ reader: inout RecordReader) -> [Diagnostic]? {
        var files: [String: SourceFile] = [:]
        guard let count = reader.count() else { return nil }
        var diagnostics: [Diagnostic] = []
        for _ in 0..<count {
            guard let code = reader.text().flatMap(DiagnosticCode.init(rawValue:)), let headline = reader.text(),
                let range = range(&reader, &files), let relatedCount = reader.count()
            else { return nil }
            var diagnostic = Diagnostic(code, headline, at: range)
            for _ in 0..<relatedCount {
                guard let label = reader.text(), let range = self.range(&reader, &files) else { return nil }
                diagnostic.related.append(Diagnostic.Related(label: label, range: range))
            }
            guard let helpCount = reader.count() else { return nil }
            for _ in 0..<helpCount {
                guard let help = reader.text() else { return nil }
                diagnostic.help.append(help)
            }
            diagnostics.append(diagnostic)
        }
        return diagnostics
    }

    private static func add(_ range: SourceRange, to bytes: inout RecordBytes) {
        bytes.add(range.file.path)
        bytes.add(range.file.isRead ? 1 : 0)
        bytes.add(UInt64(range.bounds.lowerBound))
        bytes.add(UInt64(range.bounds.upperBound))
    }

    private static func range(_ reader: inout RecordReader, _ files: inout [String: SourceFile]) -> SourceRange? {
        guard let path = reader.text(), let isRead = reader.number(), let lower = reader.number(),
            let upper = reader.number(), lower <= upper, upper <= UInt64(SourceReader.mostCatalogBytes)
        else { return nil }
        if isRead == 0 { return SourceFile(unread: path).whole }
        if files[path] == nil {
            var faults: [Diagnostic] = []
            files[path] = SourceReader.read(path, as: path, atMost: SourceReader.mostCatalogBytes, &faults)
        }
        return files[path]?.range(Int(lower)..<Int(upper))
    }
}
