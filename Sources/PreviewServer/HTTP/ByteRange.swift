/// The part of a file that a request asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
    /// All of it: nothing was asked for, or more than one part, which a host may answer with the whole.
    case whole
    case part(Range<Int>)
    case unsatisfiable

    /// - Parameters:
    ///   - header: the value of `Range`.
    ///   - count: how many bytes the file has.
    init(_ header: String?, of count: Int) {
        guard let header, header.hasPrefix("bytes=") else {
            self = .whole
            return
        }
        let ends = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        let isNumeric = ends.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } && $0.utf8.count < 18 }
        guard ends.count == 2, isNumeric else {
            self = .whole
            return
        }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, _) where first >= count:
            self = .unsatisfiable
        case (let first?, let last?):
            self = first <= last ? .part(first..<min(last, count - 1) + 1) : .whole
        case (let first?, nil):
            self = .part(first..<count)
        case (nil, let length?):
            self = length == 0 || count == 0 ? .unsatisfiable : .part(max(0, count - length)..<count)
        case (nil, nil):
            self = .whole
        }
    }
}
