internal import Diagnostics
internal import Files
internal import SiteModel

/// What one build in memory leaves for the next of the same process: notes that were read, and what was made of the
/// entries. Of it is used only what stamps show to be as it was.
package struct BuildMemory: Sendable {
    /// Everything that entries are made from but the texts of their notes, or `nil` where a change to it could go unseen.
    let frame: BuildState?
    let notes: KnownNotes
    let chunks: [EntryChunk<OutputFile>]

    /// Whether everything but the texts of notes is as it was.
    func holds(_ frame: BuildState?) -> Bool {
        frame != nil && frame == self.frame
    }

    /// What an earlier build made of a run of entries, where building it again would make the same.
    /// - Parameters:
    ///   - number: the position of the run.
    ///   - notes: the notes of its entries as they are now; everything else must be as it was, by ``holds(_:)``.
    /// - Returns: what was made, or `nil` where it is to be made anew.
    func chunk(_ number: Int, notes: [SourceFile?]) -> EntryChunk<OutputFile>? {
        guard chunks.indices.contains(number) else { return nil }
        let chunk = chunks[number]
        // A note that was not read again is the same object.
        return chunk.notes.count == notes.count && zip(chunk.notes, notes).allSatisfy { $0 === $1 } ? chunk : nil
    }
}

/// What was made of a run of entries.
struct EntryChunk<Outcome: Sendable>: Sendable {
    /// The note of each.
    let notes: [SourceFile?]
    let rendered: SiteRenderer.RenderedEntries
    let batch: FileBatch<Outcome>
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
