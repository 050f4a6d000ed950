// A library's tree of YAML stops at the first repeated key, recurses, and costs ten times as much as libyaml's events,
// which also carry every place.
internal import CYAML
internal import Diagnostics

/// What libyaml reports, with offsets in bytes.
enum YAMLEvent {
    case startDocument(Range<Int>)
    case scalar(text: String, isPlain: Bool, anchor: String?, tag: String?, Range<Int>)
    case startSequence(anchor: String?, tag: String?, Range<Int>)
    case startMapping(anchor: String?, tag: String?, Range<Int>)
    case endCollection
    case alias(String, Range<Int>)
    case fault(Diagnostic)
}

enum YAMLEvents {
    /// How deep collections may stand in each other. libyaml's time grows with the square of the depth.
    private static let deepest = 1_000

    /// Hands on each event of a text until there is none left, one is a fault, or `receive` says that it has enough.
    static func read(_ file: SourceFile, _ receive: (YAMLEvent) -> Bool) {
        let text = Array(file.text.utf8)
        unsafe text.withUnsafeBufferPointer { bytes in
            var parser = unsafe yaml_parser_t()
            unsafe yaml_parser_initialize(&parser)
            defer { unsafe yaml_parser_delete(&parser) }
            unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            unsafe yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            var offsets = ScalarOffsets(text)
            var depth = 0
            while true {
                var event = unsafe yaml_event_t()
                guard unsafe yaml_parser_parse(&parser, &event) == 1 else {
                    let problem = unsafe YAMLProblem(parser, &offsets)
                    _ = receive(.fault(YAMLSyntaxFault.diagnostic(problem, in: file)))
                    return
                }
                defer { unsafe yaml_event_delete(&event) }
                guard unsafe event.type != YAML_STREAM_END_EVENT else { return }
                guard let event = unsafe YAMLEvent(event, &offsets) else { continue }
                depth += event.descent
                if depth > deepest, let start = event.start {
                    _ = receive(.fault(isTooDeep(at: file.range(start..<start + 1))))
                    return
                }
                if !receive(event) { return }
            }
        }
    }
}

extension YAMLEvents {
    private static func isTooDeep(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            .yamlSyntax,
            "the YAML is nested more than 1,000 deep",
            at: range,
            help: "check quotes, brackets and indentation here and on the line above"
        )
    }
}

extension YAMLEvent {
    /// How many collections it opens.
    fileprivate var descent: Int {
        switch self {
        case .startSequence, .startMapping: 1
        case .endCollection: -1
        case .startDocument, .scalar, .alias, .fault: 0
        }
    }

    /// Where the collection that it opens begins, in bytes.
    fileprivate var start: Int? {
        switch self {
        case .startSequence(_, _, let bounds), .startMapping(_, _, let bounds): bounds.lowerBound
        case .startDocument, .scalar, .endCollection, .alias, .fault: nil
        }
    }

    /// What the event says to a tree, or `nil` where that is nothing.
    fileprivate init?(_ event: yaml_event_t, _ offsets: inout ScalarOffsets) {
        let start = unsafe offsets.bytes(before: event.start_mark.index)
        let bounds = unsafe start..<max(start, offsets.bytes(before: event.end_mark.index))
        switch unsafe event.type {
        case YAML_DOCUMENT_START_EVENT:
            self = .startDocument(bounds)
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let value = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            self = unsafe .scalar(
                text: String(decoding: value, as: UTF8.self),
                isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
                anchor: Self.name(scalar.anchor),
                tag: Self.name(scalar.tag),
                bounds
            )
        case YAML_SEQUENCE_START_EVENT:
            self = unsafe .startSequence(
                anchor: Self.name(event.data.sequence_start.anchor),
                tag: Self.name(event.data.sequence_start.tag),
                bounds
            )
        case YAML_MAPPING_START_EVENT:
            self = unsafe .startMapping(
                anchor: Self.name(event.data.mapping_start.anchor),
                tag: Self.name(event.data.mapping_start.tag),
                bounds
            )
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            self = .endCollection
        case YAML_ALIAS_EVENT:
            self = unsafe .alias(Self.name(event.data.alias.anchor) ?? "", bounds)
        default:
            return nil
        }
    }

    private static func name(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? {
        unsafe bytes.map { unsafe String(cString: $0) }
    }
}

/// libyaml counts in Unicode scalars; texts are cut by bytes. Marks come nearly in order, so the count goes on from
/// where it last stood.
struct ScalarOffsets {
    private let bytes: [UInt8]
    private let isASCII: Bool
    private var scalars = 0
    private var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        isASCII = bytes.reduce(0, |) < 0x80
    }

    /// The number of bytes before the scalar at an index.
    mutating func bytes(before index: Int) -> Int {
        if isASCII { return min(index, bytes.count) }
        while scalars < index, offset < bytes.count {
            offset += 1
            while offset < bytes.count, isContinuation(offset) { offset += 1 }
            scalars += 1
        }
        while scalars > index, offset > 0 {
            offset -= 1
            while offset > 0, isContinuation(offset) { offset -= 1 }
            scalars -= 1
        }
        return offset
    }

    private func isContinuation(_ offset: Int) -> Bool {
        bytes[offset] & 0xC0 == 0x80
    }
}

/// Why libyaml went no further, with offsets in bytes.
struct YAMLProblem {
    let problem: String
    let offset: Int
    /// What was being read, and where that began.
    let context: (what: String, offset: Int)?

    fileprivate init(_ parser: yaml_parser_t, _ offsets: inout ScalarOffsets) {
        problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "the text ends too early"
        if unsafe parser.error == YAML_READER_ERROR {
            offset = unsafe Int(parser.problem_offset)
        } else {
            offset = unsafe offsets.bytes(before: parser.problem_mark.index)
        }
        let what = unsafe parser.context.map { unsafe String(cString: $0) }
        let begin = unsafe offsets.bytes(before: parser.context_mark.index)
        if let what, begin < offset { context = (what, begin) } else { context = nil }
    }
}
