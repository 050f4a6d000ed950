internal import SearchWords

/// The codes and aliases by their keys, so that any spelling finds them before anything is ranked.
struct CodeIndex {
    /// One key of one entry.
    struct Key {
        var key: String
        var entry: Int
        var isAlias: Bool
    }

    /// A file of more keys than these is cut: a catalog of up to so many is looked through as a whole.
    static let mostKeys = 1500
    /// The size of the pieces.
    static let keysPerFile = 700

    /// The keys in order, cut into files.
    let files: [[Key]]
    /// The same keys written backwards: where a slip of the keyboard changed the beginning of a code, its end still
    /// leads there. Empty where all keys are in one file.
    let endings: [[Key]]

    init(_ entries: [SearchEntry]) {
        var keys: [Key] = []
        keys.reserveCapacity(entries.count)
        for (number, entry) in entries.enumerated() {
            let own = SearchText.key(entry.code)
            keys.append(Key(key: own, entry: number, isAlias: false))
            guard !entry.aliases.isEmpty || entry.scope != nil else { continue }
            var seen: Set<String> = [own]
            func add(_ name: String, isAlias: Bool) {
                let key = SearchText.key(name)
                if !key.isEmpty, seen.insert(key).inserted {
                    keys.append(Key(key: key, entry: number, isAlias: isAlias))
                }
            }
            if let scope = entry.scope { add("\(scope).\(entry.code)", isAlias: false) }
            for alias in entry.aliases {
                add(alias, isAlias: true)
                if let scope = entry.scope { add("\(scope).\(alias)", isAlias: true) }
            }
        }
        files = Self.cut(keys)
        endings =
            files.count < 2
            ? []
            : Self.cut(keys.map { Key(key: Self.backwards($0.key), entry: $0.entry, isAlias: $0.isAlias) })
    }

    private static func backwards(_ key: String) -> String {
        // Nearly all keys are in ASCII, where a byte is a character.
        key.utf8.allSatisfy { $0 < 0x80 }
            ? String(decoding: key.utf8.reversed(), as: UTF8.self)
            : String(String.UnicodeScalarView(key.unicodeScalars.reversed()))
    }

    private static func cut(_ keys: [Key]) -> [[Key]] {
        // Few keys begin with the same eight bytes, which are compared as one number.
        let sorted = keys.map { (start: CodeUnitOrder.start(of: $0.key.utf8), key: $0) }.sorted {
            guard $0.start == $1.start else { return $0.start < $1.start }
            let (first, second) = ($0.key, $1.key)
            return first.key.utf8.elementsEqual(second.key.utf8)
                ? first.entry < second.entry : CodeUnitOrder.precedes(first.key.utf8, second.key.utf8)
        }.map(\.key)
        guard sorted.count > mostKeys else { return sorted.isEmpty ? [] : [sorted] }
        return stride(from: 0, to: sorted.count, by: keysPerFile).map {
            Array(sorted[$0..<min($0 + keysPerFile, sorted.count)])
        }
    }
}
