import CatalogReading
import ContentReading
import Diagnostics
import SiteModel
import SitePaths
import Testing

@testable import Scaffolding

/// Which group a new code is put into.
@Suite struct GroupChoiceTests {
    private static func group(_ id: String, status: Int? = nil, code: String = "") -> String {
        "group: \"\(id)\"\ntitle: T\n" + (status.map { "status: \($0)\n" } ?? "")
            + "errors:\n  - {code: \(code.isEmpty ? "e\(id)" : code), message: m}\n"
    }

    /// What is chosen: the id of a group, `+` before that of a new one with its file, or the refusal.
    private func choice(_ groups: [String], id: String? = nil, status: Int? = nil) async throws -> String {
        var files = ["site.yml": "title: T\ndescription: d\nbase_url: https://x.test/\n"]
        for (number, group) in groups.enumerated() { files["catalog/\(number).yml"] = group }
        let catalog = try #require(try await Tree(files).content()?.catalog)
        let code = try #require(ErrorCode("new_one"))
        do throws(Refusal) {
            let status = status.flatMap { HTTPStatus($0) }
            switch try GroupChoice(for: code, id: id, status: status, in: catalog, folder: "content/catalog") {
            case .existing(let group): return group.id.value
            case .new(let id, let title, let file): return "+\(id) \(title) \(file)"
            }
        } catch {
            return error.message
        }
    }

    @Test func `the only group, or that of the status`() async throws {
        #expect(try await choice([Self.group("a")]) == "a")
        #expect(
            try await choice([Self.group("400", status: 400), Self.group("404", status: 404)], status: 404) == "404"
        )
    }

    @Test func `a group that is named, whatever the status`() async throws {
        let groups = [Self.group("400", status: 400), Self.group("money")]
        #expect(try await choice(groups, id: "money", status: 400) == "money")
    }

    @Test func `a catalog of statuses gets one more of them`() async throws {
        #expect(try await choice([Self.group("400", status: 400)], status: 409) == "+409 409 Conflict 409-conflict.yml")
    }

    @Test func `an empty catalog gets its first group`() async throws {
        #expect(try await choice([]) == "+errors Errors errors.yml")
        #expect(try await choice([], status: 404) == "+404 404 Not Found 404-not-found.yml")
    }

    @Test func `nobody's own error is put among the samples`() async throws {
        let sample = """
            group: "400"
            title: T
            errors:
              - {code: s, message: m, summary: "\(SampleText.beginning) Replace it."}

            """
        #expect(try await choice([sample, Self.group("b")]) == "b")
        #expect(try await choice([sample]) == "+errors Errors errors.yml")
    }

    @Test func `where several are possible they are named`() async throws {
        let groups = [Self.group("a"), Self.group("b")]
        #expect(
            try await choice(groups) == "name the group that `new_one` belongs to with --group: a, b"
        )
        let statuses = [Self.group("400", status: 400), Self.group("404", status: 404)]
        #expect(try await choice(statuses).hasSuffix("--group: 400, 404, or its status with --status"))
        let twins = [Self.group("x", status: 400), Self.group("y", status: 400), Self.group("z", status: 404)]
        #expect(try await choice(twins, status: 400).hasSuffix("--group: x, y"))
    }

    @Test func `a group that is not there is refused with the nearest`() async throws {
        let told = try await choice([Self.group("billing"), Self.group("cards")], id: "biling")
        #expect(told.hasPrefix("there is no group `biling`: the groups are billing, cards; did you mean `billing`?\n"))
        #expect(told.contains("a new group is a new file in content/catalog"))
    }

    @Test func `an id that a group of another status has is not taken`() async throws {
        let told = try await choice([Self.group("404", status: 400), Self.group("500", status: 500)], status: 404)
        #expect(told.hasPrefix("a group `404` of another status is in the catalog"))
    }
}
