/// What a program asks for in the place of a page (RFC 9110, section 12.5.1).
enum PreferredForm {
    case markdown, json

    /// - Parameter accept: the value of `Accept`. Who would as soon have HTML gets the page.
    init?(accept: String) {
        var qualities: [String: Double] = [:]
        for part in accept.lowercased().split(separator: ",") {
            let words = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let type = words.first else { continue }
            let quality = words.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            qualities[type] = max(quality, qualities[type] ?? 0)
        }
        let page = qualities["text/html"] ?? 0
        let markdown = qualities["text/markdown"] ?? 0
        let json = qualities["application/json"] ?? 0
        guard max(markdown, json) > page else { return nil }
        self = markdown >= json ? .markdown : .json
    }
}
