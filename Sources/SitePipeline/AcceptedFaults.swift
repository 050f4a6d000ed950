internal import Diagnostics
internal import Files
internal import KnownFaults
internal import Output

extension SoundSite {
    /// Lets the faults that were found be known from now on.
    /// - Returns: what came of it; nothing is written where one of them cannot be accepted, since it may hide others.
    /// - Throws: ``OutputError/system(_:)`` where the list cannot be written.
    func accept() throws(OutputError) -> SiteBuild.Report.Result {
        let (new, known) = self.known.parted(diagnostics)
        guard !new.forbidBuilding(strict: false) else { return .refused }
        let list = self.known.path
        // Where there is nothing to list, no list is begun.
        guard !known.isEmpty || self.known.text != nil else { return .accepted(list: list, isNew: false) }
        do {
            let text = self.known.text(of: known, unasked: unasked)
            return .accepted(list: list, isNew: try self.known.write(text))
        } catch {
            throw .system(error.description)
        }
    }
}
