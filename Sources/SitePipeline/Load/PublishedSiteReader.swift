internal import Files
internal import SiteModel

/// Reads the addresses of a site off its built folder: every page, and every anchor of the errors page.
package enum PublishedSiteReader {
    /// - Parameter folder: a folder that some build wrote, of this version or of another.
    /// - Returns: the addresses; what they lead to is not written there.
    /// - Throws: ``OutputError/system(_:)`` where the folder cannot be read or holds no site.
    package static func read(_ folder: String) throws(OutputError) -> PermalinkDifference.Published {
        let listing: FolderListing
        do {
            listing = try FolderListing(of: folder)
        } catch {
            throw .system(error.description)
        }
        let errors: [UInt8]
        do {
            errors = try FileReading.bytes(of: folder + "/index.html")
        } catch {
            if case .system(let error) = error, !error.isMissing { throw .system(error.description) }
            throw .system("\(folder) holds no index.html, so it is no built site")
        }
        // Addresses that cannot be looked at would seem lost.
        for item in listing.items {
            if case .unreadable(let reason) = item.kind {
                throw .system("cannot read \(folder)/\(item.path): \(reason)")
            }
        }
        var published: PermalinkDifference.Published = [:]
        for item in listing.items where item.path.hasSuffix("/index.html") && item.path != ChangeLog.path {
            published.updateValue(nil, forKey: item.path.asFolder)
        }
        for id in PageInventory.ids(of: errors) where !id.hasPrefix(Anchors.reservedPrefix) {
            published.updateValue(nil, forKey: "#" + id)
        }
        return published
    }
}
