import Diagnostics
import Testing

@testable import FieldMapping
@testable import ImportWriting

/// A source one release later: what was imported is refreshed, what people wrote stays.
@Suite struct ImportUpdateTests {
    @Test func `changed facts are refreshed, and comments, order and other keys stay`() async throws {
        let fixture = try ImportFixture()
        try await fixture.take(
            json:
                #"[{"code": "a_1", "message": "m", "status": 400, "why": "Because\nof it."}, {"code": "b_2", "message": "n", "status": 400}]"#
        )
        let former = fixture.text("catalog/400.yml")
        let edited = former.replacing("message: m\n", with: "message:   m   # said so\n    retry: never\n").replacing(
            "group:",
            with: "# mine\ngroup:"
        )
        try fixture.write(edited, to: "catalog/400.yml")
        try fixture.write(fixture.text("notes/a_1.md") + "\n## Mine\n\nMy words.\n", to: "notes/a_1.md")
        let next =
            #"[{"code": "a_1", "message": "m2", "status": 404, "why": "Because\nof that."}, {"code": "c_3", "message": "o", "status": 400}]"#
        let changes = try await fixture.take(json: next, updating: true)
        #expect(changes.refreshed == 3 && changes.added == 1 && changes.vanished == ["b_2"])
        #expect(fixture.text("catalog/400.yml").contains("# mine\ngroup:"))
        #expect(
            fixture.text("catalog/400.yml").contains(
                "  - code: a_1\n    message: m2   # said so\n    status: 404\n    retry: never\n"
            )
        )
        #expect(fixture.text("catalog/400.yml").contains("  - code: b_2\n    message: n\n"))
        #expect(fixture.text("notes/a_1.md") == "## Why\n\nBecause\\\nof that.\n\n## Mine\n\nMy words.\n")
        let files = fixture.files
        #expect(try await fixture.take(json: next, updating: true).files.isEmpty)
        #expect(fixture.files == files)
    }

    @Test func `what people wrote over what was imported is kept, and told`() async throws {
        let fixture = try ImportFixture()
        try await fixture.take(json: #"[{"code": "a_1", "message": "m", "why": "One\ntwo."}]"#)
        try fixture.write(
            fixture.text("catalog/errors.yml").replacing("message: m", with: "message: mine"),
            to: "catalog/errors.yml"
        )
        try fixture.write("## Why\n\nMy words.\n", to: "notes/a_1.md")
        let changes = try await fixture.take(
            json: #"[{"code": "a_1", "message": "m2", "why": "Three\nfour."}]"#,
            updating: true
        )
        #expect(changes.refreshed == 0 && changes.toDo.count == 2 && changes.files.isEmpty)
        #expect(fixture.text("catalog/errors.yml").contains("message: mine"))
        #expect(fixture.text("notes/a_1.md") == "## Why\n\nMy words.\n")
    }

    @Test func `entries in braces, Windows line ends, and new choices`() async throws {
        let fixture = try ImportFixture()
        let records = { (level: String) in
            "["
                + (1...6).map { #"{"code": "a_\#($0)", "message": "m", "level": "\#($0 == 1 ? level : "Info")"}"# }
                .joined(separator: ",") + "]"
        }
        try await fixture.take(json: records("Error"))
        try fixture.write(
            fixture.text("catalog/errors.yml").replacing(
                "  - code: a_1\n    message: m\n    fields: {level: Error}\n",
                with: "  - {code: a_1, message: m, fields: {level: Error}}\n"
            )
            .replacing("\n", with: "\r\n"),
            to: "catalog/errors.yml"
        )
        let changes = try await fixture.take(
            json: records("Fatal").replacing("\"message\": \"m\"", with: "\"message\": \"n\""),
            updating: true
        )
        #expect(fixture.text("catalog/errors.yml").contains("  - {code: a_1, message: n, fields: {level: Error}}\r\n"))
        #expect(fixture.text("catalog/errors.yml").contains("  - code: a_2\r\n    message: n\r\n"))
        #expect(fixture.text("site.yml").contains("choices: [Error, Info, \"Fatal\"]"))
        #expect(changes.toDo.count == 1)
    }

    /// Random edits on both sides, many times over: each fact is the source's unless somebody wrote there, what somebody
    /// wrote stays to the byte, and a second run changes nothing.
    @Test(arguments: 1...12) func `random edits on both sides`(seed: UInt64) async throws {
        var random = RandomNumbers(seed: seed)
        var source = RandomSource(&random)
        let fixture = try ImportFixture()
        try await fixture.take(json: source.json, map: RandomSource.map)
        var mine: [String: String] = [:]
        for _ in 0..<6 {
            edit(fixture, source.codes, &mine, &random)
            source.change(&random)
            let changes = try await fixture.take(json: source.json, map: RandomSource.map, updating: true)
            let text = fixture.text("catalog/errors.yml")
            for (place, line) in mine where !place.hasSuffix(" why") {
                let file = place.hasSuffix(".md") ? fixture.text(place) : text
                #expect(file.contains(line), "\(place) lost \(line)")
            }
            for (code, facts) in source.entries {
                for (field, value) in facts where mine["\(code) \(field)"] == nil && field != "why" {
                    let entry =
                        text.split(separator: "- code: \(code)\n").dropFirst().first.map(String.init)?.split(
                            separator: "\n  - "
                        ).first.map(String.init) ?? ""
                    let written = field == "more" ? "messages: [\(value), \(value)b]\n" : "\(field): \(value)\n"
                    #expect(
                        entry.contains(written) || changes.removed > 0,
                        "\(code) \(field) is not \(value): \(entry)"
                    )
                }
                if let why = facts["why"], mine["notes/\(code).md why"] == nil {
                    #expect(fixture.text("notes/\(code).md").contains(why))
                }
            }
            let files = fixture.files
            _ = try await fixture.take(json: source.json, map: RandomSource.map, updating: true)
            #expect(fixture.files == files)
        }
    }

    /// What people do: words over a message, comments, keys of their own, sections of their own.
    private func edit(
        _ fixture: ImportFixture,
        _ codes: [String],
        _ mine: inout [String: String],
        _ random: inout RandomNumbers
    ) {
        var lines = fixture.text("catalog/errors.yml").split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init
        )
        var code = ""
        for index in lines.indices {
            if lines[index].hasPrefix("  - code: ") { code = String(lines[index].dropFirst(10)) }
            for field in ["message", "title"]
            where lines[index].hasPrefix("    \(field): ") && random.next(8) == 0 && mine["\(code) \(field)"] == nil {
                lines[index] = "    \(field): mine \(code) \(field)  # kept"
                mine["\(code) \(field)"] = lines[index]
            }
            if lines[index].hasPrefix("  - code: "), random.next(6) == 0, mine["\(code) own"] == nil {
                lines[index] += "\n    # own of \(code)\n    tags: [own-\(code)]"
                mine["\(code) own"] = "    # own of \(code)\n    tags: [own-\(code)]\n"
            }
        }
        try? fixture.write(lines.joined(separator: "\n"), to: "catalog/errors.yml")
        for code in codes where random.next(4) == 0 && mine["notes/\(code).md"] == nil {
            let path = "notes/\(code).md"
            let text = fixture.text(path)
            guard !text.isEmpty else { continue }
            if random.next(2) == 0 {
                try? fixture.write(text + "\n## Own\n\nWords of \(code).\n", to: path)
                mine[path] = "## Own\n\nWords of \(code).\n"
            } else if text.contains("## Why\n\n") {
                try? fixture.write(text.replacing("## Why\n\n", with: "## Why\n\nFirst of all \(code). "), to: path)
                mine[path] = "First of all \(code). "
                mine["notes/\(code).md why"] = "First of all \(code). "
            }
        }
    }
}

