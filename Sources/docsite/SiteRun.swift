import ArgumentParser
import Binding
import DefaultTheme
import Diagnostics
import FaultManual
import Output
internal import PermalinkBinding
import Processes
import PublishedSites
import SiteModel
internal import SitePaths
import SitePipeline

/// One run of the pipeline, told on the terminal: results to standard output, everything else to standard error.
struct SiteRun {
    private static let themeFolder = "theme"

    private let places: PlaceOptions
    private let format: DiagnosticFormat
    private let isStrict: Bool
    private let isQuiet: Bool

    init(_ site: SiteOptions) {
        places = site.places
        format = site.format
        isStrict = site.strict
        isQuiet = site.quiet
    }

    /// A run that is about the addresses of a site, and tells faults only where they keep it from that.
    init(_ places: PlaceOptions, quiet: Bool = false) {
        self.places = places
        format = .text
        isStrict = false
        isQuiet = quiet
    }

    func options(output: String) -> SiteBuild.Options {
        var options = SiteBuild.Options(
            content: places.content.withoutTrailingSlash,
            theme: (places.theme ?? Self.themeFolder).withoutTrailingSlash,
            output: output.withoutTrailingSlash,
            jobs: places.jobs ?? Environment.cores
        )
        options.baseURL = places.baseURL
        options.isStrict = isStrict
        options.inheritedTheme = DefaultTheme.files
        options.requiresTheme = places.theme != nil
        return options
    }

    /// Lets a build work. Where somebody sits at a terminal and wants to know, it says how far it is.
    func showingProgress(
        of options: SiteBuild.Options,
        _ work: (SiteBuild) async throws -> SiteBuild.Report
    ) async throws -> SiteBuild.Report {
        guard Terminal.isCapable, !isQuiet else { return try await work(SiteBuild(options)) }
        let line = ProgressLine()
        var options = options
        options.progress = line.show
        defer { line.clear() }
        return try await work(SiteBuild(options))
    }

    /// Runs, reports and exits as it turned out.
    /// - Parameters:
    ///   - accepting: whether the faults that are found were to be known from now on.
    ///   - run: does the work.
    /// - Throws: the exit status, where that is not 0.
    func finish(accepting: Bool = false, _ run: () async throws -> SiteBuild.Report) async throws {
        let report: SiteBuild.Report
        do {
            report = try await run()
        } catch let error as OutputError {
            throw stop(error)
        }
        show(report.diagnostics, known: report.known)
        if report.known > 0, !accepting { say("\(Self.known(report.known))\n") }
        switch report.result {
        case .refused:
            if accepting { Terminal.tell("nothing is accepted while there is an error that cannot be\n") }
            throw ExitCode(1)
        case .checked(let files):
            say("the content is sound: \(files) files would be written\(Self.leftOut(report))\n")
        case .accepted(let list, let isNew):
            say("\(list.printable): \(Self.known(report.known))\(isNew ? "" : ", as before")\n")
        case .unchanged(let files):
            say("\(files) files: nothing has changed since the last build\n")
        case .rendered(let files, _):
            say("\(files.count) files\n")
        case .written(let summary):
            let counts = "\(summary.new) new, \(summary.changed) changed, \(summary.removed) removed"
            say("\(summary.files) files: \(counts)\(Self.leftOut(report))\n")
        case .compared(let differences, let files):
            guard differences.isEmpty else {
                tell(differences)
                throw ExitCode(1)
            }
            say("all \(files) files are what a build would write\n")
        }
        if let advice = report.advice { say("\(advice.words(for: places.content.withoutTrailingSlash))\n") }
    }

    /// How many faults are let pass, in words.
    static func known(_ count: Int) -> String {
        "\(count) known fault\(count == 1 ? "" : "s")"
    }

    /// The drafts and the internal entries that a build does not publish.
    private static func leftOut(_ report: SiteBuild.Report) -> String {
        let drafts = report.drafts == 0 ? "" : "; \(report.drafts) draft\(report.drafts == 1 ? "" : "s") left out"
        guard report.internals > 0 else { return drafts }
        return drafts + "; \(report.internals) internal entr\(report.internals == 1 ? "y" : "ies") left out"
    }

