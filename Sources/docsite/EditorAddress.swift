import ArgumentParser
import Bytes
import Diagnostics
import Processes
import SitePipeline

/// How a link in the browser opens a place in the author's editor.
struct EditorAddress: ExpressibleByArgument {
    private static let known = [
        "vscode": "vscode://file{file}:{line}:{column}",
        "zed": "zed://file{file}:{line}:{column}",
        "idea": "idea://open?file={file}&line={line}&column={column}",
    ]

    static var names: String { known.keys.sorted().joined(separator: ", ") }

    private let template: String

    /// - Parameter argument: the name of an editor, or an address with `{file}`, `{line}` and `{column}`.
    init?(argument: String) {
        let template = Self.known[argument] ?? argument
        let scheme = template.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
        // A link with such a scheme would run as a script of the page.
        guard template.contains("{file}"), template.dropFirst(scheme.count).hasPrefix(":"),
            scheme.first?.isLetter == true,
            !["javascript", "data", "vbscript"].contains(scheme.lowercased())
        else { return nil }
        self.template = template
    }

    /// Whatever opens files on this machine.
    static let file = EditorAddress(template: "file://{file}")

    private init(template: String) {
        self.template = template
    }

    /// The editor whose terminal the program runs in.
    static var ofTerminal: EditorAddress? {
        let environment = Environment.variables
        if environment["TERMINAL_EMULATOR"]?.hasPrefix("JetBrains") == true { return EditorAddress(argument: "idea") }
        return environment["TERM_PROGRAM"].flatMap { known[$0] }.flatMap { EditorAddress(argument: $0) }
    }

    /// Where the places are that a report names.
    /// - Parameters:
    ///   - report: the text of a report.
    ///   - folder: the folder that its paths start from.
    /// - Returns: the addresses, by how the places are written.
    func places(in report: String, folder: String) -> [String: String] {
        var places: [String: String] = [:]
        for line in report.split(separator: "\n") {
            let text = line.drop { $0 == " " }
            guard text.hasPrefix("--> ") else { continue }
            let place = text.dropFirst("--> ".count)
            let parts = place.split(separator: ":")
            let numbers = parts.suffix(2).compactMap { Int($0) }
            let hasPlace = parts.count > 2 && numbers.count == 2
            let file = hasPlace ? parts.dropLast(2).joined(separator: ":") : String(place)
            let (line, column) = hasPlace ? (numbers[0], numbers[1]) : (1, 1)
            places[String(place)] = address(of: ReportedPlace(path: file, line: line, column: column), in: folder)
        }
        return places
    }

    /// Where a place is.
    /// - Parameters:
    ///   - place: a place that a report names.
    ///   - folder: the folder that its path starts from.
    /// - Returns: its address.
    func address(of place: ReportedPlace, in folder: String) -> String {
        let path = place.path.hasPrefix("/") ? place.path : "\(folder)/\(place.path)"
        return template.replacing("{file}", with: Self.encoded(path))
            .replacing("{line}", with: String(place.line))
            .replacing("{column}", with: String(place.column))
    }

    /// An absolute path as it stands in an address (RFC 3986, section 3.3), the steps `.` and `..` gone.
    private static func encoded(_ path: String) -> String {
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.map { "/" + PercentEncoding.path(String($0)) }.joined()
    }
}
