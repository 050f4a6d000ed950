#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The addresses that were alive lately, so that a check that runs often asks each host once a day. It lies with the
/// user's caches and touches nothing that is built.
struct ExternalLinkCache: Codable {
    private static let lifetime: TimeInterval = 86_400

    /// When each address was last alive.
    private var alive: [String: Date] = [:]

    /// The cache of this user; an unreadable one counts as empty.
    static func read() -> ExternalLinkCache {
        guard let file, let data = try? Data(contentsOf: file) else { return ExternalLinkCache() }
        return (try? JSONDecoder().decode(Self.self, from: data)) ?? ExternalLinkCache()
    }

    /// Whether an address was alive within the last day.
    func isFresh(_ address: String) -> Bool {
        guard let date = alive[address] else { return false }
        return (0..<Self.lifetime).contains(-date.timeIntervalSinceNow)
    }

    /// Takes in addresses that are alive now, and forgets what is old.
    mutating func add(_ addresses: [String]) {
        for address in addresses { alive[address] = Date() }
        alive = alive.filter { isFresh($0.key) }
    }

    /// Writes the cache. It is only a cache: where it cannot be written the next run asks again.
    func write() {
        guard let file = Self.file else { return }
        let folder = file.deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try? encoder.encode(self).write(to: file, options: .atomic)
    }

    private static var file: URL? { CacheFolder.path.map { URL(filePath: $0 + "/external-links.json") } }
}
