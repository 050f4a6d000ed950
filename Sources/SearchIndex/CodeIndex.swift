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

    init(_ documents: [SearchDocument]) {
        var keys: [Key] = []
        for (entry, document) in documents.enumerated() {
            let own = SearchText.key(document.code)
            keys.append(Key(key: own, entry: entry, isAlias: false))
            var seen: Set<String> = [own]
            for alias in document.aliases {
                let key = SearchText.key(alias)
                if !key.isEmpty, seen.insert(key).inserted { keys.append(Key(key: key, entry: entry, isAlias: true)) }
            }
        }
        files = Self.cut(keys)
        endings =
            files.count < 2
            ? []
            : Self.cut(
                keys.map { key in
                    var backwards = key
                    backwards.key = String(String.UnicodeScalarView(key.key.unicodeScalars.reversed()))
                    return backwards
                }
            )
    }

    private static func cut(_ keys: [Key]) -> [[Key]] {
        let sorted = keys.sorted {
            $0.key.utf8.elementsEqual($1.key.utf8)
                ? $0.entry < $1.entry : CodeUnitOrder.precedes($0.key.utf8, $1.key.utf8)
        }
        guard sorted.count > mostKeys else { return sorted.isEmpty ? [] : [sorted] }
        return stride(from: 0, to: sorted.count, by: keysPerFile).map {
            Array(sorted[$0..<min($0 + keysPerFile, sorted.count)])
        }
    }
}