/// Numbers that are the same for the same seed (SplitMix64).
struct RandomNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0xD1B5_4A32_D192_ED03 }

    mutating func next(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}

/// A source that changes from release to release.
private struct RandomSource {
    static let map =
        "entries: \"[]\"\nfields: {code: code, title: title, message: message, since: since, more: messages, why: {section: Why, text: plain}}\n"

    private(set) var entries: [String: [String: String]] = [:]
    private var last = 0

    init(_ random: inout RandomNumbers) {
        for _ in 0..<12 { add(&random) }
    }

    var codes: [String] { entries.keys.sorted() }

    private mutating func add(_ random: inout RandomNumbers) {
        last += 1
        var facts = ["message": "m\(random.next(1000))"]
        for field in ["title", "since", "more", "why"] where random.next(2) == 0 {
            facts[field] = "\(field)\(random.next(1000))"
        }
        entries["c_\(last)"] = facts
    }

    mutating func change(_ random: inout RandomNumbers) {
        for code in codes {
            for field in ["message", "title", "since", "more", "why"] where random.next(5) == 0 {
                let isGone = field != "message" && random.next(3) == 0
                entries[code]?[field] = isGone ? nil : "\(field)\(random.next(1000))"
            }
            if random.next(15) == 0, entries.count > 4 { entries[code] = nil }
        }
        if random.next(2) == 0 { add(&random) }
    }

    var json: String {
        let records = codes.map { code in
            let facts = (entries[code] ?? [:]).sorted { $0.key < $1.key }.map { fact in
                fact.key == "more"
                    ? ", \"more\": [\"\(fact.value)\", \"\(fact.value)b\"]" : ", \"\(fact.key)\": \"\(fact.value)\""
            }.joined()
            return "{\"code\": \"\(code)\"\(facts)}"
        }
        return "[\(records.joined(separator: ",\n"))]"
    }
}
