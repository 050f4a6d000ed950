internal import Diagnostics
internal import MarkdownEvents

/// Puts into words what is not read behind a fence.
enum FenceFault {
    private static let read =
        "what is read there is `tab=\"Ruby\"`, `file=\"x.js\"`, `good`, `bad` and lines: `{1,3-4}`"

    static func fault(_ slip: CodeFence.Slip, _ range: Range<Int>) -> TextFault {
        switch slip {
        case .unknown(let name, let value):
            let written = value.map { "\(name)=\"\($0)\"" } ?? name
            return attribute("`\(written)` is not read behind a fence", cure(name, value), range)
        case .repeated(let name):
            let headline =
                name == "good" || name == "bad"
                ? "`\(name)` stands behind a fence that is marked already" : "`\(name)` stands twice behind this fence"
            return attribute(headline, "leave it out: the first is taken", range)
        case .missingValue(let name):
            return attribute("`\(name)` has no value", "write `\(name)=\"\(name == "tab" ? "Ruby" : "x.js")\"`", range)
        case .superfluousValue(let name):
            return attribute(
                "`\(name)` takes no value",
                "write `\(name)` alone; a site words it under `wording` in site.yml",
                range
            )
        case .unclosedQuote:
            return attribute("the quote is not closed", "close it on the line of the fence", range)
        case .repeatedTab(let name):
            return attribute(
                "another tab of this group is called `\(name)`, too",
                "bring the code of one tab together, or call this one otherwise",
                range
            )
        case .language(let written):
            return attribute("`\(written)` is no language", languageCure(written), range)
        case .lines(let written, let count):
            return TextFault(
                code: .unknownLine,
                headline: count == 0
                    ? "`\(written)` marks lines of code that has none"
                    : "`\(written)` marks no lines of this code, which has \(count == 1 ? "one" : "\(count)")",
                range: range,
                help: ["count from the line below the fence, the smaller number first: `{1,3-4}`"]
            )
        }
    }

    private static func attribute(_ headline: String, _ help: String, _ range: Range<Int>) -> TextFault {
        TextFault(code: .unknownAttribute, headline: headline, range: range, help: [help])
    }

    /// A language, and a file behind it, as they are written here.
    private static func languageCure(_ written: String) -> String {
        let parts = written.split(separator: ":", maxSplits: 1)
        let name = (parts.first ?? "").split { "{}.= \"".contains($0) }
        let language = name.first.map(String.init) ?? "js"
        guard !written.hasPrefix("{"), parts.count > 1, let file = parts[1].split(separator: "=").last,
            file.contains(".") || file.contains("/")
        else { return "write the language alone: `\(language)`" }
        return "write `\(language) file=\"\(file)\"`"
    }

    /// What to write in the place of what other tools read.
    private static func cure(_ name: String, _ value: String?) -> String {
        let folded = name.lowercased()
        switch folded {
        case "title", "filename", "name", "path": return "did you mean `file=\"\(value ?? "x.js")\"`?"
        case "label", "lang", "language": return "did you mean `tab=\"\(value ?? "Ruby")\"`?"
        case "hl_lines", "highlight", "mark", "lines", "emphasize-lines": return "mark lines so: `{1,3-4}`"
        case "wrong", "incorrect", "invalid", "failing", "before": return "did you mean `bad`?"
        case "right", "correct", "valid", "passing", "after": return "did you mean `good`?"
        default: break
        }
        guard let near = SimilarNames.nearest(to: folded, among: ["bad", "file", "good", "tab"]) else {
            return "leave it out: " + read
        }
        guard near == "file" || near == "tab" else { return "did you mean `\(near)`?" }
        return "did you mean `\(near)=\"\(value ?? (near == "tab" ? "Ruby" : "x.js"))\"`?"
    }
}
