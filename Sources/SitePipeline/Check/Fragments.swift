internal import Diagnostics

/// Links to headings of other pages, once all pages are known.
enum Fragments {
    /// Looks for the ids that links lead to.
    /// - Parameters:
    ///   - links: the links.
    ///   - headings: the ids that links may lead to, by page.
    /// - Returns: a fault for every link that leads to no id.
    static func check(_ links: [BoundText.FragmentLink], headings: [String: Set<String>]) -> [Diagnostic] {
        links.compactMap { link in
            let ids = headings[link.path] ?? []
            guard !ids.contains(link.fragment) else { return nil }
            return Diagnostic(
                .unresolvedFragment,
                "the page has no heading with the id `\(link.fragment)`",
                at: link.range,
                help: SimilarNames.nearest(to: link.fragment, among: ids.sorted()).map { "did you mean `#\($0)`?" }
                    ?? (ids.isEmpty
                        ? "the page has no headings; leave the fragment out"
                        : "its headings are \(ids.sorted().map { "`#\($0)`" }.joined(separator: ", "))")
            )
        }
    }
}
