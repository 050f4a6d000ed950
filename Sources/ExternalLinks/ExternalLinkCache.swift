internal import Files

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The addresses that were alive lately, so that a check that runs often asks each host once a day. It lies with the
/// user's caches and touches nothing that is built: a line for each address, with the second when it was last alive.
struct ExternalLinkCache {
    /// In seconds.
    private static let lifetime = 86_400

    /// When each address was last alive, in seconds of the system's clock.
    private var alive: [String: Int] = [:]

    /// The folder of the user's caches, if there is one, and the program's own in it.
    private let caches: String?
    private let folder: String

    /// Reads the cache of this user; one that cannot be read, or that others could have written, counts as empty.
    /// - Parameters:
    ///   - folder: the program's own folder.
    ///   - caches: the folder that it lies in; without one, nothing is remembered.
    init(in folder: String, of caches: String?) {
        self.caches = caches
        self.folder = folder
        guard let caches, let folder = try? PrivateFolder(folder, in: caches, making: false),
            let bytes = try? folder.bytes(of: Self.file, atMost: Self.mostBytes)
        else { return }
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
            guard parts.count == 2, let second = Int(String(decoding: parts[0], as: UTF8.self)) else { continue }
            alive[String(decoding: parts[1], as: UTF8.self)] = second
        }
    }

    /// Whether an address was alive within the last day.
    func isFresh(_ address: String) -> Bool {
        guard let second = alive[address] else { return false }
        return (0..<Self.lifetime).contains(Self.now &- second)
    }

    /// Takes in addresses that are alive now, and forgets what is old.
    mutating func add(_ addresses: [String]) {
        for address in addresses { alive[address] = Self.now }
        alive = alive.filter { isFresh($0.key) }
    }

    /// Writes the cache. It is only a cache: where it cannot be written the next run asks again.
    func write() {
        guard let caches, let folder = try? PrivateFolder(folder, in: caches, making: true) else { return }
        // An address with a line feed, which a text can write as an entity, is asked again.
        let addresses = alive.keys.filter { !$0.utf8.contains(UInt8(ascii: "\n")) }
        let lines = addresses.sorted().map { "\(alive[$0] ?? 0) \($0)\n" }
        try? folder.write([Array(lines.joined().utf8)], to: Self.file)
    }

    private static var now: Int { time(nil) }

    private static let file = "external-links"
    private static let mostBytes = 64 << 20
}
