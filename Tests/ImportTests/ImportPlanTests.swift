import Diagnostics
import SiteModel
import SitePaths
import Testing

@testable import CatalogImport
@testable import FieldMapping
@testable import ImportSources
@testable import ImportWriting

/// What fields become, and what is written of them.
@Suite struct ImportPlanTests {
    private func map(_ plan: ImportPlan) -> [String: FieldMap.Target] {
        Dictionary(plan.map.rules.map { ($0.field, $0.target) }) { one, _ in one }
    }

    @Test func `fields are known by their names in any spelling, and by their values`() {
        let plan = ImportFixture.plan(
            json: """
                [{"errorCode": "a_1", "msg": "m", "httpStatus": 400, "Level": "Error", "created": "2024-01-02T03:04:05Z", "docsUrl": "https://e.x/a", "flags": ["-Wx"], "count": 3, "internal": true},
                 {"errorCode": "b_2", "msg": "n", "httpStatus": 404, "Level": "Error", "created": "2024-01-03", "docsUrl": "https://e.x/b", "flags": ["-Wy"], "count": 4, "internal": false},
                 {"errorCode": "c_3", "msg": "o", "httpStatus": 404, "Level": "Info", "created": "2024-01-03", "docsUrl": "https://e.x/b", "flags": ["-Wy"], "count": 5, "internal": false},
                 {"errorCode": "d_4", "msg": "o", "httpStatus": 404, "Level": "Info", "created": "2024-01-03", "docsUrl": "https://e.x/b", "flags": ["-Wy"], "count": 6, "internal": false},
                 {"errorCode": "e_5", "msg": "o", "httpStatus": 404, "Level": "Info", "created": "2024-01-03", "docsUrl": "https://e.x/b", "flags": ["-Wy"], "count": 7, "internal": false},
                 {"errorCode": "f_6", "msg": "o", "httpStatus": 404, "Level": "Info", "created": "2024-01-03", "docsUrl": "https://e.x/b", "flags": ["-Wy"], "count": 8, "internal": false}]
                """
        )
        let targets = map(plan)
        #expect(targets["errorCode"] == .key(.code))
        #expect(targets["msg"] == .key(.message))
        #expect(targets["httpStatus"] == .key(.status))
        func kind(_ field: String) -> DeclaredField.Kind? {
            if case .field(let fact)? = targets[field] { fact.kind } else { nil }
        }
        #expect(kind("Level") == .choice)
        #expect(kind("created") == .date)
        #expect(kind("docsUrl") == .link)
        #expect(kind("flags") == .code)
        #expect(kind("count") == .number)
        #expect(kind("internal") == .flag)
        #expect(plan.tally.leftOut.isEmpty)
        #expect(plan.groups.map(\.id) == ["400", "404"])
    }

    @Test func `a map that was printed says what was guessed, and guesses nothing more`() throws {
        let json =
            #"[{"id": "a_1", "text": "m %s", "why": "Because\nof it.", "status": "active"}, {"id": "b_2", "text": "n", "why": "No.", "status": "old"}]"#
        let first = ImportFixture.plan(json: json)
        #expect(!first.tally.guessed.isEmpty)
        let second = ImportFixture.plan(json: json, map: first.map.text)
        #expect(second.tally.guessed.map(\.text) == [])
        func lines(_ map: FieldMap) -> [String] {
            map.text.split(separator: "\n").map { line in
                line.prefix { $0 != "#" }.split(separator: " ").joined(separator: " ")
            }
        }
        #expect(lines(second.map) == lines(first.map))
        #expect(second.entries.map(\.keys.count) == first.entries.map(\.keys.count))
    }

    @Test(arguments: [
        ("x %s", PlaceholderStyle.printf), ("x {name}", .braces), ("x {{ name }}", .doubleBraces),
        ("x ${name}", .dollarBraces),
        ("x %name% y", .percentNames), ("x {0}", .positional), ("x %1$s", .printf), ("x %(name)s", .printf),
    ])
    func `dialects of placeholders`(message: String, style: PlaceholderStyle) {
        #expect(
            ImportFixture.plan(json: #"[{"code": "a_1", "message": "\#(message)"}]"#).map.settings.placeholders == style
        )
    }

    @Test(arguments: ["50% discount", "70% T-Mobile", "AC[0-9a-f]{32}", "one of {'asc', 'desc'}", "100 %"])
    func `what only looks like a placeholder`(message: String) {
        #expect(
            ImportFixture.plan(json: #"[{"code": "a_1", "message": "\#(message)"}]"#).map.settings.placeholders == nil
        )
    }

