import SyntaxHighlighting
import Testing

@Suite struct SyntaxLanguageTests {
    @Test(arguments: [
        ("json", SyntaxLanguage.json), ("jsonc", .json), ("json5", .json), ("http", .http),
        ("sh", .shell), ("bash", .shell), ("shell", .shell), ("console", .shell), ("zsh", .shell),
        ("swift", .swift), ("js", .javascript), ("javascript", .javascript), ("mjs", .javascript), ("jsx", .javascript),
        ("ts", .typescript), ("typescript", .typescript), ("tsx", .typescript), ("py", .python), ("python", .python),
        ("rb", .ruby), ("ruby", .ruby), ("php", .php), ("go", .go), ("golang", .go), ("yaml", .yaml), ("yml", .yaml),
        ("rust", .rust), ("rs", .rust), ("java", .java), ("kotlin", .kotlin), ("kt", .kotlin), ("c", .c),
        ("cpp", .cpp), ("c++", .cpp), ("cs", .csharp), ("c#", .csharp), ("html", .markup), ("xml", .markup),
        ("toml", .toml), ("ini", .ini), ("diff", .diff), ("sql", .sql),
        ("haskell", .haskell), ("hs", .haskell), ("dart", .dart), ("svelte", .svelte), ("astro", .astro),
        ("powershell", .powershell), ("ps1", .powershell), ("pwsh", .powershell), ("lua", .lua), ("elixir", .elixir),
        ("ex", .elixir), ("exs", .elixir), ("scala", .scala), ("sbt", .scala), ("graphql", .graphql), ("gql", .graphql),
        ("protobuf", .protobuf), ("proto", .protobuf), ("dockerfile", .dockerfile), ("docker", .dockerfile),
        ("hcl", .hcl), ("terraform", .hcl), ("tf", .hcl), ("css", .css), ("scss", .css),
    ])
    func `a language is found by its usual names`(name: String, language: SyntaxLanguage) {
        #expect(SyntaxLanguage(name) == language)
    }

    @Test(arguments: ["JSON", "Json", "  json  ", "json title=\"x\"", "json,copy", "json{1,3}", "json:errors"])
    func `only the first word counts, in any case`(info: String) {
        #expect(SyntaxLanguage(info) == .json)
    }

    @Test(arguments: ["", "   ", "text", "plain", "jsonp", "mermaid", "ไทย", "{.json}"])
    func `other names are no language`(info: String) {
        #expect(SyntaxLanguage(info) == nil)
    }

    @Test func `a substring of a document will do`() {
        #expect(SyntaxLanguage("```swift".dropFirst(3)) == .swift)
    }
}
