import SitePipeline
import Testing
import Work

@Suite struct StageTimesTests {
    @Test func `a build tells how long each stage took`() async throws {
        let times = try await SiteFixture().build().times
        for stage in StageTimes.Stage.allCases { #expect(times[stage] > .zero, "\(stage)") }
    }

    @Test func `the pages of entries and all others are counted`() async throws {
        let fixture = try SiteFixture()
        let times = try await fixture.build().times
        #expect(times.pages == (try fixture.outputs().keys.count { $0.hasSuffix(".html") }))
    }

    @Test func `a refused build tells of the stages that it came to`() async throws {
        let fixture = try SiteFixture(["content/site.yml": nil])
        let times = try await SiteBuild(fixture.options).build().times
        #expect(times[.load] > .zero)
        #expect(times[.render] == .zero)
    }
}
