internal import PageMarkup

/// What one build in memory leaves for the next of the same process.
package struct BuildMemory: Sendable {
    /// What it was made from.
    let stamps: SourceStamps
    let toBeRead: Set<String>
    let made: RenderedSite<OutputFile>

    init(_ made: RenderedSite<OutputFile>, of site: SoundSite<OutputFile>, stamps: SourceStamps) {
        self.made = made
        self.stamps = stamps
        toBeRead = site.content.filesToBeRead(told: site.diagnostics)
    }

    /// The build as one that is made from these files knows it, or `nil` where nothing of it can be relied on.
    func former(for stamps: SourceStamps) -> FormerBuild<OutputFile>? {
        guard let changed = stamps.changes(since: self.stamps) else { return nil }
        return FormerBuild(changed: changed, toBeRead: toBeRead, isRecorded: false) { [made] _, content, _ in
            content.frontMatterOfNotes == made.frontMatter ? made : nil
        }
    }
}
