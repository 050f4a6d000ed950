import Diagnostics
import Foundation
import Testing

@testable import SitePipeline
@testable import Stylesheets
@testable import Theming

/// A theme in two layers, and what `theme.yml` does with it.
@Suite struct ThemeTests {
    private static let stylesheet = """
        :root {
          --paper: light-dark(#ffffff, #101010);
          --ink: light-dark(#111111, #eeeeee); /* --link: #123456; */
          --brand: #00aa00;
        }
        @media (prefers-contrast: more) { :root { --brand: #000000; } }
        """

    /// As it is published.
    private static let published = PublishedStylesheet.text(of: stylesheet)

    /// A site whose theme folder holds no more than is given, above the sound site's theme.
    private func layered(_ folder: [String: String]) throws -> (fixture: SiteFixture, options: SiteBuild.Options) {
        var changes: [String: String?] = SiteFixture.soundSite.filter { $0.key.hasPrefix("theme/") }.mapValues { _ in
            nil
        }
        for (path, text) in folder { changes["theme/\(path)"] = text }
        let fixture = try SiteFixture(changes)
        var options = fixture.options
        let below = SiteFixture.soundSite.merging([
            "theme/assets/site.css": Self.stylesheet, "theme/assets/unused.js": "1", "theme/assets/mark.svg": "<svg/>",
            "theme/theme.yml": "name: Below\nicon: mark.svg\n",
            "theme/templates/page.mustache":
                "{{theme.name}} {{theme.icon}} {{theme.paper_dark}} {{assets.site_css}} {{> part}}",
            "theme/templates/part.mustache": "part below",
        ]) { $1 }
        for (path, text) in below where path.hasPrefix("theme/") {
            options.inheritedTheme[String(path.dropFirst("theme/".count))] = Array(text.utf8)
        }
        return (fixture, options)
    }

    private func page(_ folder: [String: String]) async throws -> String {
        let (fixture, options) = try layered(folder)
        try await fixture.build(options)
        return try #require(fixture.output("retrying/index.html"))
    }

    private func css(_ folder: [String: String]) async throws -> String {
        let (fixture, options) = try layered(folder)
        try await fixture.build(options)
        let path = try #require(fixture.outputs().keys.first { $0.hasPrefix("assets/site.") })
        return try #require(fixture.output(path))
    }

    private func faults(_ folder: [String: String]) async throws -> [Diagnostic] {
        let (fixture, options) = try layered(folder)
        defer { withExtendedLifetime(fixture) {} }
        return try await SiteBuild(options).check().diagnostics
    }

    // MARK: Layers

    @Test func `a template in the folder takes the place of one, and the rest is inherited`() async throws {
        #expect(try await page(["templates/part.mustache": "part above"]).hasSuffix(" part above"))
    }

    @Test func `a key in the folder takes the place of one, and the rest is inherited`() async throws {
        let page = try await page(["theme.yml": "name: Above\n"])
        #expect(page.hasPrefix("Above ../assets/mark."))
    }

    @Test func `of inherited assets only those are published that something names`() async throws {
        let (fixture, options) = try layered(["assets/own.txt": "own"])
        try await fixture.build(options)
        let names = try fixture.outputs().keys.filter { $0.hasPrefix("assets/") }
            .map { $0.replacing(/\.[0-9a-f]{16}/, with: "") }
        #expect(names.sorted() == ["assets/mark.svg", "assets/own.txt", "assets/site.css"])
    }

    @Test func `an asset that only an inherited stylesheet names is published with it`() async throws {
        let (fixture, options) = try layered(["assets/site.css": "a { background: url(unused.js) }"])
        try await fixture.build(options)
        #expect(try fixture.outputs().keys.contains { $0.hasPrefix("assets/unused.") })
    }

    @Test func `a folder is not needed where nothing asks for one`() async throws {
        var (fixture, options) = try layered([:])
        options.theme = fixture.folder.appending(path: "nowhere").path
        #expect(try await SiteBuild(options).check().diagnostics.map(\.code) == [.missingFile])
        options.requiresTheme = false
        try await fixture.build(options)
    }

    @Test func `a theme that stands alone inherits nothing`() async throws {
        let faults = try await faults(["theme.yml": "inherit: false\n", "templates/page.mustache": "{{> part}}"])
        #expect(Set(faults.map(\.code)) == [.missingTemplate, .unknownPartial])
        #expect(faults.count == 2)
    }

    @Test func `what a theme that stands alone lacks is told where it says so, once`() async throws {
        let faults = try await faults(["theme.yml": "name: Mine\ninherit: false\n"])
        #expect(faults.map(\.code) == [.missingTemplate])
        #expect(faults.first?.range.file.path.hasSuffix("/theme/theme.yml") == true)
        #expect(faults.first?.range.text == "false")
        #expect(faults.first?.headline.contains("`changes`, `entry`, `errors`") == true)
        #expect(faults.first?.help.last?.contains("docsite theme copy templates/changes.mustache") == true)
    }

