import Diagnostics
import SitePipeline
import Testing

/// Whatever publishes a site refuses addresses that nothing would keep.
@Suite struct ReleasedTests {
    private func faults(_ fixture: SiteFixture) async throws -> [String] {
        var options = fixture.options
        options.refusesUnreleased = true
        return try await SiteBuild(options).build().diagnostics.map { fault in
            "\(fault.code.rawValue) \(fault.range.file.path.split(separator: "/").suffix(2).joined(separator: "/")): "
                + "\(fault.range.text) | \(fault.headline.split(separator: " ").prefix(2).joined(separator: " "))"
        }
    }

    @Test func `an address in no ledger, or without a day there, is told once for all`() async throws {
        let fixture = try SiteFixture()
        let told = ["unreleased-address catalog/400.yml: \"400\" | 10 addresses"]
        #expect(try await faults(fixture) == told)
        #expect(fixture.output("index.html") == nil)
        try await fixture.build()
        #expect(try await faults(fixture) == told)
        try await fixture.release()
        #expect(try await faults(fixture) == [])
    }

    @Test func `what came since the last release is what it is told of`() async throws {
        let fixture = try SiteFixture()
        try await fixture.release()
        let more = "\n  - {code: new_one, title: New, message: new, summary: It is new.}\n"
        try fixture.write(
            (SiteFixture.soundSite["content/catalog/400.yml"] ?? "") + more,
            to: "content/catalog/400.yml"
        )
        #expect(try await faults(fixture) == ["unreleased-address catalog/400.yml: new_one | 3 addresses"])
        try await fixture.release("2026-02-03")
        try fixture.write("---\ntitle: Retrying\n---\n\n## Pause\n\n## Backoff\n", to: "content/pages/retrying.md")
        #expect(try await faults(fixture) == ["unreleased-address pages/retrying.md:  | the address"])
    }
}
