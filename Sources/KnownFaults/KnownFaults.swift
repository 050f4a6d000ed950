package import Diagnostics

/// The faults that are known and let pass: `known-faults.txt` lists them, so that a large catalog can move in before all
/// of it is mended.
package struct KnownFaults: Sendable {
    /// What the list is called.
    package static let fileName = "known-faults.txt"

    /// What a run does with known faults.
    package enum Use: Sendable {
        /// Those that are listed pass.
        case listed
        /// None passes, and the list is not looked at.
        case ignored
        /// All pass that can, and the list is written anew.
        case accepting
    }

    /// Where the list lies.
    package let path: String
    /// The text that was read, or `nil` where there is none.
    package let text: String?
    /// What is wrong with the list.
    package let diagnostics: [Diagnostic]
    package let use: Use
    private let content: String
    private let head: String
    private let lines: [KnownFault: KnownFaultsReader.Line]

    /// Reads the list of a content folder.
    /// - Parameters:
    ///   - content: the content folder, as it is called in reports.
    ///   - use: what is done with it.
    package init(of content: String, _ use: Use) {
        path = "\(content)/\(Self.fileName)"
        self.content = content
        self.use = use
        let reader = use == .ignored ? nil : KnownFaultsReader(path)
        text = reader?.text
        head = reader?.head ?? ""
        lines = reader?.lines ?? [:]
        // What is written anew needs no mending.
        let lineFaults = use == .listed ? reader?.lineFaults ?? [] : []
        diagnostics = (reader?.diagnostics ?? []) + lineFaults
    }

    /// Parts faults into those that are new and those that are let pass. Of several that read alike as many pass as are
    /// listed, the first of them.
    package func parted(_ diagnostics: [Diagnostic]) -> (new: [Diagnostic], known: [Diagnostic]) {
        guard use == .accepting || !lines.isEmpty else { return (diagnostics, []) }
        var rest = lines.mapValues(\.count)
        var new: [Diagnostic] = []
        var known: [Diagnostic] = []
        let sorted = diagnostics.withoutExplained.enumerated().sorted {
            ($0.element.range, $0.offset) < ($1.element.range, $1.offset)
        }
        for fault in sorted.map(\.element) {
            guard fault.code.refusal == nil, let name = KnownFault(fault, in: content) else {
                new.append(use == .accepting ? refused(fault) : fault)
                continue
            }
            if use == .listed {
                guard let count = rest[name], count > 0 else {
                    new.append(fault)
                    continue
                }
                rest[name] = count - 1
            }
            known.append(fault)
        }
        return (new, known)
    }

    /// Says at a fault why it is not let pass.
    private func refused(_ fault: Diagnostic) -> Diagnostic {
        var fault = fault
        let reason = fault.code.refusal?.words ?? "only faults of \(content)/ are"
        fault.help.append("it cannot be accepted as known: \(reason)")
        return fault
    }

    /// The lines that no longer hold.
    /// - Parameters:
    ///   - known: the faults that they let pass.
    ///   - unasked: the kinds of faults that were not looked for.
    /// - Returns: a warning for each.
    package func outdated(beside known: [Diagnostic], unasked: Set<DiagnosticCode>) -> [Diagnostic] {
        guard use == .listed, !lines.isEmpty else { return [] }
        let counts = counts(of: known)
        return lines.compactMap { fault, line in
            let count = counts[fault] ?? 0
            guard count < line.count, !unasked.contains(where: { $0.rawValue == fault.code }) else { return nil }
            let often = count == 1 ? "once" : "\(count) times"
            let state = count == 0 ? "is mended" : "is listed \(line.count) times, and there \(often)"
            return Diagnostic(
                .outdatedKnownFault,
                "`\(fault.code)` in `\(fault.file)` \(state)",
                at: line.range,
                help: "run `docsite check --accept` again, which writes the list anew; or remove the line"
            )
        }
    }

    private func counts(of faults: [Diagnostic]) -> [KnownFault: Int] {
        faults.reduce(into: [:]) { counts, fault in
            if let name = KnownFault(fault, in: content) { counts[name, default: 0] += 1 }
        }
    }

    /// The list that lets faults pass, with the comments at the head of the one that was read.
    /// - Parameters:
    ///   - faults: the faults.
    ///   - unasked: the kinds of faults that were not looked for, of which the list stays as it is.
    /// - Returns: what is to stand in it.
    package func text(of faults: [Diagnostic], unasked: Set<DiagnosticCode>) -> String {
        var counts = counts(of: faults)
        for (fault, line) in lines where unasked.contains(where: { $0.rawValue == fault.code }) {
            counts[fault] = line.count
        }
        var text = head.isEmpty ? Self.head : head
        for (fault, count) in counts.sorted(by: { $0.key < $1.key }) {
            text += "\(fault.file)\t\(fault.code)\t\(fault.message)\(count > 1 ? "\t×\(count)" : "")\n"
        }
        return text
    }

    private static let head = """
        # Faults that were there already and are let pass; any other fails a build, and `--strict` lets none pass.
        # `docsite check --accept` writes this list: a file, the fault, and what it says.

        """
}
