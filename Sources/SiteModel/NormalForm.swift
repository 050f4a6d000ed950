internal import CUTF8Proc

extension String {
    /// The text in Unicode's normalization form C (UAX #15): what links hold, however its characters were typed.
    var inFormC: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var text = self
        let options = utf8proc_option_t(rawValue: UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue)
        let numbers: [utf8proc_int32_t] = text.withUTF8 { bytes in
            // The first answer says how much room it takes.
            let room = unsafe utf8proc_decompose(bytes.baseAddress, bytes.count, nil, 0, options)
            guard room > 0 else { return [] }
            var numbers = [utf8proc_int32_t](repeating: 0, count: room)
            unsafe utf8proc_decompose(bytes.baseAddress, bytes.count, &numbers, room, options)
            let count = unsafe utf8proc_normalize_utf32(&numbers, room, options)
            return Array(numbers.prefix(Swift.max(0, count)))
        }
        var composed = ""
        composed.unicodeScalars.append(contentsOf: numbers.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) })
        return composed
    }

    /// Whether two texts have the same bytes. `==` takes texts of different normal forms for one, and a browser does not.
    package func hasBytes(of other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}

/// A text by its bytes: as a browser compares an address with an id.
package struct ExactText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package static func == (one: ExactText, other: ExactText) -> Bool {
        one.text == other.text && one.text.hasBytes(of: other.text)
    }

    /// Texts of the same bytes are equal as texts, too.
    package func hash(into hasher: inout Hasher) {
        text.hash(into: &hasher)
    }
}
