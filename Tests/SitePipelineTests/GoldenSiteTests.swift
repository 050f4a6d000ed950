import Diagnostics
import Foundation
import SitePipeline
import Testing

/// Whole sites: a folder in, a folder out.
///
/// `GoldenSites/<name>/expected` is what a build of `content` and `theme` beside it must write, the search index apart,
/// which has tests of its own. To record it anew run the tests with `RECORD_GOLDENS=1`; the run fails nevertheless, so
/// that nobody commits a golden that was not read.
@Suite struct GoldenSiteTests {
    private static let sites = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "GoldenSites")

    @Test(arguments: ["addresses", "bare", "every-feature", "notation"])
    func `a site is built as it was recorded`(name: String) async throws {
        let expected = Self.sites.appending(path: "\(name)/expected")
        // A copy, since a build writes the ledger, and keeps others out of the content while it works.
        let site = FileManager.default.temporaryDirectory.appending(path: "golden-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Self.sites.appending(path: name), to: site)
        defer { try? FileManager.default.removeItem(at: site) }
        let output = site.appending(path: "public")
        var options = SiteBuild.Options(
            content: site.appending(path: "content").path,
            theme: site.appending(path: "theme").path,
            output: output.path,
            jobs: 2
        )
        options.inheritedTheme = SiteFixture.words
        let report = try await SiteBuild(options).build()
        #expect(report.diagnostics.map(\.headline) == [])
        try FileManager.default.removeItem(at: output.appending(path: "search"))
        try FileManager.default.removeItem(at: output.appending(path: ".docsite-files"))

        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try? FileManager.default.removeItem(at: expected)
            try FileManager.default.copyItem(at: output, to: expected)
            Issue.record("\(name) was recorded: read the difference, then run the tests without RECORD_GOLDENS")
            return
        }
        let wanted = try Self.files(of: expected)
        let found = try Self.files(of: output)
        #expect(found.keys.sorted() == wanted.keys.sorted())
        for (path, text) in wanted { #expect(found[path] == text, "\(name)/expected/\(path)") }
    }

    private static func files(of folder: URL) throws -> [String: String] {
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let url = folder.appending(path: path)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files[path] = try String(contentsOf: url, encoding: .utf8)
        }
        return files
    }
}
