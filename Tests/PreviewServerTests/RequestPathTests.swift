import PreviewServer
import Testing

@Suite struct RequestPathTests {
    @Test func `a path is decoded, and its query is kept apart`() {
        let path = RequestPath("/errors/a%20b%2Fc/?q=1#x")
        #expect(path?.decoded == "/errors/a b/c/")
        #expect(path?.query == "?q=1")
    }

    @Test(arguments: ["/%", "/%4", "/%zz", "/a%00b", "/%ff", "/%c0%ae%c0%ae/"])
    func `what is not percent-encoded UTF-8 is no path`(target: String) {
        #expect(RequestPath(target) == nil)
    }
}