    @Test func `an asset that is named like an inherited one is the one to rename`() async throws {
        let faults = try await faults(["assets/site-css": "x"])
        #expect(faults.map(\.code) == [.duplicateAsset])
        #expect(faults.first?.range.file.path.hasSuffix("/theme/assets/site-css") == true)
    }

    // MARK: Colours and styles

    @Test func `a color is put into the place of its first declaration`() async throws {
        let css = try await css(["theme.yml": "colors:\n  brand: \"#0b0\"\n  ink: {dark: \"#ffffff\"}\n"])
        let expected = Self.published.replacing("--brand:#00aa00", with: "--brand:#00bb00")
            .replacing("light-dark(#111111,#eeeeee)", with: "light-dark(#111111,#ffffff)")
        #expect(css == expected)
    }

    @Test func `templates know the color of the paper`() async throws {
        #expect(try await page(["theme.yml": "colors: {paper: {dark: \"#000\"}}\n"]).contains(" #000000 "))
    }

    @Test func `styles are added to the end, with addresses that lead on`() async throws {
        let css = try await css([
            "theme.yml": "styles: [deep/brand.css]\n", "assets/deep/brand.css": "a { background: url(dot.svg) }",
            "assets/deep/dot.svg": "<svg/>",
        ])
        #expect(css.hasPrefix(Self.published))
        #expect(css.contains(#/\na { background: url\("deep/dot\.[0-9a-f]{16}\.svg"\) }$/#))
    }

    @Test(arguments: ["assets/b.css", "./assets/b.css", "theme/assets/b.css", "/assets/b.css", "./b.css"])
    func `an asset that is named by its path in the theme is told its name`(path: String) async throws {
        let faults = try await faults(["theme.yml": "styles: [\(path)]\n", "assets/b.css": "a {}"])
        #expect(faults.map(\.code) == [.unknownAsset])
        #expect(faults.first?.help == ["write `b.css`: the path begins below assets/"])
    }

    @Test func `styles are not published a second time`() async throws {
        let (fixture, options) = try layered(["theme.yml": "styles: [brand.css]\n", "assets/brand.css": "a {}"])
        try await fixture.build(options)
        #expect(try !fixture.outputs().keys.contains { $0.hasPrefix("assets/brand.") })
    }

    @Test func `a color that cannot be read is a warning with one that can`() async throws {
        let faults = try await faults(["theme.yml": "colors:\n  ink: {light: \"#999999\"}\n"])
        let fault = try #require(faults.first)
        #expect(faults.map(\.code) == [.lowContrast])
        #expect(fault.severity == .warning)
        #expect(fault.range.text == "\"#999999\"")
        // 2.849, as the calculators of WCAG's own techniques say.
        #expect(fault.headline.contains("2.84:1 only, in the light scheme"))
        let proposed = try #require(fault.help.first?.firstMatch(of: /`"(#[0-9a-f]{6})"` has it/)?.1)
        let color = try #require(RGBColor(proposed))
        #expect(ColorContrast.ratio(color, RGBColor(red: 255, green: 255, blue: 255)) >= 4.5)
    }

    @Test func `a ground that all text drowns in is told once`() async throws {
        let faults = try await faults(["theme.yml": "colors:\n  paper: \"#777777\"\n"])
        #expect(faults.map(\.code) == [.lowContrast, .lowContrast])
        #expect(Set(faults.map { String($0.range.text) }) == ["\"#777777\""])
    }

    @Test(arguments: [("#fff", "#000000", 21.0), ("#777777", "#ffffff", 4.478), ("#123456", "#123456", 1)])
    func `the contrast of two colors is that of WCAG`(one: String, other: String, ratio: Double) throws {
        let colors = try (#require(RGBColor(one)), #require(RGBColor(other)))
        #expect(abs(ColorContrast.ratio(colors.0, colors.1) - ratio) < 0.001)
    }

    // MARK: Logo and links

    @Test func `a logo keeps its place, and links lead where they say`() async throws {
        let text = try await page([
            "theme.yml": """
            logo: logo.svg
            header: {Home: "", Guide: "retrying/#backoff", Elsewhere: "https://example.test/?a&b"}
            """,
            "assets/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'\nviewBox='0 0 120.4 32'/>",
            "templates/page.mustache":
                "<i id=\"backoff\"></i>{{#theme.logo}}{{width}}x{{height}}{{/theme.logo}}{{#theme.header}} {{title}}={{url}}{{/theme.header}}",
        ])
        #expect(
            text.contains(
                "120x32 Home=../index.html Guide=../retrying/index.html#backoff Elsewhere=https://example.test/?a&amp;b"
            )
        )
    }

    @Test func `the size of a PNG is read off its head`() {
        let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        let size = ImageSize(of: head + [0, 0, 1, 2, 0, 0, 0, 16])
        #expect(size?.width == 258)
        #expect(size?.height == 16)
        #expect(ImageSize(of: head) == nil)
    }

