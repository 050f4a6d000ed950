internal import Grammars

/// Takes a ``Region`` from its first mark to its last, with the code that is interpolated in it.
struct RegionScanner {
    /// Once an interpolation does not end in its line, none is looked for in the rest of the line: else a line of a
    /// million `${` would be read a million times.
    private var interpolationsFailBefore = 0

    /// Takes the region that begins at the position.
    mutating func take(_ region: Region, in code: inout CodeCursor) {
        guard let close = region.close.first else {
            code.take(to: code.endOfLine(from: code.position), as: region.tokenClass)
            return
        }
        let interpolates = region.interpolatesNames || !region.interpolations.isEmpty
        var depth = 1
        var index = code.position + region.open.count
        while index < code.limit {
            let byte = code[index]
            if byte == "\n", !region.spansLines { break }
            if byte == close, code.starts(with: region.close, at: index) {
                index += region.close.count
                depth -= 1
                if depth == 0 { break }
            } else if interpolates, let end = endOfInterpolation(at: index, of: region, in: code) {
                // Of a doubled bracket, which stands for itself, nothing is code.
                if code[index] != code[index + 1] {
                    code.take(to: index, as: region.tokenClass)
                    code.take(to: end, as: .variable)
                }
                index = end
            } else if region.escapes, byte == region.escapeMark {
                index = region.gaps.map { endOfEscape(at: index, gaps: $0, in: code) } ?? index + 2
            } else if region.nests, code.starts(with: region.open, at: index) {
                index += region.open.count
                depth += 1
            } else {
                index += 1
            }
        }
        code.take(to: index, as: region.tokenClass)
    }

    private func endOfEscape(at start: Int, gaps: Region.Gaps, in code: borrowing CodeCursor) -> Int {
        switch gaps {
        case .haskell where code[start + 1].isCodeWhitespace:
            let end = code.endOfWhitespace(from: start + 1)
            return code[end] == "\\" ? end + 1 : end
        case .lua where code[start + 1] == "z":
            return code.endOfWhitespace(from: start + 2)
        case .haskell, .lua:
            return start + 2
        }
    }

    private mutating func endOfInterpolation(
        at start: Int,
        of region: Region,
        in code: borrowing CodeCursor
    ) -> Int? {
        for interpolation in region.interpolations where code.starts(with: interpolation.open, at: start) {
            if interpolation.open.count == 1, code[start + 1] == code[start] { return start + 2 }
            return endOfBrackets(interpolation, from: start, in: code)
        }
        guard region.interpolatesNames, code[start] == "$", code[start + 1].isWordStart else { return nil }
        let end = code.endOfWord(from: start + 1)
        guard let mark = region.scopeMark, code[end] == mark, code[end + 1].isWordStart else { return end }
        return code.endOfWord(from: end + 1)
    }

    private mutating func endOfBrackets(
        _ interpolation: Region.Interpolation,
        from start: Int,
        in code: borrowing CodeCursor
    ) -> Int? {
        guard start >= interpolationsFailBefore else { return nil }
        var depth = 1
        var index = start + interpolation.open.count
        while index < code.limit, code[index] != "\n" {
            if code[index] == interpolation.open.last { depth += 1 }
            if code[index] == interpolation.close { depth -= 1 }
            index += 1
            if depth == 0 { return index }
        }
        interpolationsFailBefore = index
        return nil
    }
}
