import SiteModel
import SitePaths
import Testing

@Suite struct ErrorCodeTests {
    @Test(arguments: [
        "invalid_card", "E0308", "s3.NoSuchKey", "auth/invalid-email", "ERR-42", "23505", "ข้อผิดพลาด", "日本",
    ])
    func `a code is any text without white space`(text: String) {
        #expect(ErrorCode(text)?.rawValue == text)
    }

    @Test(arguments: ["", "two words", "a\tb", "a\u{A0}b", "a\u{7}b", "a\n"])
    func `white space and control characters make no code`(text: String) {
        #expect(ErrorCode(text) == nil)
    }

    @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x10FFFE] as [UInt32])
    func `noncharacters make no code`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(ErrorCode("a\(scalar)b") == nil)
    }

    @Test func `the hyphen form replaces underscores only`() {
        #expect(ErrorCode("invalid_card_token")?.hyphenated == "invalid-card-token")
        #expect(ErrorCode("auth/invalid-email")?.hyphenated == "auth/invalid-email")
    }
}

@Suite struct SlugTests {
    @Test(arguments: [
        ("invalid_card", "invalid_card"), ("E0308", "E0308"), ("s3.NoSuchKey", "s3-NoSuchKey"),
        ("auth/invalid-email", "auth-invalid-email"), ("a..b", "a-b"), ("…a", "a"), ("a/", "a"), ("a-", "a-"),
    ])
    func `a slug keeps what is safe and joins the rest by hyphens`(code: String, slug: String) {
        #expect(Slug(derivedFrom: code)?.rawValue == slug)
    }

    @Test(arguments: ["", "日本", "...", "con", "NUL", "lpt1"])
    func `where nothing safe is left there is no slug`(code: String) {
        #expect(Slug(derivedFrom: code) == nil)
    }

    @Test func `a slug has at most 100 bytes`() {
        #expect(Slug(String(repeating: "a", count: 100)) != nil)
        #expect(Slug(String(repeating: "a", count: 101)) == nil)
    }

    @Test(arguments: ["../up", "a/b", "a b", "a.b", "ä"])
    func `a slug that an author gives is held to the same rule`(text: String) {
        #expect(Slug(text) == nil)
    }
}

@Suite struct BaseURLTests {
    @Test(arguments: [
        ("https://docs.example.com", "https://docs.example.com/", "/"),
        ("https://docs.example.com/a/b", "https://docs.example.com/a/b/", "/a/b/"),
        ("HTTPS://Docs.Example.com:8080/A/", "https://docs.example.com:8080/A/", "/A/"),
    ])
    func `an address is a folder's`(text: String, absolute: String, path: String) {
        #expect(BaseURL(text)?.absolute == absolute)
        #expect(BaseURL(text)?.path == path)
    }

    @Test(arguments: [
        "", "docs.example.com", "ftp://a/", "https://", "https://a/?q", "https://a/#f", "https://a/../b",
        "https://a/\"x", "https://a//evil.test/", "https://a//", "https://a/b//c", "https://a/b/.", "https://a/./b",
        "https://a/b/..", "https://a/%2E%2e/b", "https://a/.%2e/",
    ])
    func `anything else is none`(text: String) {
        #expect(BaseURL(text) == nil)
    }
}

@Suite struct HTTPStatusTests {
    @Test func `a status has its registered phrase`() {
        #expect(HTTPStatus(404)?.line == "404 Not Found")
        #expect(HTTPStatus(499)?.line == "499")
        #expect(HTTPStatus(99) == nil)
        #expect(HTTPStatus(600) == nil)
    }
}
