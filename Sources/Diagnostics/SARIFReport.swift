import Markup

/// Faults as code scanning takes them (SARIF 2.1.0, OASIS; "SARIF support for code scanning", GitHub).
struct SARIFReport {
    /// The version of the program.
    let version: String
    /// What the manual says of a code.
    let manual: (DiagnosticCode) -> DiagnosticFormat.Manual?

    func text(of diagnostics: [Diagnostic]) -> String {
        var codes: [DiagnosticCode] = []
        var positions: [DiagnosticCode: Int] = [:]
        for diagnostic in diagnostics where positions[diagnostic.code] == nil {
            positions[diagnostic.code] = codes.count
            codes.append(diagnostic.code)
        }
        var lines = LineIndexes()
        var seen: [UInt64: Int] = [:]
        var json = JSONBuffer()
        json.object { json in
            json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.member("version", "2.1.0")
            json.name("runs")
            json.array { json in
                json.object { run in
                    run.name("tool")
                    run.object { tool in
                        tool.name("driver")
                        tool.object { write(codes, to: &$0) }
                    }
                    run.member("columnKind", "unicodeCodePoints")
                    run.name("results")
                    // What is gone from here counts as mended, so it is there also where nothing is wrong.
                    run.array { results in
                        for diagnostic in diagnostics {
                            results.newline()
                            results.object { result in
                                result.member("ruleId", diagnostic.code.rawValue)
                                result.member("ruleIndex", positions[diagnostic.code])
                                Self.write(
                                    diagnostic,
                                    fingerprint: Self.fingerprint(diagnostic, &seen),
                                    &result,
                                    &lines
                                )
                            }
                        }
                    }
                }
            }
        }
        json.newline()
        return String(decoding: json.finished(), as: UTF8.self)
    }

    private func write(_ codes: [DiagnosticCode], to driver: inout JSONBuffer) {
        driver.member("name", "docsite")
        driver.member("version", version)
        guard !codes.isEmpty else { return }
        driver.name("rules")
        driver.array { rules in
            for code in codes {
                rules.newline()
                rules.object { rule in
                    rule.member("id", code.rawValue)
                    let manual = manual(code)
                    Self.write("shortDescription", manual?.title ?? code.rawValue, to: &rule)
                    rule.name("defaultConfiguration")
                    rule.object { $0.member("level", code.severity.rawValue) }
                    guard let manual else { return }
                    rule.name("help")
                    rule.object { help in
                        help.member("text", manual.text)
                        help.member("markdown", manual.text)
                    }
                }
            }
        }
    }

    private static func write(_ name: String, _ text: String, to json: inout JSONBuffer) {
        json.name(name)
        json.object { $0.member("text", text) }
    }

    private static func write(
        _ diagnostic: Diagnostic,
        fingerprint: String,
        _ result: inout JSONBuffer,
        _ lines: inout LineIndexes
    ) {
        result.member("level", diagnostic.severity.rawValue)
        write(
            "message",
            ([diagnostic.headline] + diagnostic.help).map(\.printable).joined(separator: "\n"),
            to: &result
        )
        result.name("locations")
        result.array { locations in
            locations.object { write(diagnostic.range, to: &$0, lines: &lines) }
        }
        result.name("partialFingerprints")
        result.object { $0.member("docsite/v1", fingerprint) }
        guard !diagnostic.related.isEmpty else { return }
        result.name("relatedLocations")
        result.array { locations in
            for (index, related) in diagnostic.related.enumerated() {
                locations.object { location in
                    location.member("id", index + 1)
                    write("message", related.label.printable, to: &location)
                    write(related.range, to: &location, lines: &lines)
                }
            }
        }
    }

    private static func write(_ range: SourceRange, to location: inout JSONBuffer, lines: inout LineIndexes) {
        location.name("physicalLocation")
        location.object { place in
            place.name("artifactLocation")
            place.object { $0.member("uri", uri(range.file.path)) }
            // Of a file as a whole there is no line to show.
            guard range.file.isRead else { return }
            let index = lines[range.file]
            let start = index.position(of: range.bounds.lowerBound)
            let end = index.position(of: range.bounds.upperBound)
            place.name("region")
            place.object { region in
                region.member("startLine", start.line)
                region.member("startColumn", start.column)
                region.member("endLine", end.line)
                region.member("endColumn", end.column)
            }
        }
    }

    private static func uri(_ path: String) -> String {
        var uri: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: uri.append(byte)
            case _ where "-._~/!$&'()*+,;=@".utf8.contains(byte): uri.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += (byte < 16 ? "%0" : "%").utf8
                uri += digits.utf8
            }
        }
        return String(decoding: uri, as: UTF8.self)
    }

    /// What a fault is known by from run to run, wherever the lines above move it: 64-bit FNV-1a of what it says.
    private static func fingerprint(_ diagnostic: Diagnostic, _ seen: inout [UInt64: Int]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in [diagnostic.code.rawValue, diagnostic.range.file.path, diagnostic.headline] {
            for byte in Array(part.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        }
        // Several that say the same are told apart by their order.
        let number = seen[hash, default: 0]
        seen[hash] = number + 1
        return String(hash, radix: 16) + (number == 0 ? "" : ":\(number)")
    }
}
