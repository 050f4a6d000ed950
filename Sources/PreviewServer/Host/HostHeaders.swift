/// The rules of a site's `_headers` file: which paths are sent with which headers, as the hosts that read it do.
struct HostHeaders: Sendable {
    private struct Rule {
        let pattern: [Substring]
        var headers: [(name: String, value: String)] = []

        /// Whether a path fits the pattern, in which `*` stands for anything.
        func matches(_ path: String) -> Bool {
            guard let first = pattern.first, path.hasPrefix(first) else { return false }
            guard let last = pattern.last, pattern.count > 1 else { return path == first }
            var rest = path.dropFirst(first.count)
            for part in pattern.dropFirst().dropLast() where !part.isEmpty {
                guard let found = rest.firstRange(of: part) else { return false }
                rest = rest[found.upperBound...]
            }
            return rest.hasSuffix(last)
        }
    }

    private var rules: [Rule] = []

    init(_ text: String) {
        for line in text.split(separator: "\n") {
            let content = line.trimmingBlanks
            if content.isEmpty || content.hasPrefix("#") { continue }
            if line.first != " ", line.first != "\t" {
                rules.append(Rule(pattern: content.split(separator: "*", omittingEmptySubsequences: false)))
            } else if let colon = content.firstIndex(of: ":"), !rules.isEmpty {
                let value = content[content.index(after: colon)...].trimmingBlanks
                rules[rules.count - 1].headers.append((content[..<colon].trimmingBlanks, value))
            }
        }
    }

    /// The headers of a path. What would open the preview to pages of other origins is left out: it may show what is
    /// not published yet.
    func headers(for path: String) -> [(name: String, value: String)] {
        rules.lazy.filter { $0.matches(path) }.flatMap(\.headers)
            .filter { !$0.name.lowercased().hasPrefix("access-control-") }
    }
}
