internal import Diagnostics
internal import SourceReading

/// A body that is to be JSON, without the head of the answer before it and with a value in the place of each name.
struct JSONSample {
    private(set) var text = ""
    /// The names that stand outside of strings, each once.
    private(set) var bare: [String] = []
    /// Where what was filled in stands.
    private(set) var values: [Range<Int>] = []
    /// Its members; none where it is no JSON.
    private(set) var members: [JSONSyntax.Member] = []
    private var starts: [(filled: Int, template: Int)] = []

    init(of body: ErrorBody) {
        var isInString = false
        var offset = 0
        let start = body.head?.count ?? 0
        for piece in body.pieces {
            switch piece {
            case .text(let whole):
                let literal = String(Substring(whole.utf8.dropFirst(max(0, start - offset))))
                offset += whole.utf8.count
                starts.append((text.utf8.count, offset - literal.utf8.count))
                text += literal
                isInString = Self.isInString(after: literal, isInString)
            case .variable(_, let tag) where offset < start: offset += tag.utf8.count
            case .variable(let name, let tag):
                starts.append((text.utf8.count, offset))
                if !isInString, !bare.contains(name) { bare.append(name) }
                values.append(text.utf8.count..<text.utf8.count + 1)
                text += isInString ? "x" : "1"
                offset += tag.utf8.count
            }
        }
        members = JSONSyntax.members(of: text)
    }

    /// The value of a member, without the quotes of a string.
    func value(of member: JSONSyntax.Member) -> String {
        let bytes = text.utf8.dropFirst(member.range.lowerBound).prefix(member.range.count)
        let isString = bytes.first == UInt8(ascii: "\"")
        return String(Substring(isString ? bytes.dropFirst().dropLast() : bytes))
    }

    /// The place of a member in the template.
    func template(_ member: JSONSyntax.Member) -> Range<Int> {
        template(member.range.lowerBound)..<template(member.range.upperBound)
    }

    /// The offset in the template of one in the text.
    func template(_ offset: Int) -> Int {
        let start = starts.last { $0.filled <= offset } ?? (0, 0)
        return start.template + offset - start.filled
    }

    /// Whether all of a part was written as it stands.
    func isLiteral(_ range: Range<Int>) -> Bool { !values.contains { $0.overlaps(range) } }

    private static func isInString(after text: String, _ wasInString: Bool) -> Bool {
        var isInString = wasInString
        var isEscaped = false
        for byte in text.utf8 {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\"") {
                isInString.toggle()
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = isInString
            }
        }
        return isInString
    }
}

extension ErrorBody {
    /// Where some bytes of the template stand in its file. YAML folds and indents it, so they are looked for by their line.
    func place(of bytes: Range<Int>, in range: SourceRange) -> SourceRange {
        let text = template.utf8
        let start = text.index(text.startIndex, offsetBy: min(bytes.lowerBound, text.count))
        let feed = text[..<start].lastIndex(of: UInt8(ascii: "\n"))
        let lineStart = feed.map { text.index(after: $0) } ?? text.startIndex
        let lineEnd = text[lineStart...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
        let line = Substring(text[lineStart..<lineEnd])
        let indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
        let place = Self.place(of: line.trimmed, after: Substring(text[..<lineStart]), in: range)
        guard place.text == line.trimmed, !place.text.isEmpty else { return place }
        let column = max(0, text.distance(from: lineStart, to: start) - indent)
        return place.part(min(column, place.bounds.count)..<min(column + bytes.count, place.bounds.count))
    }

    /// The place of a line that may stand among the lines before it as well.
    private static func place(of line: String, after lines: Substring, in range: SourceRange) -> SourceRange {
        var place = range.place(of: line)
        for _ in lines.split(separator: "\n").filter({ $0.contains(line) }) where place.text == line {
            let rest = range.part((place.bounds.upperBound - range.bounds.lowerBound)..<range.bounds.count)
            let next = rest.place(of: line)
            guard next.text == line else { break }
            place = next
        }
        return place
    }
}
