internal import KnownFaults
package import SiteModel

extension SiteBuild {
    /// What a build is made from, and how.
    package struct Options: Sendable {
        package var content: String
        package var theme: String
        /// The files of a theme, by their path in it, for whatever the folder does not have.
        package var inheritedTheme: [String: [UInt8]] = [:]
        /// Whether the theme folder must be there.
        package var requiresTheme = true
        package var output: String
        /// Takes the place of the `base_url` in `site.yml`.
        package var baseURL: BaseURL?
        /// The day that addresses get which were not released before, `YYYY-MM-DD`.
        package var release: String?
        /// Whether the site is to be published, so that no address may be without its day.
        package var refusesUnreleased = false
        /// Whether files for programs may go that were published.
        package var dropsData = false
        /// Whether warnings forbid to build.
        package var isStrict = false
        /// Whether the faults that are there are known from then on, as far as they can be.
        package var acceptsFaults = false
        /// Whether what is a draft is made as well, as for a preview.
        package var showsDrafts = false
        /// For whom the site is made.
        package var audience = Audience.everyone
        /// Whether everything else in the output folder is removed.
        package var cleans = false
        /// How many notes are read and pages made at a time.
        package var jobs: Int
        /// Where it is written down what a build was made from, so that the next may find nothing to do.
        package var records: Records?
        /// Is told how many entries are rendered, and of how many, each time some more are.
        package var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

        /// Whether the addresses of the site are promised: of what is internal nothing stands in the ledger.
        var keepsLedger: Bool { audience == .everyone }

        /// What is done with faults that are known.
        var useOfKnownFaults: KnownFaults.Use {
            acceptsFaults ? .accepting : isStrict ? .ignored : .listed
        }

        package init(content: String, theme: String, output: String, jobs: Int) {
            self.content = content
            self.theme = theme
            self.output = output
            self.jobs = jobs
        }
    }
}
