internal import Files

/// What files say that a new site does not depend on.
enum FileText {
    /// More than any configuration has.
    private static let mostBytes = 1 << 20

    /// What a file says; nothing where it cannot be read.
    static func read(_ path: String) -> String? {
        (try? FileReading.bytes(of: path, atMost: mostBytes)).map { String(decoding: $0, as: UTF8.self) }
    }
}
