/// Further keys for `site.yml`, every other byte of which stays.
struct SettingsAddition {
    private var lines: [String]
    private let ending: String
    /// Keys for which there is no place.
    private(set) var refused: [String] = []

    init(_ text: String) {
        // By bytes: to a `String`, CR and LF together are one character.
        lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String(Substring($0)) }
        ending = lines.first?.hasSuffix("\r") == true ? "\r" : ""
    }

    var text: String { lines.joined(separator: "\n") }

    private func line(of key: String) -> Int? {
        lines.firstIndex { line in
            let rest = line.dropFirst(key.count)
            return line.hasPrefix(key) && rest.first == ":"
        }
    }

    /// Adds a key at the end, unless it is there.
    mutating func add(_ new: [String], named key: String) {
        guard line(of: key) == nil else { return }
        if lines.last == "" { lines.removeLast() }
        lines += ([""] + new + [""]).map { $0 + ending }
        if !ending.isEmpty, let last = lines.indices.last { lines[last] = "" }
    }

    /// Adds lines below a key, or the key with them.
    mutating func add(members new: [String], to key: String) {
        guard let place = line(of: key) else {
            add(["\(key):"] + new, named: key)
            return
        }
        let rest = lines[place].dropFirst(key.count + 1).drop { $0 == " " || $0 == "\t" }
        guard rest.isEmpty || rest.first == "#" || rest == "\r" else {
            refused.append(key)
            return
        }
        var end = place + 1
        var indent = 2
        for index in (place + 1)..<max(lines.count, place + 1) {
            let words = lines[index].drop { $0 == " " }
            if words.isEmpty || words == "\r" || words.first == "#" { continue }
            let depth = lines[index].count - words.count
            guard depth > 0 else { break }
            if end == place + 1 { indent = depth }
            end = index + 1
        }
        let margin = String(repeating: " ", count: indent)
        lines.insert(contentsOf: new.map { margin + $0.dropFirst(2) + ending }, at: end)
    }
}
