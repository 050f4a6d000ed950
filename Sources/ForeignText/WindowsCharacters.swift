/// Windows-1252, which spreadsheets save where nobody says otherwise, and whose characters stand as control characters in
/// texts that were taken for Latin 1 on their way.
package enum WindowsCharacters {
    /// 0x80 to 0x9F; 0 where there is none.
    private static let table: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// The character that a byte stands for.
    package static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        meant(by: UInt32(byte)) ?? ((0x80...0x9F).contains(byte) ? "\u{FFFD}" : Unicode.Scalar(byte))
    }

    /// What a control character of Latin 1 was meant as.
    package static func meant(by value: UInt32) -> Unicode.Scalar? {
        guard (0x80...0x9F).contains(value), table[Int(value) - 0x80] > 0 else { return nil }
        return Unicode.Scalar(table[Int(value) - 0x80])
    }
}