    @Test func `a link that leads nowhere is told once, in theme_yml`() async throws {
        let faults = try await faults([
            "theme.yml": "header: {Guide: retryin/}\n",
            "templates/header.mustache": "{{#theme.header}}<a href=\"{{url}}\"></a>{{/theme.header}}",
            "templates/page.mustache": "{{> header}}", "templates/entry.mustache": "{{> header}}",
        ])
        #expect(faults.map(\.code) == [.brokenLink])
        #expect(faults.first?.range.text == "retryin/")
        #expect(faults.first?.help == ["did you mean `retrying/index.html`?"])
    }

    // MARK: Faults

    private func theme(_ text: String) -> [String: String?] { ["theme/theme.yml": text] }

    @Test func `an unknown key`() async throws {
        try await SiteFixture(theme("⟦colours⟧:\n  link: \"#fff\"\n")).expect(.unknownKey, helping: "`colors`")
    }

    @Test func `a color that the stylesheet does not declare`() async throws {
        try await SiteFixture(
            theme("colors:\n  ⟦lnk⟧: \"#fff\"\n").merging(["theme/assets/site.css": ":root { --link: #000 }"]) { $1 }
        )
        .expect(.unknownKey, helping: "`link`")
    }

    @Test func `a color that YAML takes for a comment`() async throws {
        try await SiteFixture(
            theme("colors:\n  ⟦link⟧: #fff\n").merging(["theme/assets/site.css": ":root { --link: #000 }"]) { $1 }
        )
        .expect(.emptyValue, helping: "put it in quotes")
    }

    @Test(arguments: ["tomato", "#12", "#12345g", "fff); color: red", "url(x)"])
    func `a text that is no color`(text: String) async throws {
        try await SiteFixture(
            theme("colors:\n  link: ⟦\"\(text)\"⟧\n").merging(["theme/assets/site.css": ":root { --link: #000 }"]) {
                $1
            }
        )
        .expect(.invalidValue)
    }

    @Test func `a scheme that is neither light nor dark`() async throws {
        try await SiteFixture(
            theme("colors:\n  link: {⟦drak⟧: \"#fff\"}\n").merging(["theme/assets/site.css": ":root { --link: #000 }"])
            { $1 }
        )
        .expect(.unknownKey, helping: "`dark`")
    }

    @Test(arguments: ["logo: ⟦logo.svgg⟧\n", "icon: ⟦logo.jpg⟧\n"])
    func `an image of another kind`(text: String) async throws {
        try await SiteFixture(theme(text)).expect(.invalidValue)
    }

    @Test(arguments: ["logo: ⟦lgo.svg⟧\n", "styles: [⟦lgo.css⟧]\n"])
    func `an asset that is not there`(text: String) async throws {
        let assets = ["theme/assets/logo.svg": "<svg viewBox=\"0 0 1 1\"/>", "theme/assets/logo.css": ""]
        try await SiteFixture(theme(text).merging(assets) { $1 }).expect(.unknownAsset, helping: "`logo.")
    }

    @Test(arguments: [
        "<svg viewBox='0 0 1 1'><image href='⟦other.png⟧'/></svg>",
        "<svg><use xlink:href=\"⟦./icons/a.svg#x⟧\"/></svg>",
        "<svg><a href='⟦gone/⟧'>x</a></svg>",
    ])
    func `an address in an image of the theme that leads to a name without its hash`(image: String) async throws {
        try await SiteFixture([
            "theme/assets/x.svg": image, "theme/assets/other.png": "x", "theme/assets/icons/a.svg": "<svg/>",
            "theme/templates/navigation.mustache": "{{assets.x_svg}}",
        ])
        .expect(.brokenLink, helping: "static/")
    }

    @Test func `an address in an image of the theme that leads somewhere`() async throws {
        let image =
            "<svg><a href='https://a.test'/><a href='../errors/used_token/'/><use href='#a'/><image href='data:x'/>"
        try await SiteFixture(["theme/assets/x.svg": image]).build()
    }

    @Test func `a logo without a size`() async throws {
        try await SiteFixture(
            theme("logo: ⟦logo.svg⟧\n").merging(["theme/assets/logo.svg": "<svg width=\"100%\"/>"]) { $1 }
        )
        .expect(.invalidValue)
    }

    @Test(arguments: ["/retrying/", "../elsewhere", "javascript:alert(1)", "//host/", "a b"])
    func `an address that a link may not have`(address: String) async throws {
        try await SiteFixture(theme("footer:\n  Guide: ⟦\"\(address)\"⟧\n")).expect(.invalidValue)
    }

    @Test func `a template that no page is made with`() async throws {
        let fixture = try SiteFixture(["theme/templates/navigatoin.mustache": "x"])
        try await fixture.expect(.unusedTemplate, about: "theme/templates/navigatoin.mustache")
        #expect(try await fixture.faults().first?.help == ["did you mean `navigation`?"])
    }

    @Test(arguments: ["theme/templates/head.html", "theme/partials/head.mustache", "theme/theme.yaml"])
    func `a file that a theme does not have`(path: String) async throws {
        try await SiteFixture([path: "x"]).expect(.unexpectedFile, about: path)
    }

    @Test func `a word about a theme may lie in its folder`() async throws {
        try await SiteFixture(["theme/README.md": "x", "theme/LICENSE": "x"]).build()
    }
}