    /// The addresses of the site, which may be at odds with the ledger but must be sound otherwise.
    func permalinks() async throws -> Permalinks {
        try await readSite().permalinks
    }

    /// The addresses that a ledger or a built site holds.
    func published(at path: String, like permalinks: Permalinks) throws -> PermalinkDifference.Former {
        do {
            guard path != "-" else { return try PublishedAddresses.read(ledger: Self.standardInput, like: permalinks) }
            return try PublishedAddresses.read(path.withoutTrailingSlash, like: permalinks)
        } catch {
            throw stop(error)
        }
    }

    private static var standardInput: String {
        var text = ""
        while let line = readLine(strippingNewline: false) { text += line }
        return text
    }

    /// Takes the addresses that a file, or standard input (`-`), holds into the ledger.
    func takeOver(_ file: String, from places: [String], by rules: [AddressPattern]) async throws -> PermalinkImport {
        let read = try await readSite()
        do {
            guard file != "-" else { return try read.takeOver(Self.standardInput, from: places, by: rules) }
            return try read.takeOver(fileAt: file, from: places, by: rules)
        } catch {
            throw stop(error)
        }
    }

    private func readSite() async throws -> SiteReading {
        switch try await SiteReading.read(options(output: "")) {
        case .success(let reading): return reading
        case .failure(let faults):
            show(faults.diagnostics)
            throw ExitCode(1)
        }
    }

    private func stop(_ error: OutputError) -> ExitCode {
        Terminal.tell("error: \("\(error)".printable)\n")
        return ExitCode(error.isArgumentFault ? ExitCode.validationFailure.rawValue : 2)
    }

    /// Whether faults are told to a program, which wants to hear of them each time.
    var tellsProgram: Bool { format != .text }

    /// Tells the faults in the format that was asked for.
    func show(_ diagnostics: [Diagnostic], known: Int = 0) {
        // A program that asked for JSON gets it also where there is nothing to say.
        guard !diagnostics.isEmpty || format == .json || format == .sarif else { return }
        guard format == .text else {
            return Terminal.print(
                format.report(diagnostics, known: known, color: false, version: Version.number) { code in
                    FaultManual.entry(code.rawValue).map {
                        DiagnosticFormat.Manual(title: $0.title, text: $0.summary + "\n\n" + $0.note)
                    }
                }
            )
        }
        Terminal.show(diagnostics)
        Terminal.tell("\n\(Self.count(diagnostics))\n")
    }

    /// How many faults there are, in words: `2 errors, 1 warning`.
    static func count(_ diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        return [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
            .joined(separator: ", ")
    }

    private func tell(_ differences: [(path: String, difference: OutputComparison.Difference)]) {
        for difference in differences.prefix(20) {
            Terminal.tell("\(difference.difference.rawValue): \(difference.path.printable)\n")
        }
        if differences.count > 20 { Terminal.tell("and \(differences.count - 20) more\n") }
        Terminal.tell("error: the output folder is not what a build would write; run `docsite build`\n")
    }

    /// Tells how it went, unless nobody wants to know.
    func say(_ text: String) {
        if !isQuiet { Terminal.tell(text) }
    }
}

extension SiteBuild.Report.Advice {
    fileprivate func words(for content: String) -> String {
        switch self {
        case .doubledFolder(let folder, let base):
            """
            hint: codes lie at \(base.absolute)\(folder)/<slug>/, with \(folder)/ twice. Nothing is released yet, so that \
            can go: write `addresses: {entry: "{slug}/"}` into \(content)/site.yml
            """
        }
    }
}

extension OutputError {
    /// Whether other arguments would have been right.
    fileprivate var isArgumentFault: Bool {
        switch self {
        case .overlaps, .otherAudience: true
        case .foreignFiles, .linkedFolder, .notAFolder, .notAFile, .cleansTooMuch, .system, .interrupted: false
        }
    }
}

extension String {
    /// As a path of a folder is written; that of the root stays.
    var withoutTrailingSlash: String {
        var path = self
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
