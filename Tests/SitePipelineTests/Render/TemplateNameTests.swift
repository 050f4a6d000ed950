import TemplateContexts
import Testing

@testable import Rendering
@testable import SiteModel
@testable import SitePipeline
@testable import Templates
@testable import Theming

/// The names that templates may use, on their way to what pages show.
@Suite struct TemplateNameTests {
    private let vocabulary = PageKind.vocabulary

    /// Every shape in a shape, itself among them.
    private func shapes(in shape: TemplateVocabulary.Shape) -> [TemplateVocabulary.Shape] {
        [shape]
            + shape.variables.flatMap { variable -> [TemplateVocabulary.Shape] in
                switch variable.kind {
                case .object(let inner), .list(.object(let inner)): shapes(in: inner)
                default: []
                }
            }
    }

    private func all() -> [TemplateVocabulary.Shape] {
        ([vocabulary.common, vocabulary.pages, vocabulary.navigation] + PageKind.allCases.map(vocabulary.shape(of:)))
            .flatMap { shapes(in: $0) }
    }

    @Test func `no name stands twice among the variables of anything`() {
        for shape in all() {
            let names = shape.variables.map(\.name)
            #expect(Set(names).count == names.count, "\(names)")
        }
    }

    @Test func `names are told apart by their hashes`() {
        let names = Set(all().flatMap { $0.variables.map(\.name) })
        #expect(names.count > 50)
        #expect(Set(names.map { TemplateName($0) }).count == names.count)
    }

    @Test(arguments: PageKind.allCases)
    func `what all pages of a layout have is no name of anything on a page`(kind: PageKind) {
        let common = Set(vocabulary.pages.variables.map(\.name))
        #expect(
            common == ["site", "root", "home", "errors", "changes", "llms", "assets", "search", "theme", "navigation"]
        )
        let page = shapes(in: vocabulary.shape(of: kind)).flatMap { $0.variables.map(\.name) }
        #expect(common.isDisjoint(with: page))
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
