internal import MarkdownEvents

/// How CommonMark decides whether a run of `*` or `_` opens or closes emphasis (section 6.2): by what stands on both sides.
extension MarkdownWriter {
    /// What a character is to a marker beside it.
    enum Side {
        case space, punctuation, letter
        /// What one version of Unicode takes for punctuation and another does not.
        case unknown

        var mayBeLetter: Bool { self == .letter || self == .unknown }
        var mayBePunctuation: Bool { self == .punctuation || self == .unknown }
    }

    mutating func enterEmphasis(_ count: Int) {
        if chosenMarks == nil { chooseMarks() }
        if let chosen = chosenMarks?.popFirst() { return open(chosen, count: count) }
        let (star, underscore) = (UInt8(ascii: "*"), UInt8(ascii: "_"))
        let outer = outerMark
        var mark = outer == star ? underscore : star
        if let outer, isAmongThree, !endsWithOuter {
            // One run opens them, and each is closed where it ends: there are two characters only.
            mark = outer
        } else if bytes.last == mark, !isEscaped(at: bytes.count - 1) {
            // Behind emphasis that has just ended the same character would be a longer run.
            mark = mark == star ? underscore : star
        }
        use(mark)
        open(mark, count: count)
    }

    /// Chooses the characters for all emphasis of the text at hand.
    private mutating func chooseMarks() {
        let start = textStart + 1
        var end = start
        var depth = 0
        while end < events.count, depth > 0 || events[end] != .exit {
            switch events[end] {
            case .enter: depth += 1
            case .exit: depth -= 1
            case .leaf: break
            }
            end += 1
        }
        chosenMarks = EmphasisMarks(of: events[start..<end], usual: Self.usualMarks).marks[...]
    }

    /// The character of the emphasis that this stands in.
    private var outerMark: UInt8? {
        for one in open.reversed() {
            if case .emphasis(let mark, _) = one.kind, mark != UInt8(ascii: "~") { return mark }
        }
        return nil
    }

    /// Whether three begin together, and this is not the first.
    private var isAmongThree: Bool {
        entersEmphasis(index - 1) && (entersEmphasis(index - 2) || entersEmphasis(index + 1))
    }

    private func entersEmphasis(_ position: Int) -> Bool {
        guard events.indices.contains(position), case .enter(let container, _) = events[position] else { return false }
        return container == .emphasis || container == .strong
    }

    /// Whether what stands around the emphasis at hand ends where it ends.
    private var endsWithOuter: Bool {
        var depth = 0
        for position in index..<events.count {
            switch events[position] {
            case .enter: depth += 1
            case .exit: depth -= 1
            case .leaf: break
            }
            if depth == 0 { return position + 1 < events.count && events[position + 1] == .exit }
        }
        return false
    }

    mutating func open(_ mark: UInt8, count: Int) {
        let next = followingSide
        if encodesNext {
            // What closed before needs a mark behind it, which this is.
            encodesNext = false
        }
        encodesNextSpace = false
        let last = precedingSide
        let isLetterBefore = last.mayBeLetter
        if isLetterBefore, mark == UInt8(ascii: "_") || next.mayBePunctuation { encodeLast() }
        for _ in 0..<count { bytes.append(mark) }
        open.append(Open(kind: .emphasis(mark, count: count), prefixCount: prefixCount))
        encodesNextSpace = true
    }

    mutating func close(_ mark: UInt8, _ count: Int) {
        if precedingSide == .space { encodeLast() }
        let last = precedingSide
        for _ in 0..<count { bytes.append(mark) }
        encodesNextSpace = false
        encodesNext = mark == UInt8(ascii: "_") || last.mayBePunctuation
    }

    /// What stands before the place that is written to.
    private var precedingSide: Side {
        guard !isAtLineStart, let scalar = lastScalar else { return .space }
        return Self.side(of: scalar)
    }

    /// What the event behind the one at hand begins with.
    private var followingSide: Side {
        guard index + 1 < events.count, case .leaf(.text(let text), _) = events[index + 1],
            let scalar = text.unicodeScalars.first
        else { return .punctuation }
        let side = Self.side(of: scalar)
        // It is written as an entity.
        return side == .space ? .punctuation : side
    }

    static func side(of scalar: Unicode.Scalar) -> Side {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            return isPunctuation(byte) ? .punctuation : byte <= 32 ? .space : .letter
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: return .space
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return .letter
        default: return .unknown
        }
    }

    private var lastScalar: Unicode.Scalar? {
        String(decoding: bytes.suffix(4), as: UTF8.self).unicodeScalars.last
    }

    /// Writes the last character as an entity, which ends in punctuation.
    private mutating func encodeLast() {
        guard !isAtLineStart, let scalar = lastScalar else { return }
        bytes.removeLast(String(scalar).utf8.count)
        write(entity: scalar)
    }

    mutating func write(entity scalar: Unicode.Scalar) {
        bytes += "&#\(scalar.value);".utf8
    }

    /// Whether a backslash takes its meaning from a byte.
    private func isEscaped(at position: Int) -> Bool {
        var count = 0
        var before = position - 1
        while before >= 0, bytes[before] == UInt8(ascii: "\\") {
            count += 1
            before -= 1
        }
        return count % 2 == 1
    }
}
