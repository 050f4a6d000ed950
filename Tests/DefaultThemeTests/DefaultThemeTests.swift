import DefaultTheme
import Files
import Testing

@Suite struct DefaultThemeTests {
    @Test func `the embedded theme is the theme folder, byte by byte`() throws {
        let folder = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/theme"
        let listing = try FolderListing(of: folder)
        let paths = listing.items.map(\.path).filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
        #expect(!paths.isEmpty)
        #expect(DefaultTheme.files.keys.sorted() == paths)
        for path in paths {
            #expect(try FileReading.bytes(of: "\(folder)/\(path)") == DefaultTheme.files[path], "\(path)")
        }
    }
}
