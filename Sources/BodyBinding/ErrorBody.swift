internal import Bytes
package import Diagnostics
internal import Markup
package import SiteModel
internal import SitePaths
internal import SourceReading

/// The body that the API returns, as `error_body` in `site.yml` describes it.
package struct ErrorBody: Sendable {
    private static let variables = [
        "code", "code_hyphenated", "scope", "id", "message", "status", "title", "base_url", "url", "page_url",
        "type",
    ]

    package enum Piece: Sendable {
        case text(String)
        /// A name, and how the template writes it.
        case variable(String, tag: String)

        package var name: String? {
            if case .variable(let name, _) = self { name } else { nil }
        }
    }

    /// What it is written in, so that what is filled in is escaped for it.
    package enum Syntax: Sendable {
        case json
        case markup
        case text

        package init(_ mediaType: MediaType) {
            self = mediaType.isJSON ? .json : mediaType.isMarkup ? .markup : .text
        }

        /// What a body without a media type looks like.
        package init(of text: Substring) {
            self = text.hasPrefix("{") || text.hasPrefix("[") ? .json : .text
        }
    }

    package let pieces: [Piece]
    package let syntax: Syntax
    /// What stands before it, where the template is a whole answer.
    let head: AnswerHead?
    /// What it is, where the catalog says it.
    package let mediaType: MediaType?
    /// The status that it is returned with, if it is not the usual one of the entry.
    package let ownStatus: HTTPStatus?

    /// Whether all of it is JSON, or looks like it.
    package var isJSON: Bool { syntax == .json && head == nil }

    /// Takes a template apart, and reports variables that stand for nothing.
    /// - Parameters:
    ///   - template: the template.
    ///   - mediaType: what the body is, where that is said.
    ///   - status: what it is returned with, if it is not the usual status of the entry.
    ///   - diagnostics: takes the faults.
    package init(
        template: Located<String>,
        mediaType: MediaType? = nil,
        status: HTTPStatus? = nil,
        _ diagnostics: inout [Diagnostic]
    ) {
        var pieces: [Piece] = []
        var rest = template.value.trimmed[...]
        self.mediaType = mediaType
        ownStatus = status
        let head = mediaType == nil ? AnswerHead(of: rest) : nil
        self.head = head
        let body = head.map { Substring(rest.utf8.dropFirst($0.count)) } ?? rest
        syntax = (mediaType ?? head?.mediaType).map(Syntax.init) ?? Syntax(of: body)
        while let start = rest.firstRange(of: "{{") {
            pieces.append(.text(String(rest[..<start.lowerBound])))
            let inner = rest[start.upperBound...]
            guard let end = inner.firstRange(of: "}}"), !inner[..<end.lowerBound].contains("{{") else {
                let line = rest[start.lowerBound...].prefix { !$0.isNewline }
                diagnostics.append(Self.unclosed(String(line), in: template))
                rest = inner
                continue
            }
            let name = inner[..<end.lowerBound].trimmed
            if Self.variables.contains(name) {
                pieces.append(.variable(name, tag: String(rest[start.lowerBound..<end.upperBound])))
            } else {
                diagnostics.append(Self.unknown(name, String(rest[start.lowerBound..<end.upperBound]), in: template))
            }
            rest = rest[end.upperBound...]
        }
        self.pieces = pieces + [.text(String(rest))]
    }

    /// The body for an entry.
    package func text(for entry: SiteEntry, in configuration: SiteConfiguration) -> String {
        text(for: entry, in: configuration, withoutMessage: false)
    }

    /// The body for an entry, as the API sends it or without the API's own words.
    package func text(for entry: SiteEntry, in configuration: SiteConfiguration, withoutMessage: Bool) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .variable("message", _) where withoutMessage: ""
            case .variable(let name, _): inserted(value(of: name, for: entry, in: configuration))
            }
        }
        .joined()
    }

    /// The template, without white space at its ends.
    package var template: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .variable(_, let tag): tag
            }
        }
        .joined()
    }

    /// Whether it must be JSON once it is filled in: it is said to be, or begins as JSON does and not with a name.
    package var demandsJSON: Bool {
        guard syntax == .json else { return false }
        return mediaType != nil || head?.mediaType != nil
            || !template.utf8.dropFirst(head?.count ?? 0).starts(with: "{{".utf8)
    }

    /// The status that it is returned with for an entry.
    package func status(for entry: SiteEntry) -> HTTPStatus? { ownStatus ?? entry.status }

    /// Whether it puts addresses below a base together by itself, or adds to those that it is given.
    func holdsAddress(_ addresses: OwnAddresses) -> Bool {
        pieces.enumerated().contains { index, piece in
            switch piece {
            case .text(let text): return addresses.mayBegin(in: text)
            case .variable("base_url", _): return true
            case .variable("url", _), .variable("page_url", _):
                guard index + 1 < pieces.count else { return false }
                guard case .text(let text) = pieces[index + 1] else { return true }
                return text.first.map { !$0.isWhitespace && !"\"'<>`,;)}]".contains($0) } ?? false
            case .variable: return false
            }
        }
    }

    private func inserted(_ value: String) -> String {
        switch syntax {
        case .json:
            var buffer = JSONBuffer()
            buffer.string(value)
            return String(String(decoding: buffer.finished(), as: UTF8.self).dropFirst().dropLast())
        case .markup:
            var buffer = HTMLBuffer()
            buffer.attributeText(value)
            return buffer.finished().string
        case .text: return value
        }
    }

    package func value(of variable: String, for entry: SiteEntry, in configuration: SiteConfiguration) -> String {
        switch variable {
        case "code": entry.code.rawValue
        case "code_hyphenated": PercentEncoding.fragment(entry.code.hyphenated)
        case "scope": entry.scope?.rawValue ?? ""
        case "id": entry.id.rawValue
        case "message": entry.source.message?.value ?? ""
        case "status": status(for: entry).map { String($0.code) } ?? ""
        case "title": entry.source.title?.value ?? ""
        case "base_url": configuration.baseURL.absolute
        case "url": entry.permalink(in: configuration)
        case "type": entry.problemType(in: configuration)
        default: configuration.baseURL.absolute + entry.address
        }
    }

    private static func unclosed(_ line: String, in template: Located<String>) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            "a name that begins here is not closed",
            at: template.range.place(of: line),
            help: "close it with `}}`"
        )
    }

    private static func unknown(_ name: String, _ tag: String, in template: Located<String>) -> Diagnostic {
        Diagnostic(
            .unknownVariable,
            "nothing is called `\(name)` in an error body",
            at: template.range.place(of: tag),
            help: SimilarNames.nearest(to: name, among: variables).map { "did you mean `{{\($0)}}`?" }
                ?? "the names are \(variables.map { "`{{\($0)}}`" }.joined(separator: ", "))"
        )
    }
}

extension SiteEntry {
    /// The type of the problem that it is. What clients compare stays what it is where a preview lies elsewhere.
    package func problemType(in configuration: SiteConfiguration) -> String {
        var published = configuration
        published.baseURL = configuration.publishedURL
        switch configuration.problemTypes {
        case .page: return published.baseURL.absolute + address
        case .anchor: return permalink(in: published)
        }
    }

    /// The absolute address of the entry on the errors page.
    package func permalink(in configuration: SiteConfiguration) -> String {
        configuration.baseURL.absolute + configuration.addresses.anchor(PercentEncoding.fragment(anchor))
    }
}
