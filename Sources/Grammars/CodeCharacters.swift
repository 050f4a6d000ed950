extension Unicode.Scalar {
    /// White space as all our languages know it.
    @inlinable package var isCodeWhitespace: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" }

    /// An ASCII digit.
    @inlinable package var isDigit: Bool { self >= "0" && self <= "9" }

    /// What a name may begin with. All that is not ASCII counts, so that no span ever splits a character.
    @inlinable package var isWordStart: Bool {
        let folded = value | 0x20
        return (folded >= 0x61 && folded <= 0x7A) || self == "_" || value >= 0x80
    }

    /// What a name may go on with.
    @inlinable package var isWordByte: Bool { isWordStart || isDigit }
}
