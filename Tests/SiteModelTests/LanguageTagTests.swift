import SiteModel
import Testing

@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("ar", true), ("ar-Latn", false), ("ar-latn-EG", false), ("ar-EG", true), ("he-IL", true), ("en", false),
        ("en-Hebr", true), ("az", false), ("az-Arab", true), ("az-IR", true), ("az-AZ", false), ("ku", false),
        ("ku-IQ", true), ("ckb", true), ("pa-PK", true), ("pa-Arab", true), ("pa-IN", false), ("ug-Cyrl", false),
        ("ur-Latn", false), ("uz-AF", true), ("yi", true), ("dv", true), ("zh-Hant-TW", false), ("ar-apc", true),
    ])
    func `the script decides the direction`(_ tag: String, _ isRightToLeft: Bool) {
        #expect(LanguageTag(tag)?.isRightToLeft == isRightToLeft)
    }

    @Test(arguments: ["en", "pt-BR", "es-419", "sl-rozaj-biske", "de-1996", "en-u-co-phonebk", "en-x-a", "zh-yue-HK"])
    func `a tag of the grammar is taken`(_ tag: String) {
        #expect(LanguageTag(tag) != nil)
    }

    @Test(arguments: [
        "", "e", "en_US", "en-", "-en", "en--US", "en-US-US", "en-US-Latn", "en-a", "en-u-co-u-ca", "12",
        "de-1996-1996",
    ])
    func `another is not`(_ tag: String) {
        #expect(LanguageTag(tag) == nil)
    }
}
