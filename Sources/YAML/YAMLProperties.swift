internal import Diagnostics

/// What may stand before a value: an anchor (`&name`) and a tag (`!name`). YAML takes both out of the text.
struct YAMLProperties {
    private let file: SourceFile
    private let bounds: Range<Int>
    private(set) var anchor: Range<Int>?
    private(set) var tag: Range<Int>?

    /// Whether a value begins with either.
    static func begin(_ bounds: Range<Int>, in file: SourceFile) -> Bool {
        let bytes = file.text.utf8
        guard !bounds.isEmpty, bounds.lowerBound < bytes.count else { return false }
        let first = bytes[bytes.index(bytes.startIndex, offsetBy: bounds.lowerBound)]
        return first == UInt8(ascii: "!") || first == UInt8(ascii: "&")
    }

    /// - Parameters:
    ///   - bounds: the value, with what stands before it.
    ///   - file: the text.
    init(_ bounds: Range<Int>, in file: SourceFile) {
        self.file = file
        self.bounds = bounds
        let bytes = file.range(bounds).text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let isAnchor = bytes[start] == UInt8(ascii: "&")
            guard isAnchor || bytes[start] == UInt8(ascii: "!") else { return }
            let end = bytes[start...].firstIndex { $0 <= UInt8(ascii: " ") } ?? bytes.endIndex
            let lower = bounds.lowerBound + bytes.distance(from: bytes.startIndex, to: start)
            let range = lower..<lower + bytes.distance(from: start, to: end)
            if isAnchor { anchor = range } else { tag = range }
            start = bytes[end...].firstIndex { $0 > UInt8(ascii: " ") } ?? bytes.endIndex
        }
    }

    /// The fault of a tag, unless it says of a value what it is anyway.
    func tagFault(isScalar: Bool) -> Diagnostic? {
        guard let tag else { return nil }
        let name = file.range(tag).text
        let known = isScalar ? ["!!str", "!<tag:yaml.org,2002:str>"] : ["!!map", "!!seq"]
        guard !known.contains(String(name)) else { return nil }
        return Diagnostic(
            .unknownTag,
            "`\(name)` is taken for a tag of YAML and is lost from the text",
            at: file.range(tag),
            help: isScalar ? Self.cure(tag, in: file) : "remove it: docsite knows no tag but `!!str`"
        )
    }

    static func unusedAnchor(_ anchor: Range<Int>, in file: SourceFile) -> Diagnostic {
        let name = file.range(anchor).text
        return Diagnostic(
            .unusedAnchor,
            "`\(name)` is taken for an anchor of YAML, and no alias refers to it",
            at: file.range(anchor),
            help: cure(anchor, in: file)
        )
    }

    private static func cure(_ property: Range<Int>, in file: SourceFile) -> String {
        let line = YAMLLine(at: property.lowerBound, of: file)
        let rest = file.range(property.upperBound..<max(property.upperBound, line.value.upperBound)).text.drop {
            $0 == " "
        }
        // What is in quotes already, goes on below, or is no text.
        guard line.value.lowerBound == property.lowerBound, let first = rest.first, !"'\"|>[{&!".contains(first),
            !line.isInFlow
        else { return "remove it; a text that begins so is put into quotes" }
        let text = file.range(line.value).text
        return "put the text into quotes: `\(line.head(of: line.value))\(YAMLQuotes.quoted(text))`"
    }
}
