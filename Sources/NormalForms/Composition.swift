internal import CUTF8Proc

extension String {
    /// The text in Unicode's normalization form C (UAX #15), as keyboards write it and links hold it.
    package var composed: String {
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
}
