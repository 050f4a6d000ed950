#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes text files down as Swift: `embed-files <type> <folder> <output.swift> <file>...`
///
/// Each becomes a raw literal of a `StaticString`. SwiftPM's own `.embedInCode` makes an array of bytes, and the
/// compiler takes ten times as long for it.
@main
struct EmbedFiles {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 4 else {
            throw Failure("usage: embed-files <type> <folder> <output.swift> <file>...")
        }
        var source = """
            extension \(arguments[1]) {
                static let texts: [(path: String, text: StaticString)] = [

            """
        for path in arguments[4...] {
            let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
            guard !text.utf8.contains(UInt8(ascii: "\r")) else { throw Failure("\(path): its lines must end in LF") }
            let name = path.dropFirst(arguments[2].count + 1)
            // As many signs as no run of them in the text has.
            let signs = String(repeating: "#", count: longestRun(of: "#", in: text) + 1)
            source += "(\(signs)\"\(name)\"\(signs), \(signs)\"\"\"\n\(text)\n\"\"\"\(signs)),\n"
        }
        source += "    ]\n}\n"
        try source.write(toFile: arguments[3], atomically: true, encoding: .utf8)
    }

    private static func longestRun(of sign: Character, in text: String) -> Int {
        text.reduce(into: (current: 0, longest: 0)) { run, character in
            run.current = character == sign ? run.current + 1 : 0
            run.longest = max(run.longest, run.current)
        }
        .longest
    }
}

/// Why nothing was written.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
