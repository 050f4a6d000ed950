internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// What an entry says and what its body says agree: a body that was copied from another entry shows another code or another
/// status than its own, and readers believe what they see.
///
/// Only what can mean nothing else is told: a member of a well-known name whose value is the code of another entry, or an
/// HTTP status that the entry does not have.
enum BodyAgreement {
    private static let codeNames: Set<String> = ["code", "error", "error_code", "errorCode", "error-code", "Code"]
    private static let statusNames: Set<String> = [
        "status", "status_code", "statusCode", "http_status", "httpStatus", "http_status_code", "httpStatusCode",
    ]
    /// What members of the body stand in.
    private static let outer: [[String]] = [[], ["error"], ["errors", "0"]]

    /// - Parameters:
    ///   - sample: the body with values in the place of its names; it is JSON.
    ///   - body: the body.
    ///   - template: what it was made of.
    ///   - entries: those that have it.
    ///   - context: the site.
    /// - Returns: a fault for each member that is at odds with entries, with the first of them.
    static func faults(
        of sample: JSONSample,
        _ body: ErrorBody,
        from template: Located<String>,
        for entries: [SiteEntry],
        in context: CheckedSite
    ) -> [Diagnostic] {
        let members = sample.members
        // A list of several errors may hold those of others.
        let hasSeveral = members.contains { $0.path.starts(with: ["errors", "1"]) }
        var faults: [Diagnostic] = []
        for member in members {
            guard let name = member.path.last, Self.outer.contains(Array(member.path.dropLast())),
                !(hasSeveral && member.path.first == "errors"), sample.isLiteral(member.range)
            else { continue }
            let isStatus = statusNames.contains(name)
            guard isStatus || codeNames.contains(name) else { continue }
            let value = sample.value(of: member)
            let place = body.place(of: sample.template(member), in: template.range)
            let status = isStatus ? Int(value).flatMap(HTTPStatus.init) : nil
            let wrong = entries.filter { entry in
                if let status { return contradicts(status, body, entry) }
                return contradicts(code: value, entry, in: context.site)
            }
            guard let first = wrong.first else { continue }
            faults.append(
                status.map { fault($0, body, wrong, first, at: place, context) }
                    ?? fault(code: value, wrong, first, at: place, context)
            )
        }
        return faults
    }

    private static func contradicts(_ status: HTTPStatus, _ body: ErrorBody, _ entry: SiteEntry) -> Bool {
        if let own = body.ownStatus { return own != status }
        return !entry.statuses.isEmpty && !entry.statuses.contains(status)
    }

    private static func contradicts(code: String, _ entry: SiteEntry, in site: Site) -> Bool {
        guard code != entry.code.rawValue, let index = site.entry(named: code), site.entries[index] !== entry else {
            return false
        }
        // The code of a whole stands beside that of its part.
        let other = site.entries[index]
        if entry.parent == index || other.parent.map({ site.entries[$0] === entry }) == true { return false }
        // Some APIs send the number of the status as a code beside their own.
        return !entry.statuses.contains { String($0.code) == code }
    }

    private static func fault(
        _ status: HTTPStatus,
        _ body: ErrorBody,
        _ wrong: [SiteEntry],
        _ first: SiteEntry,
        at place: SourceRange,
        _ context: CheckedSite
    ) -> Diagnostic {
        let own = body.ownStatus.map { [$0] } ?? first.statuses
        let codes = own.map { String($0.code) }.joined(separator: ", ")
        let all = (own + [status]).map { String($0.code) }.joined(separator: ", ")
        let cure =
            body.ownStatus != nil
            ? "or correct the `status:` of the example"
            : "or give the entry both: `status: [\(all)]`"
        return Diagnostic(
            .contradictoryBody,
            "\(context.name) says the status \(status.code) for \(ErrorBodyCheck.list(wrong)), which is sent with \(codes)",
            at: place,
            related: [("this is the entry", first.source.code.range)],
            help: "write `{{status}}` in its place, \(cure)"
        )
    }

    private static func fault(
        code: String,
        _ wrong: [SiteEntry],
        _ first: SiteEntry,
        at place: SourceRange,
        _ context: CheckedSite
    ) -> Diagnostic {
        Diagnostic(
            .contradictoryBody,
            "\(context.name) says the code `\(code)` for \(ErrorBodyCheck.list(wrong))",
            at: place,
            related: [("this is the entry", first.source.code.range)],
            help: "write `{{code}}` in its place, or put the body at the entry `\(code)`"
        )
    }
}
