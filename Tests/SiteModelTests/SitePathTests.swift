import SiteModel
import SitePaths
import Testing

@Suite struct SitePathTests {
    @Test(arguments: [
        ("", "index.html"), ("changes/", "changes/index.html"), ("a/b/", "a/b/index.html"), ("a.html", "a.html"),
        ("search/index.json", "search/index.json"),
    ])
    func `an address leads to one file, and the file has that address`(address: String, file: String) {
        #expect(SitePath(address: address).text == file)
        #expect(SitePath(file).address == address)
    }

    @Test func `a name that only ends like a folder's page is shown by its name`() {
        #expect(SitePath("a/myindex.html").address == "a/myindex.html")
        #expect(!SitePath("a/myindex.html").isPageOfFolder)
        #expect(!SitePath.front.isPageOfFolder)
        #expect(SitePath.changes.isPageOfFolder)
    }

    @Test(arguments: [("index.html", ""), ("404.html", ""), ("a/index.html", "../"), ("a/b/c/index.html", "../../../")])
    func `the way to the root has a step for each folder`(file: String, root: String) {
        #expect(SitePath(file).root == root)
        #expect(SitePath(file).depth == root.utf8.count / 3)
    }

    @Test(arguments: [
        ("errors/a/index.html", "errors/b/index.html", "../b/index.html"),
        ("errors/a/index.html", "errors/a/more.html", "more.html"),
        ("index.html", "errors/a/index.html", "errors/a/index.html"),
        ("a/b/index.html", "index.html", "../../index.html"), ("a/a/x.html", "a/b/x.html", "../b/x.html"),
    ])
    func `a page names another by the fewest steps`(page: String, other: String, address: String) {
        #expect(SitePath(page).relativeAddress(of: SitePath(other)) == address)
    }
}