    @Test func `a text as a whole is not told twice`() {
        let plan = ImportFixture.plan(
            json:
                ###"[{"code": 11, "message": "It broke", "docs": "## ERROR - 11\r\n\r\n### It broke\r\n\r\nWhat it is.\r\n\r\n#### Possible Causes\r\n* a\r\n* b", "causes": "* a\r\n* b", "description": "What it is."}]"###
        )
        #expect(plan.entries[0].value("summary") == .text("What it is."))
        #expect(NoteComposition.text(of: plan.entries[0].note) == "## Possible Causes\n\n* a\n* b\n")
        #expect(plan.tally.leftOut.isEmpty)
    }

    @Test func `links lead to entries, and what begins with a slash to a root that was guessed`() {
        let plan = ImportFixture.plan(
            json:
                #"[{"code": "a_1", "message": "m", "docs": "See [b](/errors/b_2), [it](https://e.x/docs/x) and [y](/docs/y).\n\n<b>Bold</b> <Dial>x</Dial>"}, {"code": "b_2", "message": "n", "docs": "`x` [z](https://e.x/docs/z)"}]"#
        )
        #expect(plan.map.settings.siteRoot == "https://e.x/")
        #expect(plan.map.settings.addresses == "errors/{code}/")
        #expect(
            plan.entries[0].note.first?.text
                == "See [b](#b_2), [it](https://e.x/docs/x) and [y](/docs/y).\n\n**Bold** \\<Dial>x\\</Dial>"
        )
        #expect(plan.addresses.map(\.address) == ["errors/a_1/", "errors/b_2/"])
    }

    @Test func `a link that leads nowhere is left out, and told`() {
        let plan = ImportFixture.plan(
            json: #"[{"code": "a_1", "message": "m", "docs": "See [this](../other.html) and [that](javascript:x)."}]"#
        )
        #expect(plan.entries[0].note.first?.text == "See this and that.")
        #expect(plan.tally.leftOut.count == 2)
    }

    @Test func `the addresses of errors are a pattern, and others are aliases`() {
        let plan = ImportFixture.plan(
            json:
                #"[{"code": "a_1", "message": "m", "url": "https://e.x/errors/a_1"}, {"code": "b_2", "message": "n", "url": "https://e.x/errors/b_2"}]"#
        )
        #expect(plan.settings.baseURL == "https://e.x/errors/")
        #expect(plan.settings.addresses == "{code}/")
        #expect(plan.entries.allSatisfy { $0.value("aliases") == nil })
        #expect(Set(plan.addresses.map(\.address)) == ["a_1/", "b_2/"])
    }

    @Test func `a code twice is one entry, with what differs as a variant`() {
        let plan = ImportFixture.plan(
            json:
                #"[{"code": "a_1", "title": "T", "message": "m", "status": 400}, {"code": "a_1", "title": "T", "message": "n", "status": 404}, {"code": "a_1", "title": "U", "message": "o"}]"#
        )
        #expect(plan.entries.count == 1)
        #expect(plan.entries[0].value("messages") == .texts(["n"]))
        #expect(plan.entries[0].value("status") == .list([.word("400"), .word("404")]))
        #expect(
            plan.entries[0].value("variants") == .list([.members([("name", .text("U")), ("message", .text("o"))])])
        )
    }

    @Test func `codes that share a page get a slug`() {
        let plan = ImportFixture.plan(
            json:
                #"[{"code": "a/1", "message": "m"}, {"code": "A-1", "message": "n"}, {"code": "???", "message": "o"}]"#
        )
        #expect(
            plan.entries.map { $0.slug?.rawValue } == [nil, "A-1-2", "u3fu3fu3f"]
                || plan.entries.dropFirst().allSatisfy { $0.slug != nil }
        )
    }

    @Test func `parameters that no message holds are told in the note`() {
        let plan = ImportFixture.plan(
            json:
                #"[{"code": "a_1", "message": "m %s", "args": [{"name": "one", "type": "string"}, {"name": "two", "type": "int"}]}]"#
        )
        #expect(plan.entries[0].value("parameters") == .members([("one", .members([("type", .text("string"))]))]))
        #expect(plan.entries[0].note.map(\.heading) == ["Parameters"])
    }

    @Test func `texts without markup are escaped, and those with some are not`() {
        let plain = ImportFixture.plan(
            json: #"[{"code": "a_1", "message": "m", "description": "Use *args and <name>."}]"#
        )
        #expect(plain.entries[0].value("summary") == .text("Use \\*args and \\<name>."))
        let marked = ImportFixture.plan(json: #"[{"code": "a_1", "message": "m", "description": "Use `x` *now*."}]"#)
        #expect(marked.entries[0].value("summary") == .text("Use `x` *now*."))
    }

    @Test func `a field that a map leaves out, and a map with faults`() {
        let plan = ImportFixture.plan(
            json: #"[{"code": "a_1", "message": "m", "secret": "s"}]"#,
            map: "fields: {secret: nothing}\n"
        )
        #expect(plan.entries[0].keys.map(\.name) == ["message"])
        for text in [
            "fields: {a: cod}\n", "fields: 3\n", "nothing: x\n", "base_url: x\n", "addresses: \"{x}\"\n",
            "fields: {a: {label: x}}\n",
        ] {
            var faults: [Diagnostic] = []
            #expect(FieldMapReader.read(SourceFile(text, "fields.yml"), &faults) == nil)
            #expect(faults.count == 1, "\(text)")
        }
    }

    @Test func `a source that names nothing but codes`() {
        let plan = ImportFixture.plan(json: #"[{"code": "a_1"}, {"code": "b_2"}]"#, map: "entries: \"[]\"\n")
        #expect(plan.entries.map { $0.value("title") } == [.text("a_1"), .text("b_2")])
        #expect(plan.tally.guessed.count == 2)
    }

    @Test func `codes that several sources have are told apart by the source`() {
        var faults: [Diagnostic] = []
        let sources = ["Orders", "Disputes"].map { title in
            ImportPlan.Source(
                name: "\(title).json",
                found: RecordReader.read(
                    [SourceFile(#"{"title": "\#(title)", "errors": [{"code": "a_1", "message": "m"}]}"#)],
                    at: nil,
                    &faults
                )[0].found
            )
        }
        let plan = ImportPlan(sources, FieldMap())
        #expect(plan.entries.map(\.id.rawValue) == ["orders.a_1", "disputes.a_1"])
        #expect(plan.groups.map(\.id) == ["orders", "disputes"])
    }

    @Test func `messages by which errors are called, and names around codes`() {
        let plan = ImportFixture.plan(
            json: #"{"It is '{0}' here.": {"code": 1001, "category": "A"}, "No way.": {"code": 1002, "category": "A"}}"#
        )
        #expect(plan.entries.map { $0.value("message") } == [.text("It is '{0}' here."), .text("No way.")])
        let scoped = ImportFixture.plan(
            json:
                #"{"One": {"A_1": {"message": "a b"}, "B_2": {"message": "b b"}}, "Two": {"A_1": {"message": "c b"}, "C_3": {"message": "d b"}}}"#
        )
        #expect(scoped.entries.map(\.id.rawValue) == ["One.A_1", "One.B_2", "Two.A_1", "Two.C_3"])
        #expect(scoped.groups.map(\.title) == ["One", "Two"])
    }

    @Test func `fields whose values say what they are`() {
        let plan = ImportFixture.plan(
            json:
                #"[{"code": "E1", "id": "BAD_KEY", "related_rules": ["E2"], "layout": "x", "Added in": ["v1"], "Message (EN)": "m"}, {"code": "E2", "id": "NO_KEY", "also": ["E1"], "Message (EN)": "n"}]"#
        )
        #expect(plan.entries[0].value("identifier") == .text("BAD_KEY"))
        #expect(plan.entries[0].value("see") == .list([.text("E2")]))
        #expect(plan.entries[1].value("see") == .list([.text("E1")]))
        #expect(plan.entries[0].value("since") == .text("v1"))
        #expect(plan.entries[0].value("message") == .text("m"))
    }

    @Test func `lists of one field are joined where a code stands twice`() {
        let plan = ImportFixture.plan(
            json:
                #"[{"code": "E1", "title": "t", "printers": ["a"]}, {"code": "E1", "title": "t", "printers": ["a", "b"]}]"#,
            map: "fields:\n  printers: {field: printers, type: list}\n"
        )
        #expect(plan.entries[0].field("printers") == .list([.text("a"), .text("b")]))
        #expect(plan.tally.leftOut.isEmpty)
    }

    @Test func `a title without the code before it`() {
        let plan = ImportFixture.plan(
            json: #"[{"code": "ca10", "title": "CA10: Do not"}, {"code": "E2", "title": "E2"}]"#
        )
        #expect(plan.entries.map { $0.value("title") } == [.text("Do not"), .text("E2")])
    }

    @Test func `what the map should say is told`() {
        let plan = ImportFixture.plan(
            json:
                #"[{"code": "E1", "description": "See [a](/a) and [b](b.html)."}, {"code": "E2", "description": "`x` [c](/c)"}]"#
        )
        #expect(plan.openSettings.map { $0.prefix(13) } == ["# site_root: ", "# published_a"])
        #expect(plan.openSettings[0].contains("# 2 links"))
    }

    @Test func `no code is a fault with a place`() {
        let plan = ImportFixture.plan(json: #"[{"x": "a b", "y": "c d"}]"#, map: "entries: \"[]\"\n")
        #expect(plan.entries.isEmpty)
        #expect(plan.missingCodes.headline.contains("no codes were found"))
    }
}
