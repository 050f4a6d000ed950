import Diagnostics
import Foundation
import PreviewServer
import SiteModel
import SitePipeline

/// A preview from its first build to its end: builds, shows, waits for changes, and begins again.
struct ServeSession {
    private let run: SiteRun
    private let server: PreviewServer
    private let watch: FolderWatch
    /// What has changed since the site that is shown was made.
    private var unshown = FileChanges()
    private var shown = PreviewedSite(files: [:], mount: "/")

    init(_ site: SiteOptions, port: UInt16) throws(PreviewError) {
        run = SiteRun(site)
        server = try PreviewServer(port: port)
        let options = run.options(output: "")
        watch = FolderWatch(roots: [options.content, options.theme].map(Self.absolute))
    }

    /// Goes on until the program is interrupted.
    func run(opening opens: Bool, polling: Bool) async throws {
        // Before the first build reads anything: a save between the two would be missed.
        try await watch.begin(polling: polling)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await server.run() }
            group.addTask { try await watch.run() }
            group.addTask { try await self.follow(opening: opens) }
            // Whatever fails ends the others.
            try await group.next()
            group.cancelAll()
        }
    }

    private func follow(opening opens: Bool) async throws {
        var session = self
        try await session.rebuild()
        let address = "http://127.0.0.1:\(server.port)\(session.shown.mount)"
        run.say("serving \(address) (Ctrl-C ends it)\n")
        if opens { WebBrowser.open(address) }
        for await _ in watch.bell {
            let changes = await watch.settled()
            guard !changes.isEmpty else { continue }
            session.unshown.formUnion(changes)
            try await session.rebuild()
        }
    }

    private mutating func rebuild() async throws {
        let start = ContinuousClock.now
        let former = shown.files
        let report: SiteBuild.Report
        do {
            report = try await SiteBuild(run.options(output: "")).render { file in
                // What is as it was is held once.
                guard let bytes = former[file.path], bytes == file.bytes else { return file }
                return OutputFile(path: file.path, bytes: bytes)
            }
        } catch let error as OutputError {
            throw PreviewError("\(error)")
        }
        // Faults that are out of date already may be those of a file that was being written.
        if case .refused = report.result, await watch.hasChanges { return }
        run.show(report.diagnostics)
        let text = report.diagnostics.isEmpty ? nil : DiagnosticFormat.text.report(report.diagnostics, color: false)
        guard case .rendered(let files, let baseURL) = report.result else {
            await server.show(faults: text ?? "")
            return
        }
        let site = PreviewedSite(
            files: Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first },
            mount: baseURL.path
        )
        let changed = site.differences(from: shown)
        if changed == 0 {
            await server.showNothing(but: text)
        } else {
            await server.show(site, stylesOnly: unshown.areStylesOnly, warnings: text)
        }
        let time = (ContinuousClock.now - start).formatted(.units(allowed: [.seconds, .milliseconds], width: .narrow))
        run.say(
            former.isEmpty
                ? "\(files.count) files in \(time)\n" : "\(changed) of \(files.count) files changed in \(time)\n"
        )
        shown = site
        unshown = FileChanges()
    }

    private static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
