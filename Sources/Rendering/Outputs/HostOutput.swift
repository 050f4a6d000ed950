internal import PageMarkup
internal import SiteModel
internal import TextBinding
internal import Theming

/// What is neither read by people nor made of texts: the theme's assets, the pages that lead on from former addresses, and
/// the files that hosts and crawlers read.
struct HostOutput: SiteOutput {
    let site: Site
    let assets: [Theme.Asset]

    func work(on bound: BoundSite) -> [@Sendable () -> [OutputFile]] {
        [{ assets.map { OutputFile(path: $0.path, bytes: $0.bytes) } + moves(bound.texts) + hostFiles }]
    }

    private func moves(_ texts: SiteTexts) -> [OutputFile] {
        var moves: [OutputFile] = []
        if !site.moves.isEmpty {
            let headings = Dictionary(zip(site.pages, texts.pages).map { ($0.path, $1.headings) }) { first, _ in first }
            moves = site.moves.map { MovedPage.file(for: $0, headings: headings[$0.to] ?? [], in: site) }
            moves.append(MovedPage.script)
        }
        if !site.frontAnchors.isEmpty { moves.append(FormerAnchors.script) }
        return moves
    }

    /// Keeps a public site from coming into the same folder.
    private var internalMark: OutputFile? {
        guard site.readership.audience == .internal else { return nil }
        return OutputFile(path: Audience.internalMark, text: "What lies here is not to be published.\n")
    }

    private var hostFiles: [OutputFile] {
        let files =
            [
                HostFiles.redirects(of: site), HostFiles.robots(for: site.configuration.baseURL),
                HostFiles.headers(of: site), HostFiles.noJekyll(of: site), internalMark,
            ]
            .compactMap { $0 } + Sitemap(of: site).files
        // An author's own are made of both, when static files are read.
        return files.filter { site.staticFile(at: "static/\($0.path)") == nil }
    }
}
