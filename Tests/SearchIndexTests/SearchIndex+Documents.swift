import SearchIndex
import SearchWords

extension SearchIndex {
    /// Makes the index of `documents`, step by step on one thread.
    /// - Parameters:
    ///   - documents: all entries in the order of the site; those of a group follow each other.
    ///   - siteURL: the absolute address of the site's root.
    ///   - language: the site's, a BCP 47 tag.
    init(_ documents: [SearchDocument], siteURL: String, language: String) {
        let relatives = WordRelatives(language: language)
        let runs = stride(from: 0, to: documents.count, by: 64).map { start in
            let part = Array(documents[start..<min(start + 64, documents.count)])
            return SearchAssembly.Run(counting: part, relatives: relatives)
        }
        var assembly = SearchAssembly(runs)
        for prepare in assembly.preparations { assembly.take(prepare()) }
        self = assembly.index(assembly.listings.flatMap { $0() }, siteURL: siteURL)
    }
}
