/// Mends characters that were broken on the way of a text: line ends, controls, marks that nobody sees, and UTF-8 that was
/// taken for Windows-1252.
package enum TextMending {
    /// - Returns: the text as it was meant, and whether more was mended than its line ends.
    package static func mended(_ text: String) -> (text: String, isMended: Bool) {
        // Most texts hold nothing of it.
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 10 && $0 != 9 || $0 >= 0x7F }) else {
            return (text, false)
        }
        var isMended = false
        var source = text
        if let meant = readTwice(text) {
            source = meant
            isMended = true
        }
        var scalars = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in source.unicodeScalars {
            let isReturn = scalar == "\r"
            defer { wasReturn = isReturn }
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A: if !wasReturn { scalars.append("\n") }
            case 0x09: scalars.append("\t")
            case 0x0B, 0x0C, 0x85, 0x2028, 0x2029:
                scalars.append("\n")
                isMended = true
            case ..<0x20, 0x7F, 0x200B, 0x2060, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF, 0xFFFE,
                0xFFFF:
                isMended = true
            case 0x80...0x9F:
                if let meant = WindowsCharacters.meant(by: scalar.value) { scalars.append(meant) }
                isMended = true
            case 0xA0: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return (String(scalars), isMended)
    }

    /// What a text was before its UTF-8 was taken for Windows-1252, or `nil` where it was not.
    private static func readTwice(_ text: String) -> String? {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: { $0 == "\u{E2}" || $0 == "\u{C3}" || $0 == "\u{C2}" }) else { return nil }
        var bytes: [UInt8] = []
        for scalar in scalars {
            if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
                bytes.append(UInt8(scalar.value))
            } else if let byte = (UInt8(0x80)...0x9F).first(where: {
                WindowsCharacters.meant(by: UInt32($0)) == scalar || UInt32($0) == scalar.value
            }) {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
