package import SitePaths

/// The places in the site that it fills itself, where no page, static file or former address may lie.
package struct ReservedPlaces: Sendable {
    /// The names at its top, in lower case.
    private static let names: Set<String> = {
        let files: [SitePath] = [.notFound, .front, .robots, .sitemap, .headers, .redirects]
        let folders = [SitePath.assetsFolder, SitePath.changes.address, SitePath.searchFolder]
        // Hosts show a page under its name without its ending, too.
        return Set(files.map(\.text) + folders.map(\.firstPart) + ["404", "index", ".docsite-files", ".docsite-stage"])
    }()

    /// A folder that the pages of a kind lie in.
    private struct Folder {
        /// In lower case.
        let parts: [String]
        /// Whether its own page is the site's, too: under the usual names it always was.
        let isWhole: Bool

        init(of pattern: AddressPattern, usual: AddressPattern) {
            parts = pattern.folders.map { $0.lowercased() }
            isWhole = pattern == usual
        }

        func holds(_ path: [some StringProtocol]) -> Bool {
            guard !parts.isEmpty, path.count >= parts.count + (isWhole ? 0 : 1) else { return false }
            return zip(parts, path).allSatisfy { $0 == $1.lowercased() }
        }
    }

    private let entries: Folder
    private let groups: Folder
    private let hasOperations: Bool

    /// - Parameters:
    ///   - addresses: where pages of the catalog lie.
    ///   - hasOperations: whether there are pages of operations.
    package init(_ addresses: SiteAddresses, hasOperations: Bool) {
        self.hasOperations = hasOperations
        entries = Folder(of: addresses.entry, usual: .entries)
        groups = Folder(of: addresses.group, usual: .groups)
    }

    /// What the site itself makes at a path, by its parts; `nil` where it makes nothing there.
    package func owner(of parts: [some StringProtocol]) -> String? {
        if let name = Self.name(in: parts) { return name }
        if isOperations(parts) { return SitePath.operations.addressWithoutSlash }
        return [entries, groups].first { $0.holds(parts) }?.parts.joined(separator: "/")
    }

    /// The part that is a name at the top which the site uses for something else than pages of the catalog.
    package static func name(in parts: [some StringProtocol]) -> String? {
        guard let first = parts.first, names.contains(first.lowercased()) else { return nil }
        return String(first)
    }

    /// Whether a former address may lie there: at a free place, or where pages of entries lie.
    package func mayHoldAlias(_ parts: [some StringProtocol]) -> Bool {
        owner(of: parts) == nil
            || Self.name(in: parts) == nil && entries.holds(parts) && parts.count > entries.parts.count
            || isOperations(parts) && parts.count > 1
    }

    /// Whether pages of operations lie there.
    private func isOperations(_ parts: [some StringProtocol]) -> Bool {
        guard hasOperations, let first = parts.first else { return false }
        return first.lowercased() == SitePath.operations.addressWithoutSlash
    }
}
