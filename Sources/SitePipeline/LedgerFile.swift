internal import ContentReading
internal import Diagnostics
internal import Files
internal import Output
internal import SiteModel
internal import SourceReading

/// The ledger of permalinks, which lies with the content.
enum LedgerFile {
    /// How long another docsite may be writing in the content folder, in seconds.
    private static let patience = 10

    /// Replaces the ledger in one step, unless it is no longer what was read: two builds, or an author at the same time,
    /// would take addresses from each other.
    /// - Parameters:
    ///   - ledger: the ledger.
    ///   - text: the text of the ledger that was read, or `nil` where there was none.
    ///   - path: where it lies.
    /// - Throws: ``OutputError/system(_:)`` where it cannot be written.
    static func write(_ ledger: PermalinkLedger, over text: String?, to path: String) throws(OutputError) {
        let content = String(path.dropLast(LedgerReading.fileName.count + 1))
        do {
            let lock = try FolderLock(on: content, waiting: patience)
            defer { withExtendedLifetime(lock) {} }
            var faults: [Diagnostic] = []
            let now = SourceReader.read(path, as: path, atMost: SourceReader.mostCatalogBytes, &faults)?.text
            if let fault = faults.first, fault.code != .missingFile {
                throw FileError("read", path, reason: fault.headline)
            }
            guard now == text else {
                throw FileError("write", path, reason: "it was changed since it was read; run docsite again")
            }
            try FileWriting.replace(path, with: Array(ledger.text.utf8))
            for leftover in LedgerReading.leftovers { try FileWriting.removeFile("\(content)/\(leftover)") }
        } catch {
            throw .system("\(error)")
        }
    }

    /// Removes what a build that was killed has left behind.
    /// - Parameters:
    ///   - content: the content folder.
    ///   - listing: what lies in it.
    /// - Throws: ``OutputError/system(_:)`` where the system refuses.
    static func clearLeftovers(in content: String, _ listing: FolderListing?) throws(OutputError) {
        // Names that begin with a dot come first.
        guard let listing, listing.items.contains(where: { LedgerReading.leftovers.contains($0.path) }) else { return }
        do {
            let lock = try FolderLock(on: content, waiting: patience)
            defer { withExtendedLifetime(lock) {} }
            for leftover in LedgerReading.leftovers { try FileWriting.removeFile("\(content)/\(leftover)") }
        } catch {
            throw .system(error.description)
        }
    }
}
