import Files

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

    /// The cache of this user; one that cannot be read, or that others could have written, counts as empty.
    static func read() -> ExternalLinkCache {
        guard let caches = CacheFolder.path,
            let folder = try? PrivateFolder(CacheFolder.name, in: caches, making: false),
            let bytes = try? folder.bytes(of: file, atMost: mostBytes)
        else { return ExternalLinkCache() }
        return (try? JSONDecoder().decode(Self.self, from: Data(bytes))) ?? ExternalLinkCache()
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
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let caches = CacheFolder.path,
            let folder = try? PrivateFolder(CacheFolder.name, in: caches, making: true),
            let data = try? encoder.encode(self)
        else { return }
        try? folder.write([Array(data)], to: Self.file)
    }

    private static let file = "external-links.json"
    private static let mostBytes = 64 << 20
}
