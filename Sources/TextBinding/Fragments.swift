internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// Links to headings of other pages, once all pages are known.
enum Fragments {
    /// Looks for the ids that links lead to.
    /// - Parameters:
    ///   - links: the links.
    ///   - headings: the ids that links may lead to, by page.
    ///   - hidden: the headings that something without an end takes in.
    /// - Returns: a fault for every link that leads to no id, unless something hides it.
    static func check(
        _ links: [BoundText.FragmentLink],
        headings: [SitePath: Set<String>],
        hiding hidden: inout HiddenHeadings
    ) -> [Diagnostic] {
        // Few pages have such faults, and one may have thousands.
        var lists: [SitePath: String] = [:]
        func known(_ path: SitePath, _ ids: Set<String>) -> String {
            if let list = lists[path] { return list }
            let list =
                "its headings are "
                + ids.sorted().prefix(20).map { "`#\($0)`" }.joined(separator: ", ") + (ids.count > 20 ? " …" : "")
            lists[path] = list
            return list
        }
        return links.compactMap { link in
            let ids = headings[link.path] ?? []
            guard !ids.contains(link.fragment), let id = LinkFragment.id(in: link.fragment), !ids.contains(id) else {
                return nil
            }
            if hidden.take(id, on: link.path.text, from: link.range) { return nil }
            return Diagnostic(
                .unresolvedFragment,
                "the page has no heading with the id `\(link.fragment)`",
                at: link.range,
                guess: Guess(
                    { SimilarNames.nearest(to: link.fragment, among: ids.sorted()).map { "did you mean `#\($0)`?" } },
                    otherwise: ids.isEmpty ? "the page has no headings; leave the fragment out" : nil
                ),
                help: ids.isEmpty ? nil : known(link.path, ids)
            )
        }
    }
}
