/// Days as `YYYY-MM-DD` (RFC 3339, `full-date`), compared as texts and never computed with.
package enum CalendarDay {
    /// Whether a text is a day.
    package static func isOne(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isNumeric = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isNumeric, parts.map(\.utf8.count) == [4, 2, 2],
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return false }
        return day >= 1 && day <= days(of: month, in: year)
    }

    /// Whether a text is a month as `YYYY-MM`.
    package static func isMonth(_ text: some StringProtocol) -> Bool { isOne("\(text)-01") }

    /// Whether a text is a year as `YYYY`.
    package static func isYear(_ text: some StringProtocol) -> Bool { isOne("\(text)-01-01") }

    /// The days of a month (RFC 3339, section 5.7 and appendix C); none where there is no such month.
    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 0
        }
    }
}
