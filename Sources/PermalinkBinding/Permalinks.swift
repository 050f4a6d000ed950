package import Binding
package import ContentReading
package import Diagnostics
package import SiteModel
package import SitePaths

/// The addresses of a site held against those that were ever published.
package struct Permalinks: Sendable {
    /// Where the ledger lies.
    package let path: String
    /// The ledger as it was read.
    package let known: PermalinkLedger
    /// The addresses of the site.
    package let current: [Permalink]
    /// What is there under its own name, and not only by an alias.
    let uncarried: Set<Permalink.Target>
    package let diagnostics: [Diagnostic]
    private let baseURL: BaseURL?
    private let configuration: SiteConfiguration
    private let movesAlong: Bool
    private let addressing: Set<FormerAddressing>
    private let data: Set<DataSettings.Class>
    /// The ledger's text, or `nil` where there is none yet.
    package let text: String?

    /// Checks a site against the ledger.
    /// - Parameters:
    ///   - site: the site.
    ///   - ledger: the ledger.
    ///   - drafts: what was left out of it, if anything was.
    ///   - movesAlong: whether the site is built for another place on this occasion only, as for a review.
    ///   - dropsData: whether files for programs may go that were published.
    package init(
        of site: Site,
        against ledger: LedgerReading,
        without drafts: Drafts?,
        movesAlong: Bool,
        dropsData: Bool = false
    ) {
        let reading = ledger.reading
        var diagnostics = ledger.diagnostics
        let current = PermalinkCheck.Current(site, headings: SiteHeadings(of: site))
        diagnostics += PermalinkCheck.check(current, of: site, against: reading, without: drafts)
        configuration = site.configuration
        self.movesAlong = movesAlong
        if !movesAlong, let fault = Self.move(of: site.configuration, from: reading) { diagnostics.append(fault) }
        data = PublishedData.kept(of: site, after: reading.ledger, dropping: dropsData)
        diagnostics += PublishedData.check(site, against: reading, dropping: dropsData)
        path = ledger.path
        known = reading.ledger
        text = ledger.text
        self.current = current.permalinks
        addressing = site.addressing
        uncarried = current.uncarried
        self.diagnostics = diagnostics
        baseURL = movesAlong ? reading.ledger.baseURL : site.configuration.baseURL
    }

    /// The ledger as it is to be kept.
    /// - Parameter release: the day that whatever is unreleased gets.
    /// - Returns: what is known, and the addresses of the site.
    package func ledger(release: String?) -> PermalinkLedger {
        var ledger = known.adding(current, release: release)
        // What is in the feed already has ids that begin with the place where it began.
        if let former = known.baseURL, former != baseURL, ledger.feedURL == nil { ledger.feedURL = former }
        ledger.baseURL = baseURL
        // A pattern that was only tried, and that nothing leads on from, need not be known.
        ledger.forgetAddressing(but: addressing)
        ledger.remember(addressing)
        ledger.data = data
        return ledger
    }

    /// The patterns that addresses of the site were or are made by, but for the usual ones.
    package var allAddressing: Set<FormerAddressing> { addressing.union(known.addressing) }

    /// Whether a ledger is what is written already, to the letter.
    package func isWritten(_ ledger: PermalinkLedger) -> Bool {
        text == ledger.text
    }

    /// The fault of a site that another ledger knows at another place, and that has not said so.
    package func move(from reading: PermalinkLedgerReader.Reading) -> Diagnostic? {
        movesAlong ? nil : Self.move(of: configuration, from: reading)
    }

    private static func move(
        of configuration: SiteConfiguration,
        from reading: PermalinkLedgerReader.Reading
    ) -> Diagnostic? {
        guard let former = reading.ledger.baseURL, let range = reading.site, former != configuration.baseURL,
            configuration.baseURL != .unknown, !configuration.movedFrom.contains(former)
        else { return nil }
        return Diagnostic(
            .movedSite,
            "the site was published at \(former) and would move to \(configuration.baseURL)",
            at: range,
            help: "restore `base_url` in site.yml; or, once the host there leads every address on to the new place, "
                + "say so: `moved_from: [\(former)]`"
        )
    }
}
