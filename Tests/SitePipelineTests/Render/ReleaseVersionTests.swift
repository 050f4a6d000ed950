import Testing

@testable import SiteModel
@testable import SitePipeline

@Suite struct ReleaseVersionTests {
    @Test(arguments: [
        ("1.9", "1.10"), ("v1.9", "1.10"), ("1.10-rc.1", "1.10"), ("1.10rc1", "1.10rc2"), ("1.10-rc.2", "1.10-rc.10"),
        ("1.10-alpha", "1.10-beta"), ("1.10.0-1", "1.10-a"), ("9", "10.0"), ("2024-05", "2024-11"),
        ("1.0", "99999999999999999999999.0"),
    ])
    func `the first comes before the second`(_ first: String, _ second: String) throws {
        let one = try #require(ReleaseVersion(first))
        let other = try #require(ReleaseVersion(second))
        #expect(one < other)
        #expect(!(other < one))
    }

    @Test func `zeros at the end, the mark and the build make no difference`() throws {
        let one = try #require(ReleaseVersion("v1.2"))
        let other = try #require(ReleaseVersion("1.2.0+b7"))
        #expect(!(one < other) && !(other < one))
        #expect(ReleaseVersion("Aurora") == nil)
    }
}
