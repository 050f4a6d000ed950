import Testing

@testable import PreviewServer

@Suite struct FileChangesTests {
    @Test(arguments: [
        ".#a.md", "a.md~", "#a.md#", ".a.md.swp", ".a.md.swx", "4913", ".goutputstream-4Y2DZ2", "a.md___jb_tmp___",
        "a.md___jb_old___", ".DS_Store",
    ])
    func `what an editor leaves beside a file is no change of the site`(name: String) {
        #expect(FileChanges.isLitter(name[...]))
    }

    @Test(arguments: ["a.md", ".htaccess", ".nojekyll", "security.txt", "#a.md", "a.swp", "49130", "report.tmp"])
    func `what a site may publish is one`(name: String) {
        #expect(!FileChanges.isLitter(name[...]))
    }
}
