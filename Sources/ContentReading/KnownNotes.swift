internal import Files
internal import SiteModel

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
