internal import Diagnostics
package import SiteModel
package import Templates

/// What pages say of the site itself, worked out once.
package struct SiteFacts: Sendable {
    let configuration: SiteConfiguration
    let currentCount: Int
    let totalCount: Int
    let retiredCount: Int
    let direction: String
    /// The filters that stand above a list.
    let filters: [FieldFilterContext]
    /// The names of all fields that lists are narrowed by.
    let filterNames: [String]

    package init(_ site: Site, words: Words) {
        configuration = site.configuration
        filters = FieldFilterContext.all(of: site, words: words)
        filterNames = site.configuration.fields.filters.map(\.name.value)
        currentCount = site.currentCount
        totalCount = site.entries.count
        retiredCount = site.retiredCount
        direction = LanguageTag(site.configuration.language)?.isRightToLeft == true ? "rtl" : "ltr"
    }
}
