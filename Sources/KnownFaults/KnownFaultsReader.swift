internal import Diagnostics
internal import SourceReading

/// Reads `known-faults.txt`.
struct KnownFaultsReader {
    /// The most bytes that the file may have: a hundred thousand faults and more.
    static let mostBytes = 16 << 20
    /// The most faults that a line may stand for.
    private static let mostFaults = 1_000_000

    /// What stands in one line.
    struct Line {
        var count: Int
        let range: SourceRange
    }

    /// Its text, or `nil` where there is none that could be read.
    private(set) var text: String?
    /// The comments before the first line.
    private(set) var head = ""
    private(set) var lines: [KnownFault: Line] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    /// What is wrong with single lines, which go where the file is written anew.
    private(set) var lineFaults: [Diagnostic] = []

    init(_ path: String) {
        let file = SourceReader.read(path, as: path, atMost: Self.mostBytes, &diagnostics)
        // There is none where nothing was ever accepted.
        diagnostics.removeAll { $0.code == .missingFile }
        guard let file else { return }
        if let conflict = ConflictMarkers.fault(in: file) {
            diagnostics.append(conflict)
            return
        }
        text = file.text
        let bytes = Array(file.text.utf8)
        var start = 0
        var isHead = true
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = bytes[start..<end]
            if line.first == UInt8(ascii: "#") || line.allSatisfy({ $0 == 0x20 }) {
                if isHead { head += String(decoding: line, as: UTF8.self) + "\n" }
            } else {
                isHead = false
                take(String(decoding: line, as: UTF8.self), at: file.range(start..<end))
            }
            start = end + 1
        }
    }

    private mutating func take(_ line: String, at range: SourceRange) {
        let parts = line.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
        guard 3...4 ~= parts.count, parts[..<3].allSatisfy({ !$0.isEmpty }),
            let code = DiagnosticCode(rawValue: parts[1]), let count = parts.count == 3 ? 1 : Self.count(parts[3])
        else {
            lineFaults.append(Self.malformed(range))
            return
        }
        if let refusal = code.refusal {
            lineFaults.append(Self.unacceptable(code, refusal, range))
            return
        }
        let fault = KnownFault(file: parts[0], code: parts[1], message: parts[2])
        // Merges let a line stand twice, and each side counted for itself.
        lines[fault, default: Line(count: 0, range: range)].count = max(count, lines[fault]?.count ?? 0)
    }

    /// How many faults a line stands for: `×3`.
    private static func count(_ text: String) -> Int? {
        guard text.hasPrefix("×"), let count = Int(text.dropFirst()), 2...mostFaults ~= count else { return nil }
        return count
    }

    private static func malformed(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            .knownFaultsSyntax,
            "this is no line of known faults",
            at: range,
            help: "a line holds a file, a fault and what it says, parted by tabs: let `docsite check --accept` write it"
        )
    }

    private static func unacceptable(
        _ code: DiagnosticCode,
        _ refusal: DiagnosticCode.Refusal,
        _ range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .unacceptableFault,
            "`\(code.rawValue)` cannot be let pass: \(refusal.words)",
            at: range,
            help: "mend the fault, and remove this line"
        )
    }
}
