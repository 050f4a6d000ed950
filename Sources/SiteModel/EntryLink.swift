internal import Bytes

/// An address that the page of each entry leads to, with what names the entry filled in.
package struct EntryLink: Sendable, Equatable {
    /// What is filled in.
    package static let places = ["code", "url"]

    private enum Part: Equatable {
        case text(String)
        case place(String)
    }

    private let parts: [Part]

    /// Takes a text apart: letters in braces are a place.
    package init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            let name = rest[rest.index(after: open)...].prefix { $0 != "}" && $0 != "{" }
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            guard name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else {
                parts.append(.text("{" + name))
                rest = rest[name.endIndex...]
                continue
            }
            parts.append(.place(String(name)))
            rest = rest[rest.index(after: name.endIndex)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// The names in braces for which nothing is filled in.
    package var unknownPlaces: [String] {
        parts.compactMap { if case .place(let name) = $0, !Self.places.contains(name) { name } else { nil } }
    }

    /// The address for an entry, whose code and page are encoded as a value of a query is.
    package func address(code: String, url: String) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .place("code"): PercentEncoding.queryValue(code)
            case .place: PercentEncoding.queryValue(url)
            }
        }
        .joined()
    }
}
