import Testing

@testable import SiteModel
@testable import SitePipeline
@testable import Theming

/// The names that templates may use, on their way to what pages show.
@Suite struct TemplateNameTests {
    private func names(in values: [String: TemplateVocabulary.Value]) -> Set<String> {
        values.reduce(into: []) { names, value in
            names.insert(value.key)
            switch value.value {
            case .object(let inner), .list(.object(let inner)): names.formUnion(self.names(in: inner))
            default: break
            }
        }
    }

    @Test func `every name of the vocabulary is one that contexts answer for`() {
        let vocabulary = TemplateVocabulary(assets: [])
        var names = self.names(in: vocabulary.navigation)
        for kind in PageKind.allCases { names.formUnion(self.names(in: vocabulary.variables(of: kind))) }
        #expect(names.count > 50)
        #expect(names.filter { TemplateName.Known(rawValue: $0) == nil } == [])
    }

    @Test(arguments: PageKind.allCases)
    func `what all pages of a layout have is no name of anything on a page`(kind: PageKind) {
        let vocabulary = TemplateVocabulary(assets: [])
        let common = Set(vocabulary.navigation.keys).intersection(vocabulary.variables(of: .page).keys)
        #expect(common.isSuperset(of: ["site", "root", "home", "changes", "assets", "search", "theme"]))
        let page = vocabulary.variables(of: kind).filter { !common.contains($0.key) && $0.key != "navigation" }
        #expect(names(in: page).isDisjoint(with: common.union(["navigation"])))
    }

    @Test func `an asset may be called as any other name is`() async throws {
        let fixture = try SiteFixture([
            "theme/assets/title": "x",
            "theme/templates/page.mustache": "{{assets.title}} {{#assets}}{{title}}{{/assets}}",
        ])
        try await fixture.build()
        let addresses = fixture.output("retrying/index.html")?.split(separator: " ") ?? []
        #expect(addresses.count == 2)
        #expect(addresses.allSatisfy { $0.hasPrefix("../assets/title.") })
    }
}
