internal import Diagnostics
internal import Files
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

/// Notes that were read, with the stamps that their files had just before.
package struct KnownNotes: Sendable {
    private var notes: [String: (stamp: FileStamp, source: MarkdownSource)] = [:]

    package init() {}

    /// A note that was read before, where its file is as it was then.
    func note(at path: String, _ stamp: FileStamp) -> MarkdownSource? {
        guard let known = notes[path], known.stamp == stamp else { return nil }
        return known.source
    }

    /// Takes in a note that is sound in itself, unless it could change again without its stamp changing.
    mutating func add(_ source: MarkdownSource, at path: String, _ stamp: FileStamp, read moment: FileStamp.Moment) {
        guard stamp.isSettled(at: moment) else { return }
        notes[path] = (stamp, source)
    }

    mutating func add(_ other: KnownNotes) {
        notes.merge(other.notes) { $1 }
    }
}
