package import Diagnostics
package import SiteModel
internal import SourceReading

/// What the API returns, as the site, its groups and its entries say it: an entry has its own body, or that of its group, or
/// that of the site, and what examples it gives.
package struct ErrorBodies: Sendable {
    /// An example of an answer, ready to be filled in.
    package struct Example: Sendable {
        package let title: String?
        package let body: ErrorBody
    }

    private enum Own {
        case omitted
        case body(ErrorBody)

        var body: ErrorBody? { if case .body(let body) = self { body } else { nil } }
    }

    private let site: Site
    private let ofSite: ErrorBody?
    private let ofGroups: [Int: Own]
    private let ofEntries: [Int: Own]
    private let examples: [Int: [Example]]

    /// Takes all templates apart, and reports what is wrong with them, also once they are filled in.
    package init(of site: Site, _ diagnostics: inout [Diagnostic]) {
        self.site = site
        var reading = ErrorBodyReading(site)
        var (groups, entries): ([Int: Own], [Int: Own]) = ([:], [:])
        var examples: [Int: [Example]] = [:]
        for (index, entry) in site.entries.enumerated() {
            guard let answers = entry.source.answers else { continue }
            switch answers.errorBody {
            case .template(let template): entries[index] = .body(reading.body(template, for: [entry]))
            case .omitted?: entries[index] = .omitted
            case nil: break
            }
            if !answers.examples.isEmpty { examples[index] = answers.examples.map { reading.example($0, of: entry) } }
        }
        for (index, group) in site.groups.enumerated() {
            switch group.source.errorBody {
            case .template(let template):
                let own = group.entries.filter { entries[$0] == nil }.map { site.entries[$0] }
                groups[index] = .body(reading.body(template, for: own))
            case .omitted?: groups[index] = .omitted
            case nil: break
            }
        }
        ofSite = site.configuration.errorBody.map { template in
            if groups.isEmpty, entries.isEmpty { return reading.body(template, for: site.entries) }
            let others = site.entries.indices.filter {
                entries[$0] == nil && groups[site.entries[$0].group] == nil
            }
            return reading.body(template, for: others.map { site.entries[$0] })
        }
        (ofGroups, ofEntries, self.examples) = (groups, entries, examples)
        diagnostics += reading.diagnostics
    }

    /// The body of an entry.
    package func body(of entry: Int) -> ErrorBody? {
        if let own = ofEntries.isEmpty ? nil : ofEntries[entry] { return own.body }
        if let own = ofGroups.isEmpty ? nil : ofGroups[site.entries[entry].group] { return own.body }
        return ofSite
    }

    /// The examples that an entry gives.
    package func examples(of entry: Int) -> [Example] { examples.isEmpty ? [] : examples[entry] ?? [] }
}

/// Reads the templates of a site.
private struct ErrorBodyReading {
    private(set) var diagnostics: [Diagnostic] = []
    private let site: Site
    /// What the site has, once it was asked for.
    private var context: CheckedSite?

    init(_ site: Site) {
        self.site = site
    }

    mutating func body(_ template: Located<String>, for entries: [SiteEntry]) -> ErrorBody {
        read(template, for: entries) { ErrorBody(template: template, &$0) }
    }

    mutating func example(_ example: AnswerExample, of entry: SiteEntry) -> ErrorBodies.Example {
        if let status = example.status, !entry.statuses.isEmpty, !entry.statuses.contains(status.value) {
            diagnostics.append(Self.foreign(status, entry))
        }
        let body = read(example.body, for: [entry], name: "the example") {
            ErrorBody(
                template: example.body,
                mediaType: example.mediaType?.value,
                status: example.status?.value,
                &$0
            )
        }
        return ErrorBodies.Example(title: example.title?.value, body: body)
    }

    private mutating func read(
        _ template: Located<String>,
        for entries: [SiteEntry],
        name: String? = nil,
        _ make: (inout [Diagnostic]) -> ErrorBody
    ) -> ErrorBody {
        var faults: [Diagnostic] = []
        let body = make(&faults)
        if faults.isEmpty {
            var context = self.context ?? CheckedSite(site)
            self.context = context
            if let name { context.name = name }
            faults = ErrorBodyCheck.faults(of: body, from: template, for: entries, in: context)
        }
        diagnostics += faults
        return body
    }

    private static func foreign(_ status: Located<HTTPStatus>, _ entry: SiteEntry) -> Diagnostic {
        let codes = entry.statuses.map { String($0.code) }
        let all = (codes + [String(status.value.code)]).joined(separator: ", ")
        return Diagnostic(
            .contradictoryBody,
            "an example of `\(entry.code)` has the status \(status.value.code), and the entry has \(codes.joined(separator: ", "))",
            at: status.range,
            related: [("this is the entry", entry.source.code.range)],
            help: "correct one of the two, or give the entry both: `status: [\(all)]`"
        )
    }
}
