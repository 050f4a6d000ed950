internal import Bytes
internal import Diagnostics
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// The error body is what readers compare with what they got, and its links are those that programs print: filled in for
/// an entry it is JSON, if it looks like JSON, and what it links to on this site is there.
///
/// A fault of the template is told once, at its line, with the first entry that shows it.
struct ErrorBodyCheck {
    private let body: ErrorBody
    private let template: Located<String>
    private let entries: [SiteEntry]
    private let context: CheckedSite
    private var site: Site { context.site }
    private var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - body: the body.
    ///   - template: what it was made of.
    ///   - entries: those that have it.
    ///   - context: the site.
    /// - Returns: the faults.
    static func faults(
        of body: ErrorBody,
        from template: Located<String>,
        for entries: [SiteEntry],
        in context: CheckedSite
    ) -> [Diagnostic] {
        var check = ErrorBodyCheck(body: body, template: template, entries: entries, context: context)
        if body.demandsJSON { check.checkJSON() }
        check.checkLinks()
        return check.diagnostics
    }

    private init(body: ErrorBody, template: Located<String>, entries: [SiteEntry], context: CheckedSite) {
        self.body = body
        self.template = template
        self.entries = entries
        self.context = context
    }

    // MARK: JSON

    /// Looks at the template with a value in the place of each name, then at what stands outside of strings for each entry:
    /// within them, what is filled in is escaped.
    private mutating func checkJSON() {
        let sample = JSONSample(of: body)
        if let fault = JSONSyntax.fault(in: sample.text) {
            report(brokenAt: sample.template(fault))
            return
        }
        diagnostics += BodyAgreement.faults(of: sample, body, from: template, for: entries, in: context)
        diagnostics += ProblemBody.faults(of: sample, body, from: template, for: entries, in: context)
        for name in sample.bare where name != "status" { checkBare(name) }
        for (name, place) in [("status", "entry or its group"), ("message", "entry"), ("title", "entry")]
        where body.pieces.contains(where: { $0.name == name }) {
            checkPresence(of: name, at: place)
        }
    }

    private mutating func report(brokenAt offset: Int) {
        diagnostics.append(
            Diagnostic(
                .brokenErrorBody,
                "\(context.name) is no JSON from here on",
                at: body.place(of: offset..<offset + 1, in: template.range),
                help: body.mediaType == nil
                    ? "check commas, quotes and brackets; a body that begins with `{` or `[` must be JSON once it is filled in"
                    : "check commas, quotes and brackets, or say what else it is by `media_type`"
            )
        )
    }

    private mutating func checkBare(_ name: String) {
        let wrong = entries.filter { entry in
            let value = body.value(of: name, for: entry, in: site.configuration)
            return JSONSyntax.fault(in: value) != nil
        }
        guard let first = wrong.first else { return }
        let value = body.value(of: name, for: first, in: site.configuration)
        diagnostics.append(
            Diagnostic(
                .brokenErrorBody,
                "\(context.name) is no JSON for \(Self.list(wrong)): `\(value.prefix(60))` stands without quotes",
                at: template.range.place(of: tag(of: name)),
                related: [("this is the entry", first.source.code.range)],
                help: "put it into quotes: `\"{{\(name)}}\"`"
            )
        )
    }

    /// Looks for entries that have nothing to be filled in.
    private mutating func checkPresence(of name: String, at place: String) {
        let wrong = entries.filter { body.value(of: name, for: $0, in: site.configuration).isEmpty }
        guard let first = wrong.first else { return }
        diagnostics.append(
            Diagnostic(
                .brokenErrorBody,
                "\(context.name) needs a \(name), and \(Self.list(wrong)) \(wrong.count == 1 ? "has" : "have") none",
                at: template.range.place(of: tag(of: name)),
                related: [("this is the entry", first.source.code.range)],
                help: "give the \(place) a `\(name):`, or leave `{{\(name)}}` out of \(context.name)"
            )
        )
    }

    private func tag(of name: String) -> String {
        body.pieces.lazy.compactMap { piece in
            if case .variable(name, let tag) = piece { tag } else { nil }
        }
        .first ?? ""
    }

    /// The codes of some entries, for a sentence.
    static func list(_ entries: [SiteEntry]) -> String {
        let names = entries.prefix(3).map { "`\($0.id)`" }.joined(separator: ", ")
        return entries.count > 3 ? "\(names) and \(entries.count - 3) more" : names
    }

    // MARK: Links

    /// Looks for addresses of this site that the template puts together by itself.
    private mutating func checkLinks() {
        let baseURL = site.configuration.baseURL
        let addresses = OwnAddresses(of: baseURL, isJSON: body.syntax == .json)
        guard body.holdsAddress(addresses) else { return }
        var wrong: [SiteEntry] = []
        var sample: OwnAddresses.Address?
        for entry in entries {
            let text = body.text(for: entry, in: site.configuration, withoutMessage: true)
            guard let address = addresses.all(in: text).first(where: { !context.known.hold($0.below[...]) }) else {
                continue
            }
            sample = sample ?? address
            wrong.append(entry)
        }
        guard let first = wrong.first, let sample else { return }
        let base = String(addresses.base(of: sample))
        let words = ["{{base_url}}", "{{ base_url }}", base, "{{url}}", "{{page_url}}"]
        let place = words.map { template.range.place(of: $0) }.first { $0.bounds != template.range.bounds }
        diagnostics.append(
            Diagnostic(
                .brokenErrorBody,
                "\(context.name) of \(Self.list(wrong)) links to `\(baseURL.absolute + sample.below)`, which this site does not have",
                at: place ?? template.range,
                related: [("this is the entry", first.source.code.range)],
                help: "write `{{url}}` for the entry on the errors page, or `{{page_url}}` for its own page"
            )
        )
    }
}

/// A site whose bodies are checked.
struct CheckedSite {
    let site: Site
    /// How a fault calls the body.
    var name = "the error body"
    fileprivate let known: KnownAddresses

    init(_ site: Site) {
        self.site = site
        known = KnownAddresses(site)
    }
}

/// The addresses of a site, below its base.
fileprivate struct KnownAddresses {
    private let site: Site
    private let folders: Set<String>
    private let anchors: Set<String>

    init(_ site: Site) {
        self.site = site
        let pages =
            site.entries.map(\.path) + site.groups.map(\.path) + site.pages.map(\.path) + site.moves.map(\.from)
            + site.sharedCodes.compactMap(\.path)
        let operations = site.operations.isEmpty ? [] : site.operations.map(\.path) + [.operations]
        let others =
            site.staticFiles.map { SitePath($0.sitePath) } + [.front, site.addresses.errors, .changes, .feed, .sitemap]
        folders = Set((pages + others + operations).map(\.addressWithoutSlash))
        anchors = Set(site.groups.flatMap { [$0.anchor] + $0.furtherAnchors })
    }

    /// Whether the site has an address. Of headings nothing is known yet, so that a fragment is looked for among those
    /// anchors of the errors page that codes may be meant by.
    func hold(_ address: Substring) -> Bool {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = SitePath(PercentEncoding.decoded(parts[0].prefix { $0 != "?" }))
        guard folders.contains(path.addressWithoutSlash) else { return false }
        let errors = site.addresses.errors
        guard parts.count > 1, path.addressWithoutSlash == errors.addressWithoutSlash,
            site.introduction == nil || site.hasFrontPage
        else { return true }
        let fragment = PercentEncoding.decoded(parts[1])
        return fragment.isEmpty || site.entry(anchor: fragment) != nil || site.sharedCode(anchor: fragment) != nil
            || anchors.contains(fragment)
    }
}
