package import Diagnostics
package import SiteModel

/// The way from a content folder to a site: load, check, render, write. Each stage returns a value of its own, and
/// whatever is wrong with the content is returned beside it.
package struct SiteBuild: Sendable {
    /// What a build is made from, and how.
    package struct Options: Sendable {
        package var content: String
        package var theme: String
        /// The files of a theme, by their path in it, which take the place of the folder.
        package var embeddedTheme: [String: [UInt8]]?
        package var output: String
        /// Takes the place of the `base_url` in `site.yml`.
        package var baseURL: BaseURL?
        /// Whether warnings forbid to build.
        package var isStrict = false
        /// Whether everything else in the output folder is removed.
        package var cleans = false
        /// How many threads work at most.
        package var jobs: Int

        package init(content: String, theme: String, output: String, jobs: Int) {
            self.content = content
            self.theme = theme
            self.output = output
            self.jobs = jobs
        }
    }

    /// What came of a build.
    package struct Report: Sendable {
        package enum Result: Sendable {
            /// The faults forbid to build; nothing was written.
            case refused
            /// The content is sound, and nothing was to be written.
            case checked(files: Int)
            /// The site was written.
            case written(OutputDirectory.Summary)
            /// The site was compared with what lies in the output folder.
            case compared([(path: String, difference: OutputComparison.Difference)], files: Int)
            /// The site is in memory.
            case rendered([OutputFile], baseURL: BaseURL)
        }

        package let result: Result
        /// In the order of the files, from top to bottom.
        package let diagnostics: [Diagnostic]
    }

    /// What happens to the files of the site.
    private enum Destination {
        case nowhere
        case folder(OutputDirectory)
        case comparison(OutputComparison)
        case memory(keep: @Sendable (OutputFile) -> OutputFile)
    }

    private let options: Options

    package init(_ options: Options) {
        self.options = options
    }

    /// Builds the site.
    /// - Throws: ``OutputError`` where it cannot be written; what was there stays.
    package func build() async throws -> Report {
        try OutputPlace.check(options.output, against: [options.content, options.theme])
        return try await run { .folder(try OutputDirectory(at: options.output)) }
    }

    /// Does everything but write, and holds the result against the output folder.
    package func compare() async throws -> Report {
        try await run { .comparison(OutputComparison(with: options.output)) }
    }

    /// Does everything but write.
    package func check() async throws -> Report {
        try await run { .nowhere }
    }

    /// Makes the site in memory and writes nothing.
    /// - Parameter keep: takes each file as soon as it is made, on several threads at a time, and returns what is kept:
    ///   where it knows the same bytes already, nothing is held twice.
    package func render(
        _ keep: @escaping @Sendable (OutputFile) -> OutputFile = { $0 }
    ) async throws -> Report {
        try await run { .memory(keep: keep) }
    }

    private func run(_ destination: () throws -> Destination) async throws -> Report {
        let (content, contentFaults) = ContentReader(root: options.content, baseURL: options.baseURL).read()
        let (theme, themeFaults) = ThemeReader(root: options.theme, embedded: options.embeddedTheme).read()
        var diagnostics = contentFaults + themeFaults
        guard let content else { return report(.refused, diagnostics) }

        let (site, faults) = SiteResolver.resolve(content)
        diagnostics += faults
        guard let theme, !diagnostics.contains(where: { $0.severity == .error }) else {
            // The notes are gone through all the same: one run shows every fault.
            return report(.refused, diagnostics + (await textFaults(of: site)))
        }

        let renderer = SiteRenderer(site: site, theme: theme)
        diagnostics += renderer.diagnostics
        switch try destination() {
        case .nowhere:
            let files = try await render(renderer, site, &diagnostics) { file, _ in file.path }
            return report(.checked(files: files.count), diagnostics)
        case .comparison(let comparison):
            let files = try await render(renderer, site, &diagnostics) { file, _ in
                (path: file.path, difference: comparison.difference(of: file))
            }
            let rest = comparison.rest(made: Set(files.map(\.path)))
            let differences = files.compactMap { file in file.difference.map { (file.path, $0) } } + rest
            return report(.compared(differences.sorted { $0.0 < $1.0 }, files: files.count), diagnostics)
        case .memory(let keep):
            let files = try await render(renderer, site, &diagnostics) { file, _ in keep(file) }
            return report(.rendered(files, baseURL: site.configuration.baseURL), diagnostics)
        case .folder(let directory):
            let files = try await render(renderer, site, &diagnostics) { file, number in
                try directory.stage(file, number: number)
            }
            guard !diagnostics.forbidBuilding(strict: options.isStrict) else { return report(.refused, diagnostics) }
            return report(.written(try directory.commit(files, cleaning: options.cleans)), diagnostics)
        }
    }

    /// Makes every file, and hands each on as soon as it is made, so that no more than a few are held at a time.
    private func render<Outcome: Sendable>(
        _ renderer: SiteRenderer,
        _ site: Site,
        _ diagnostics: inout [Diagnostic],
        handOn: @escaping @Sendable (OutputFile, _ number: Int) throws -> Outcome
    ) async throws -> [Outcome] {
        let chunks = try await Chunks(count: site.entries.count, jobs: options.jobs).map { range in
            let rendered = renderer.entries(range)
            let outcomes = try rendered.files.enumerated().map { try handOn($1, range.lowerBound + $0) }
            return (outcomes: outcomes, rendered: rendered.withoutFiles)
        }
        diagnostics += chunks.flatMap(\.rendered.diagnostics)
        let remaining = renderer.remaining(chunks.map(\.rendered))
        diagnostics += remaining.diagnostics
        let first = site.entries.count
        return try chunks.flatMap(\.outcomes)
            + remaining.files.enumerated().map { try handOn($1, first + $0) }
    }

    /// The faults of the texts, where there is no theme or no sound site to render.
    private func textFaults(of site: Site) async -> [Diagnostic] {
        let binder = MarkdownBinder(site: site)
        let chunks = try? await Chunks(count: site.entries.count, jobs: options.jobs).map { range in
            range.flatMap { EntryTexts($0, in: site, binder: binder).diagnostics }
        }
        let sources = site.pages.map(\.source) + [site.introduction].compactMap { $0 }
        return (chunks ?? []).flatMap { $0 } + sources.flatMap { binder.bind($0).diagnostics }
    }

    private func report(_ result: Report.Result, _ diagnostics: [Diagnostic]) -> Report {
        let refused = diagnostics.forbidBuilding(strict: options.isStrict)
        return Report(result: refused ? .refused : result, diagnostics: diagnostics.sortedByPlace())
    }
}
