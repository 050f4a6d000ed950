import Diagnostics
import Files
import Output
import PageMarkup
import PreviewServer
import Processes
import SiteModel
import SitePipeline

/// A preview from its first build to its end: builds, shows, waits for changes, and begins again.
struct ServeSession {
    private let run: SiteRun
    private let audience: Audience
    private let server: PreviewServer
    private let watch: FolderWatch
    private let wantedPort: UInt16
    private let editor: EditorAddress?
    private let folder: String
    private let watched: [String]
    /// What has changed since the site that is shown was made.
    private var unshown = FileChanges()
    private var shown = PreviewedSite(files: [:], mount: "/")
    /// What need not be made again.
    private var memory: BuildMemory?
    /// What was said of the content last, in full and as the browser has it.
    private var told = ""
    private var report: PreviewReport?

    init(_ site: SiteOptions, for audience: Audience, port: UInt16, editor: EditorAddress?) throws(PreviewError) {
        run = SiteRun(site)
        self.audience = audience
        server = try PreviewServer(port: port)
        wantedPort = port
        self.editor = editor
        let options = run.options(output: "")
        watched = [options.content, options.theme]
        do {
            folder = try WorkingFolder.path
        } catch {
            throw PreviewError("\(error)")
        }
        let folder = folder
        watch = FolderWatch(roots: watched.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" })
    }

    /// Goes on until the program is interrupted.
    func run(opening opens: Bool, polling: Bool) async throws {
        // Before the first build reads anything: a save between the two would be missed.
        if let refusal = await watch.begin(polling: polling) { sayThatItPolls(refusal) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask { try await watch.run { sayThatItPolls($0) } }
            group.addTask { try await self.follow(opening: opens) }
            // Whatever fails ends the others.
            try await group.next()
            group.cancelAll()
        }
    }

    private func sayThatItPolls(_ reason: any Error) {
        run.say("\(reason): looking for changes again and again instead, as with --poll\n")
    }

    private func follow(opening opens: Bool) async throws {
        var session = self
        try await session.rebuild()
        let address = "http://127.0.0.1:\(server.port)\(session.shown.mount)"
        if wantedPort != 0, wantedPort != server.port { run.say("port \(wantedPort) is taken\n") }
        run.say("watching \(watched.joined(separator: " and "))\nserving \(address) (Ctrl-C ends it)\n")
        if opens, !WebBrowser.open(address) { run.say("there is no `\(WebBrowser.program)` to open a browser with\n") }
        for await _ in watch.bell {
            let changes = await watch.settled()
            guard !changes.isEmpty else { continue }
            session.unshown.formUnion(changes)
            try await session.rebuild(after: changes)
        }
    }

    /// Builds, and shows what came of it.
    /// - Parameter changes: what happened; `nil` for the first build.
    /// - Throws: where the work cannot be done.
    private mutating func rebuild(after changes: FileChanges? = nil) async throws {
        let start = ContinuousClock.now
        let former = shown.files
        // The folder may have been taken away and put back, as when branches are switched: it is another one then.
        // While it is away, what is not found there says so.
        try? WorkingFolder.enter(folder)
        var options = run.options(output: "")
        options.showsDrafts = true
        options.audience = audience
        let build: SiteBuild.Report
        do {
            build = try await SiteBuild(options).render(remembering: &memory) { file in
                // What is as it was is held once.
                guard let bytes = former[file.path], bytes == file.bytes else { return file }
                return file.holding(bytes)
            }
        } catch let error as OutputError {
            throw PreviewError("\(error)")
        }
        // Faults that are out of date already may be those of a file that was being written.
        if case .refused = build.result, await watch.hasChanges { return }
        let remarks = tell(build)
        let cause = changes.map { self.cause($0) + ": " } ?? ""
        guard case .rendered(let files, let baseURL) = build.result else {
            await server.show(report)
            let consequence = shown.files.isEmpty ? "no site yet" : "the site before stays up until this is mended"
            run.say("\(cause)\(remarks); \(consequence)\n")
            return
        }
        var site = shown
        let changed = site.become(files.lazy.map { ($0.path, $0.bytes) }, mount: baseURL.path)
        if changed.isEmpty, site.mount == shown.mount {
            await server.show(report)
        } else {
            await server.show(site, changed: changed, stylesOnly: unshown.areStylesOnly, warnings: report)
        }
        let time = Timings.text(start.duration(to: .now))
        let count = "\(changed.count) file\(changed.count == 1 ? "" : "s")\(former.isEmpty ? "" : " changed")"
        run.say("\(cause)\(count) in \(time)\(remarks.isEmpty ? "" : "; \(remarks)")\n")
        shown = site
        unshown = FileChanges()
    }

    /// Tells the faults; not once more where they are as before, unless to a program.
    /// - Returns: how many there are; empty where there are none.
    private mutating func tell(_ build: SiteBuild.Report) -> String {
        let former = told
        told = DiagnosticFormat.text.report(build.diagnostics, color: false)
        report = build.diagnostics.isEmpty ? nil : previewReport(of: build)
        if run.tellsProgram || told != former { run.show(build.diagnostics, known: build.known) }
        let known = build.known > 0 ? SiteRun.known(build.known) : ""
        guard report != nil else { return former.isEmpty ? known : "all is well again" }
        let count = SiteRun.count(build.diagnostics) + (told == former ? " as before" : "")
        return known.isEmpty ? count : "\(count), \(known)"
    }
}

// MARK: - What is said

extension ServeSession {
    private func previewReport(of build: SiteBuild.Report) -> PreviewReport {
        let count = SiteRun.count(build.diagnostics)
        let isRefusal = if case .refused = build.result { true } else { false }
        let headline = shown.files.isEmpty ? "No site yet: \(count)" : "\(count): the site is as it was before"
        return PreviewReport(
            headline: isRefusal ? headline : count,
            text: told,
            isRefusal: isRefusal,
            places: editor?.places(in: told, folder: folder) ?? [:]
        )
    }

    /// What made the preview build again, in a few words.
    private func cause(_ changes: FileChanges) -> String {
        let base = folder + "/"
        // What an editor has written beside the file and taken away again is not what was saved.
        let paths = changes.paths.sorted()
        let kept = paths.count > 3 ? [] : paths.filter { FileStamp(of: $0) != nil }
        let names = (kept.isEmpty ? paths : kept).map { path in
            (path.hasPrefix(base) ? path.dropFirst(base.count) : path[...]).printable
        }
        guard let first = names.first else { return "folders" }
        if names.count == 1 { return changes.isOpen ? "\(first) and folders" : first }
        return "\(first) and \(names.count - 1) more"
    }
}
