internal import Diagnostics

/// The addresses in a stylesheet: `url(icons.svg#copy)` names a file of the theme and leads to its published name.
enum StylesheetAddresses {
    /// Puts published names into a stylesheet.
    /// - Parameters:
    ///   - file: the stylesheet.
    ///   - source: its path in the theme's `assets` folder.
    ///   - host: the path of the stylesheet that it is published in: its own, or that of another that it is added to.
    ///   - published: the published paths of other assets, by source.
    ///   - diagnostics: takes a fault for every address that leads to no asset.
    /// - Returns: the stylesheet as it is published, and the sources of the assets that it names.
    static func published(
        _ file: SourceFile,
        source: String,
        in host: String,
        _ published: [String: String],
        _ diagnostics: inout [Diagnostic]
    ) -> (text: String, assets: Set<String>) {
        let text = file.text
        let folder = source.split(separator: "/").dropLast().map(String.init)
        let up = String(repeating: "../", count: host.split(separator: "/").count - 1)
        var result = ""
        var assets: Set<String> = []
        var rest = text[...]
        while let start = Self.beginning(of: rest) {
            guard let end = rest.utf8[start...].firstIndex(of: UInt8(ascii: ")")) else { break }
            let argument = rest[start..<end]
            let quotes: [Character] = ["\"", "'", " "]
            let address = argument.drop { quotes.contains($0) }.reversed().drop { quotes.contains($0) }.reversed()
            let parts = String(address).split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let path = String(parts.first ?? "")
            result += rest[..<start]
            if path.isEmpty || ExternalAddress.scheme(of: path) != nil {
                result += argument
            } else if let target = published[(folder + [path]).joined(separator: "/")] {
                assets.insert((folder + [path]).joined(separator: "/"))
                let fragment = parts.count > 1 ? "#\(parts[1])" : ""
                result += "\"\(up)\(target.dropFirst("assets/".count))\(fragment)\""
            } else {
                result += argument
                let offset = text.utf8.distance(from: text.startIndex, to: argument.startIndex)
                diagnostics.append(
                    Diagnostic(
                        .unknownAsset,
                        "the theme has no asset `\(path)`",
                        at: file.range(offset..<offset + argument.utf8.count),
                        help: SimilarNames.nearest(to: path, among: published.keys.sorted())
                            .map { "did you mean `\($0)`?" } ?? "put the file into the theme's assets folder"
                    )
                )
            }
            rest = rest[end...]
        }
        return (result + rest, assets)
    }

    /// The place behind the next `url(`.
    private static func beginning(of text: Substring) -> String.Index? {
        var rest = text.utf8
        while let parenthesis = rest.firstIndex(of: UInt8(ascii: "(")) {
            let next = rest.index(after: parenthesis)
            if rest[..<parenthesis].suffix(3).elementsEqual("url".utf8) { return next }
            rest = rest[next...]
        }
        return nil
    }
}
