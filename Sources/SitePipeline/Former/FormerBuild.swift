internal import Binding
internal import ContentReading
internal import Diagnostics
internal import SiteModel

/// What a build knows of an earlier one of the same site: which of its sources are not as they were, and what was made.
///
/// There is one only where nothing has changed but files that stand for themselves, notes and static files. What was made
/// from none of those that changed need not be made again, and need not be read.
struct FormerBuild<Outcome: Sendable>: Sendable {
    /// The files that are not as they were, as paths in the content folder.
    let changed: Set<String>
    /// The files that say more than their text, or of which something was told: they are read and looked at again.
    let toBeRead: Set<String>
    /// Whether what was made is known from a file: of links it says where they lead, and not where they stand.
    let isRecorded: Bool
    /// Fetches what was made of a content that is the same but for what has changed; nothing where it cannot be had.
    let made: @Sendable (Site, Content, PermalinkLedger) async throws -> RenderedSite<Outcome>?

    /// Whether a file is as it was, and nothing can be said of it that was not.
    func isPlain(_ path: String) -> Bool {
        !changed.contains(path) && !toBeRead.contains(path)
    }
}

extension Content {
    /// The files that say more than their text, or of which something is told.
    func filesToBeRead(told diagnostics: [Diagnostic]) -> Set<String> {
        let told = Set(diagnostics.lazy.flatMap(\.places).map(\.file.path))
        let notes = notes.filter { $0.hasFrontMatter || told.contains($0.body.file.path) }.map(\.path)
        let files = staticFiles.filter { told.contains($0.location) }.map(\.path)
        return Set(notes).union(files)
    }
}

/// That a build cannot take over what an earlier one made, which may show late: it works from nothing then.
struct FormerBuildDiffers: Error {}

/// What an earlier build made, and what of it is as it was.
struct FormerSite<Outcome: Sendable>: Sendable {
    let made: RenderedSite<Outcome>
    let hasSameLedger: Bool
    let build: FormerBuild<Outcome>
    /// The note of each entry.
    private let notes: [String?]

    /// - Parameters:
    ///   - made: what it made, or `nil` where that could not be had; then there is nothing to take over.
    ///   - build: what else is known of it.
    ///   - ledger: the ledger as it is now.
    init?(_ made: RenderedSite<Outcome>?, of build: FormerBuild<Outcome>?, ledger: PermalinkLedger) {
        guard let made, let build else { return nil }
        self.made = made
        self.build = build
        hasSameLedger = ledger == made.ledger
        notes = made.chunks.flatMap(\.notes)
    }

    private func isSame(_ former: String?, _ now: String?) -> Bool {
        former == now && now.map { !build.changed.contains($0) } ?? true
    }

    /// What was made of a run of entries, where making it again would make the same.
    func chunk(_ number: Int, notes: [String?]) -> EntryChunk<Outcome>? {
        guard made.chunks.indices.contains(number) else { return nil }
        let chunk = made.chunks[number]
        guard chunk.isReusable, chunk.notes.count == notes.count else { return nil }
        return zip(chunk.notes, notes).allSatisfy(isSame) ? chunk : nil
    }

    /// What was made of a group, where making it again would make the same.
    func group(_ number: Int, in site: Site) -> FileBatch<Outcome>? {
        let entries = site.groups[number].entries
        return entries.allSatisfy { isSame(notes[$0], site.entries[$0].note?.path) } ? made.groups[number] : nil
    }

    /// What was made of a static file, where making it again would make the same.
    func staticFile(_ number: Int, at path: String) -> FileBatch<Outcome>? {
        build.isPlain(path) ? made.staticFiles[number] : nil
    }
}
