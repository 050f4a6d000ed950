internal import Files
package import SiteModel

/// The ledger of permalinks, which lies with the content.
package enum LedgerFile {
    /// Replaces the ledger in one step.
    /// - Parameters:
    ///   - ledger: the ledger.
    ///   - path: where it lies.
    /// - Throws: ``OutputError/system(_:)`` where it cannot be written.
    package static func write(_ ledger: PermalinkLedger, to path: String) throws(OutputError) {
        do {
            let staged = path + ".new"
            try FileWriting.write(Array(ledger.text.utf8), to: staged)
            try FileWriting.rename(staged, to: path)
        } catch {
            throw .system(error.description)
        }
    }
}
