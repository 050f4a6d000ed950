internal import SiteModel

/// What pages say of the site itself, worked out once.
struct SiteFacts: Sendable {
    /// Languages that are written from right to left, by their primary subtag (CLDR, `characterOrder`).
    private static let rightToLeft: Set<String> = [
        "ar", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "pa-arab", "ps", "sd", "syr", "ug", "ur", "yi",
    ]

    let configuration: SiteConfiguration
    let currentCount: Int
    let totalCount: Int
    let retiredCount: Int
    let direction: String

    init(_ site: Site) {
        configuration = site.configuration
        currentCount = site.currentCount
        totalCount = site.entries.count
        retiredCount = site.retiredCount
        let language = site.configuration.language.lowercased()
        let primary = language.split(separator: "-").first.map(String.init) ?? language
        direction = Self.rightToLeft.contains(primary) || Self.rightToLeft.contains(language) ? "rtl" : "ltr"
    }
}
