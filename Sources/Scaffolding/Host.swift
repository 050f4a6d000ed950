internal import Files

/// Where a site is published.
package enum Host: String, CaseIterable, Sendable {
    case githubPages = "github-pages"
    case netlify
    case cloudflare
    case s3
    case nginx
    case none

    /// The files by which the host knows what to do, at the root of the repository; the first is the one that is written.
    var configurations: [String] {
        switch self {
        case .netlify: ["netlify.toml"]
        case .cloudflare: ["wrangler.toml", "wrangler.jsonc", "wrangler.json"]
        case .githubPages, .s3, .nginx, .none: []
        }
    }

    /// Whether it builds the site itself, as its file says.
    var buildsFromFile: Bool { !configurations.isEmpty }

    /// Whether a repository has the host's file already.
    func isSetUp(in root: String) -> Bool {
        configurations.contains { (try? Paths.kind(of: "\(root)/\($0)")) == .file }
    }

    /// The host whose file a repository has; GitHub Pages, which needs none, where it has no other.
    static func ofRepository(in root: String) -> Host {
        allCases.first { $0.isSetUp(in: root) } ?? .githubPages
    }
}
