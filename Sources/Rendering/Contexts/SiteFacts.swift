internal import SiteModel

/// What pages say of the site itself, worked out once.
struct SiteFacts: Sendable {
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
        direction = LanguageTag(site.configuration.language)?.isRightToLeft == true ? "rtl" : "ltr"
    }
}
