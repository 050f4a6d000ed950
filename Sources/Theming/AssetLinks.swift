internal import Bytes
internal import Diagnostics
internal import PageMarkup
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// Addresses in images and pages among a theme's assets. Those files are published as they are, each under a name that
/// holds its hash, so an address that names another of them leads nowhere.
struct AssetLinks {
    private static let endings = [".svg", ".html", ".htm", ".xhtml"]

    private let files: ThemeFiles
    /// The paths in the theme's `assets` folder, sorted.
    private let sources: [String]

    init(files: ThemeFiles, sources: [String]) {
        self.files = files
        self.sources = sources
    }

    /// The faults of an asset.
    /// - Parameter source: its path in the theme's `assets` folder.
    /// - Returns: what is wrong with its addresses.
    func faults(of source: String) -> [Diagnostic] {
        let path = "assets/\(source)"
        guard Self.endings.contains(where: source.lowercased().hasSuffix), !files.isInherited(path) else { return [] }
        var ignored: [Diagnostic] = []
        // What is no text, such as an image in UTF-16, is read by nobody but browsers.
        guard let file = files.text(path, &ignored) else { return [] }
        let bytes = Array(file.text.utf8)
        return PageInventory(bytes.span).items.compactMap { item in
            guard case .address(let value) = item else { return nil }
            return fault(of: PageInventory.text(of: value, in: bytes.span), at: file.range(value), in: source)
        }
    }

    private func fault(of address: String, at place: SourceRange, in source: String) -> Diagnostic? {
        guard ExternalAddress.scheme(of: address) == nil, !address.hasPrefix("/") else { return nil }
        let path = PercentEncoding.decoded(address.prefix { $0 != "#" && $0 != "?" })
        var folders = source.split(separator: "/").dropLast().map(String.init)
        guard !path.isEmpty else { return nil }
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                folders.append(String(part))
            } else if folders.popLast() == nil {
                // It leaves the folder of the assets, for a page or a static file.
                return nil
            }
        }
        let target = folders.joined(separator: "/")
        guard target != source else { return nil }
        return Diagnostic(
            .brokenLink,
            sources.contains(target)
                ? "`\(address)` leads nowhere: that asset is published under a name that holds its hash"
                : "`\(address)` leads nowhere: the theme has no such asset",
            at: place,
            help: "put both files into static/, where names stay, or what is named here into this file itself"
        )
    }
}
