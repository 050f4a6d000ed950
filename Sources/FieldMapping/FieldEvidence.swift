internal import DataReading
internal import ImportSources
internal import SiteModel
internal import SitePaths

/// What the values of one field say of what it is.
package struct FieldEvidence {
    package let field: String
    /// In how many entries it stands.
    private(set) var count = 0
    private(set) var texts: [String] = []
    private(set) var lists = 0
    private(set) var mappings = 0
    private(set) var flags = 0
    private(set) var distinct: Set<String> = []

    package init(_ field: String) { self.field = field }

    mutating func add(_ value: FoundValue) {
        count += 1
        switch value {
        case .text(let text):
            texts.append(text)
            distinct.insert(text)
        case .flag: flags += 1
        case .list(let items):
            lists += 1
            texts += items.compactMap(\.text)
            if items.contains(where: { $0.text == nil }) { mappings += 1 }
        case .mapping: mappings += 1
        }
    }

    /// Whether nearly all of its values are of a kind.
    package func mostly(_ isOne: (String) -> Bool) -> Bool {
        guard !texts.isEmpty else { return false }
        return texts.count(where: isOne) * 10 >= texts.count * 9
    }

    package func all(_ isOne: (String) -> Bool) -> Bool { !texts.isEmpty && texts.allSatisfy(isOne) }

    /// Whether a value is one text, or a list of one.
    package var areSingle: Bool { texts.count == count }
    package var areScalars: Bool { lists == 0 && mappings == 0 && flags == 0 && count > 0 }
    package var areFlags: Bool {
        flags == count
            || (areScalars && all { ["true", "false", "yes", "no", "TRUE", "FALSE", "Yes", "No"].contains($0) })
    }
    package var areNumbers: Bool { areScalars && all(Self.isNumber) }
    package var areDays: Bool { areScalars && all { Self.day(of: $0) != nil } }
    package var areAddresses: Bool { mappings == 0 && all(Self.isAddress) }
    package var areStatuses: Bool {
        mappings == 0 && mostly { !StatusText.statuses(in: $0).isEmpty && $0.utf8.count < 40 }
    }
    /// Whether most of its values are statuses, as its name says.
    package var haveStatuses: Bool {
        mappings == 0 && texts.allSatisfy { $0.utf8.count < 40 }
            && texts.count(where: { !StatusText.statuses(in: $0).isEmpty }) * 2 > texts.count
    }
    package var areCodes: Bool { all { ErrorCode($0) != nil } }

    /// Whether its values are few, so that entries can be chosen by them.
    package func areChoices(of entries: Int) -> Bool {
        areScalars
            && (distinct.count <= 12 && count >= max(4, distinct.count * 3)
                || distinct.count <= 40 && count >= distinct.count * 10)
            && all { $0.utf8.count <= 40 && !$0.contains("\n") }
    }

    /// Whether its values are prose rather than facts.
    package var areLong: Bool {
        mappings > 0 || texts.contains { $0.utf8.count > 160 || $0.contains("\n") || $0.contains("\r") }
    }

    /// Whether its values are what programs call things, such as `-Wunused` or `ExtensionName`.
    package var areWordsOfCode: Bool {
        all { text in
            !text.contains(where: \.isWhitespace)
                && (text.hasPrefix("-") || text.contains("_") || text.dropFirst().contains(where: \.isUppercase))
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else {
            return false
        }
        // Digits with zeros before them are a name.
        return parts[0].count == 1 || parts[0].first != "0"
    }

    /// The day of a date or a moment (ISO 8601).
    package static func day(of text: String) -> String? {
        let day = String(text.prefix(10))
        guard CalendarDay.isOne(day) else { return nil }
        let rest = text.dropFirst(10)
        return rest.isEmpty || rest.first == "T" || rest.first == " " ? day : nil
    }

    package static func isAddress(_ text: String) -> Bool {
        (text.hasPrefix("https://") || text.hasPrefix("http://")) && !text.contains(where: \.isWhitespace)
            && ExternalAddress.fault(of: text) == nil
    }
}

/// Statuses as sources write them: `404`, `HTTP 404`, `404 Not Found`, `400, 422`.
package enum StatusText {
    package static func statuses(in text: String) -> [Int] {
        var statuses: [Int] = []
        for word in text.split(whereSeparator: { !$0.isNumber && !$0.isLetter }) {
            guard let number = Int(word), word.utf8.count == 3, (100...599).contains(number) else { continue }
            if !statuses.contains(number) { statuses.append(number) }
        }
        return statuses
    }

    /// Whether a text says no more than statuses.
    package static func isWhole(_ text: String) -> Bool {
        text.split(whereSeparator: { !$0.isNumber && !$0.isLetter }).allSatisfy { word in
            Int(word).map { (100...599).contains($0) } ?? (word.lowercased() == "http")
        }
    }
}
