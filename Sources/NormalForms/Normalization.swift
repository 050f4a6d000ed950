internal import CUTF8Proc

// By utf8proc, which Julia uses for the same: Foundation does it through ICU, 40 MB that every start would load.

extension String {
    /// The text in Unicode's normalization form KD (UAX #15).
    package var compatibilityDecomposition: [Unicode.Scalar] {
        var text = self
        return text.withUTF8 { bytes in
            let options = utf8proc_option_t(rawValue: UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue)
            // The first answer says how much room it takes.
            let room = unsafe utf8proc_decompose(bytes.baseAddress, bytes.count, nil, 0, options)
            guard room > 0 else { return [] }
            var numbers = [utf8proc_int32_t](repeating: 0, count: room)
            unsafe utf8proc_decompose(bytes.baseAddress, bytes.count, &numbers, room, options)
            return numbers.scalars
        }
    }
}

extension [Unicode.Scalar] {
    /// A text that is decomposed, composed again: in normalization form C.
    package func composed() -> [Unicode.Scalar] {
        var numbers = map { utf8proc_int32_t(bitPattern: $0.value) }
        let options = utf8proc_option_t(rawValue: UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue)
        let count = unsafe utf8proc_normalize_utf32(&numbers, numbers.count, options)
        return numbers.prefix(Swift.max(0, count)).scalars
    }
}

extension Sequence<utf8proc_int32_t> {
    /// What the numbers stand for. A Swift text is sound, and so is what utf8proc makes of it.
    fileprivate var scalars: [Unicode.Scalar] {
        compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
    }
}
