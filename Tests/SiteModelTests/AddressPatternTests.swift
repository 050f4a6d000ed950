import SiteModel
import SitePaths
import Testing

@Suite struct AddressPatternTests {
    private func entries(_ text: String) throws -> AddressPattern {
        try AddressPattern(text, with: AddressPattern.Placeholder.ofEntries)
    }

    @Test(arguments: [
        ("errors/{slug}/", "errors/s3-NoKey/"), ("e/{code}/", "e/s3.NoKey/"), ("{code}/", "s3.NoKey/"),
        ("{code:lower}.html", "s3.nokey.html"), ("GHC-{code}/", "GHC-s3.NoKey/"), ("{group}/{code}/", "400/s3.NoKey/"),
        ("a.b/c_d/{group}-{slug}/", "a.b/c_d/400-s3-NoKey/"),
    ])
    func `a pattern is filled in`(pattern: String, address: String) throws {
        let slug = try #require(Slug(derivedFrom: "s3.NoKey"))
        let values = AddressPattern.Values(slug: slug, code: "s3.NoKey", group: Slug("400"))
        #expect(try entries(pattern).address(for: values) == address)
    }

    @Test(arguments: [
        "", "/", "/e/{slug}/", "https://example.com/{slug}/", "e/{slug}", "{slug}", "../{slug}/", "e/../{slug}/",
        "e/./{slug}/", "e//{slug}/", "%2e%2e/{slug}/", "e/%41{slug}/", "e\\{slug}/", "e/{slug}/?x=/", "e/{slug}/#/",
        "e {slug}/", "e\u{7}/{slug}/", "é/{slug}/", ".e/{slug}/", "e./{slug}/", "con/{slug}/", "nul.txt/{slug}/",
        "e/", "e/{group}/", "e/{slug/", "e/slug}/", "{Slug}/", "{ slug }/", "{scope}/{group}/", "{{slug}}/", "{id}/",
        "{}/",
        String(repeating: "a", count: 201) + "/{slug}/", String(repeating: "a/", count: 200) + "{slug}/", "{slug}.htm",
        "{slug}.HTML", "{slug}.html/x", "{slug}/{slug}/", "{group}-{group}/{slug}/", "index.html", "{slug}/index.html",
    ])
    func `what could lie nowhere, or anywhere else, is no pattern`(text: String) {
        #expect(throws: AddressPattern.Fault.self) { try entries(text) }
    }

    @Test(arguments: [
        ("e/{slug}/", "e/{id}/", true), ("E/{slug}/", "e/{id}/", true), ("{slug}/", "{id}/", true),
        ("e/{slug}.html", "e/{id}/", true), ("e/x{slug}/", "e/{id}y/", true), ("{group}/{code}/", "groups/{id}/", true),
        ("e/{slug}/", "g/{id}/", false), ("{slug}/", "groups/{id}/", false), ("e/x{slug}/", "e/y{id}/", false),
        ("e/{slug}-e/", "e/{id}-g/", false), ("{group}/{code}/", "{id}/", false),
    ])
    func `two patterns meet where one address fits both`(entry: String, group: String, meets: Bool) throws {
        let group = try AddressPattern(group, with: AddressPattern.Placeholder.ofGroups)
        #expect(try entries(entry).mayMeet(group) == meets)
        #expect(try group.mayMeet(entries(entry)) == meets)
    }

    @Test(arguments: ["/e/{slug}/", "https://a.test/{slug}/"])
    func `an address that begins elsewhere is told to be no path`(pattern: String) {
        let fault = #expect(throws: AddressPattern.Fault.self) { try entries(pattern) }
        #expect(fault?.headline == "is no path below `base_url`")
    }

    @Test func `an entry may have had an address in another group, and under no other name`() throws {
        let values = AddressPattern.Values(slug: try #require(Slug("a")), code: "A", group: Slug("400"))
        #expect(try entries("r/{group}/{code}/").mayMake("r/old-ones/A/", for: values))
        #expect(try entries("{group}-{slug}.html").mayMake("a-b-a.html", for: values))
        #expect(try !entries("r/{group}/{code}/").mayMake("r/old/ones/A/", for: values))
        #expect(try !entries("r/{group}/{code}/").mayMake("r//A/", for: values))
        #expect(try !entries("r/{group}/{code}/").mayMake("r/400/B/", for: values))
        #expect(try !entries("r/{slug}/").mayMake("r/a", for: values))
    }

    @Test func `what a pattern made says the name, where it holds one`() throws {
        #expect(try entries("e/{slug}/").name(in: "e/used/") == "used")
        #expect(try entries("e/{slug}/").name(in: "e/used") == nil)
        #expect(try entries("e/{slug}/").name(in: "e//") == nil)
        #expect(try entries("{group}/{slug}/").name(in: "a/used/") == nil)
    }

    @Test(arguments: [
        (FormerAddressing.errors(SitePath(address: "errors/")), "errors errors/"),
        (.errors(SitePath("all.html")), "errors all.html"), (.entry(.entries), "entry errors/{slug}/"),
        (.group(.groups), "group groups/{id}/"),
    ])
    func `the ledger reads of patterns what it wrote`(known: FormerAddressing, text: String) {
        #expect(known.text == text)
        #expect(FormerAddressing(text) == known)
    }

    @Test(arguments: ["", "entry", "entry ", "entry ../{slug}/", "errors {slug}/", "page x/", "entry e/{slug}/ "])
    func `what is no pattern is none in a ledger either`(text: String) {
        #expect(FormerAddressing(text) == nil)
    }

    @Test(arguments: ["a", "s3.NoKey", "_x-1", "a..b", String(repeating: "a", count: 200)])
    func `a part of an address`(part: String) {
        #expect(AddressPart.obstacle(in: part) == nil)
    }

    @Test(arguments: [
        "", ".", "..", ".a", "a.", "a b", "a/b", "a%41", "é", "a\u{0}", "a?b", "a#b", "a:b", "CON", "con.html",
        "lpt1.a.b",
        String(repeating: "a", count: 201),
    ])
    func `what some host or file system cannot hold is no part of an address`(part: String) {
        #expect(AddressPart.obstacle(in: part) != nil)
    }

    @Test func `no page has the name that hosts show for a folder`() {
        #expect(AddressPart.obstacle(inAddress: "e/index.html") != nil)
        #expect(AddressPart.obstacle(inAddress: "e/Index.html") != nil)
        #expect(AddressPart.obstacle(inAddress: "e/index/") == nil)
    }
}
