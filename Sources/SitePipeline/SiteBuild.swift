internal import Binding
package import Diagnostics
internal import Files
internal import Output
package import PageMarkup
internal import PermalinkBinding
package import SiteModel

/// The way from a content folder to a site: read, bind, render, write. Each step returns a value of its own, and
/// whatever is wrong with the content is returned beside it.
package struct SiteBuild: Sendable {
    let options: Options

    package init(_ options: Options) {
        self.options = options
    }

    /// What lies in the content folder, or `nil` where that cannot be told.
    private var listing: FolderListing? { try? FolderListing(of: options.content) }

    /// Builds the site, unless all is as the last build left it.
    /// - Returns: what came of it.
    /// - Throws: ``OutputError`` where it cannot be written; what was there stays.
    package func build() async throws -> Report {
        try OutputPlace.check(options.output, against: [options.content, options.theme])
        try OutputPlace.check(options.output, isInternal: options.audience == .internal)
        // Beside looking at the content.
        async let remaining = BuildRecord.Remains(options)
        let listing = listing
        let record = try await BuildRecord(options, content: listing)
        let remains = try await remaining
        let last = remains.flatMap { record?.former($0) }
        if case .unchanged(let files, let told, let known) = last {
            return Report(.unchanged(files: files), told, known: known, strict: options.isStrict)
        }
        let writing = SiteWriting(options, listing, remains, record)
        if case .edited(let former) = last {
            do {
                return try await build(listing, after: former, writing)
            } catch is FormerBuildDiffers {}
        }
        return try await build(listing, after: nil, writing)
    }

    private func build(
        _ listing: FolderListing?,
        after former: FormerBuild<OutputDirectory.StagedFile>?,
        _ writing: SiteWriting
    ) async throws -> Report {
        switch try await prepare(listing, after: former) {
        case .refused(let report): return report
        case .sound(var site):
            let directory = try writing.open()
            let made = try await site.render { try directory.stage($0) }
            guard !site.isForbidden else { return site.report(.refused) }
            return try await writing.write(made, of: &site, to: directory)
        }
    }

    /// Does everything but write, and holds the result against the output folder.
    package func compare() async throws -> Report {
        let comparison = OutputComparison(with: options.output)
        let prepared: Preparation<Comparison> = try await prepare(listing, after: nil)
        switch prepared {
        case .refused(let report): return report
        case .sound(var site):
            let files = try await site.render { ($0.path, try comparison.difference(of: $0)) }.outcomes
            var differences = files.compactMap { path, difference in difference.map { (path, $0) } }
            differences += try comparison.rest(made: files.map(\.path))
            if options.keepsLedger, !site.permalinks.isWritten(site.ledger) {
                differences.append((site.permalinks.path, .changed))
            }
            return site.report(.compared(differences.sorted { $0.0 < $1.0 }, files: files.count))
        }
    }

    private typealias Comparison = (path: String, difference: OutputComparison.Difference?)

    /// Does everything but write.
    /// - Parameter asking: what more is to be found out of links that lead out of the site, once all else is sound.
    /// - Returns: what came of it.
    /// - Throws: what keeps threads from working.
    package func check(asking: (([ExternalLink]) async -> [Diagnostic])? = nil) async throws -> Report {
        let prepared: Preparation<Void> = try await prepare(listing, after: nil)
        switch prepared {
        case .refused(let report): return report
        case .sound(var site):
            let made = try await site.render { _ in }
            if let asking, !site.isForbidden {
                site.diagnostics += await asking(site.externalLinks(of: made))
                site.unasked = []
            }
            guard options.acceptsFaults else { return site.report(.checked(files: made.outcomes.count)) }
            return site.report(try site.accept())
        }
    }

    /// Makes the site in memory and writes nothing.
    /// - Parameters:
    ///   - memory: what an earlier build with these options remembers; then this one's, where it came to make pages.
    ///   - keep: takes each file as soon as it is made, on several threads at a time, and returns what is kept: where it
    ///     knows the same bytes already, nothing is held twice.
    /// - Returns: what came of it.
    /// - Throws: what keeps threads from working.
    package func render(
        remembering memory: inout BuildMemory?,
        _ keep: @escaping @Sendable (OutputFile) -> OutputFile = { $0 }
    ) async throws -> Report {
        let listing = listing
        let stamps = try await SourceStamps(of: options, content: listing)
        let former = stamps.flatMap { memory?.former(for: $0) }
        do {
            return try await render(listing, stamps, after: former, remembering: &memory, keep)
        } catch is FormerBuildDiffers {
            return try await render(listing, stamps, after: nil, remembering: &memory, keep)
        }
    }

    private func render(
        _ listing: FolderListing?,
        _ stamps: SourceStamps?,
        after former: FormerBuild<OutputFile>?,
        remembering memory: inout BuildMemory?,
        _ keep: @escaping @Sendable (OutputFile) -> OutputFile
    ) async throws -> Report {
        switch try await prepare(listing, after: former) {
        case .refused(let report): return report
        case .sound(var site):
            let made = try await site.render(keep)
            memory = stamps.map { BuildMemory(made, of: site, stamps: $0) }
            return site.report(.rendered(made.outcomes, baseURL: site.site.configuration.baseURL))
        }
    }
}
