internal import ContentReading
internal import Diagnostics
internal import Files
internal import PageMarkup
internal import SiteModel

/// What one build in memory leaves for the next of the same process: notes that were read, and what was made of the
/// entries. Of it is used only what stamps show to be as it was.
package struct BuildMemory: Sendable {
    /// Everything that entries are made from but the texts of their notes, or `nil` where a change to it could go unseen.
    let frame: BuildState?
    let notes: KnownNotes
    let ledger: PermalinkLedger
    let made: RenderedSite<OutputFile>

    /// What was made, where everything but the texts of notes is as it was.
    func site(for frame: BuildState?, _ ledger: PermalinkLedger) -> FormerSite<OutputFile>? {
        guard let frame, frame == self.frame else { return nil }
        // A note that was not read again is the same object.
        return FormerSite(site: made, hasSameLedger: ledger == self.ledger, isRecorded: false) { $0 === $1 }
    }
}
