internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// Static files lie at the top of the site, so none may take the place of a page, of a former address or of a folder
/// that one of them needs.
enum StaticPlaces {
    /// - Parameters:
    ///   - files: the static files.
    ///   - pages: where pages lie, and former addresses.
    ///   - reserved: the places that the site fills itself.
    /// - Returns: the faults.
    static func check(_ files: [StaticFile], beside pages: [SitePath], _ reserved: ReservedPlaces) -> [Diagnostic] {
        var taken: Set<String> = []
        for path in pages {
            let folded = path.text.lowercased()
            taken.insert(folded)
            taken.formUnion(folded.foldersAbove)
        }
        var first: [String: StaticFile] = [:]
        return files.compactMap { file in
            let place = SourceFile(unread: file.location).whole
            if file.path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                return Diagnostic(
                    .invalidValue,
                    "the name of this file holds a control character",
                    at: place,
                    help: "give the file another name"
                )
            }
            let folded = file.sitePath.lowercased()
            // A file in the place of a folder, or below a file, is found as a path that is taken.
            let needsFolder = folded.foldersAbove.contains { first[$0] != nil }
            guard reserved.owner(of: folded.split(separator: "/")) == nil || SitePath(file.sitePath).isAuthorsToo,
                !taken.contains(folded),
                !needsFolder
            else {
                return Diagnostic(
                    .reservedPage,
                    "the site itself makes `\(file.sitePath)`",
                    at: place,
                    help: "give the file another name"
                )
            }
            if let other = first[folded] { return clash(file, other) }
            first[folded] = file
            return nil
        }
    }

    private static func clash(_ file: StaticFile, _ other: StaticFile) -> Diagnostic {
        guard file.sitePath == other.sitePath else {
            return Diagnostic(
                .slugClash,
                "two files differ by letter case only: `\(other.sitePath)` and `\(file.sitePath)`",
                at: SourceFile(unread: file.location).whole,
                help: "give one of the two another name: where files have no case they are one"
            )
        }
        // Their names are equal as texts, so a folder lists them in any order.
        let isBehind = other.path.utf8.lexicographicallyPrecedes(file.path.utf8)
        let (wrong, right) = isBehind ? (file, other) : (other, file)
        return Diagnostic(
            .slugClash,
            "two files are called `\(file.sitePath)`, in letters that are encoded in two ways (Unicode normal forms)",
            at: SourceFile(unread: wrong.location).whole,
            related: [("the other is this", SourceFile(unread: right.location).whole)],
            help: "remove one of the two, or give it another name: on many systems they are one"
        )
    }
}
