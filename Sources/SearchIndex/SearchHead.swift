internal import Markup

/// What the script must know before the first key: small, whatever the catalog's size.
struct SearchHead {
    let siteURL: String
    /// What varies in messages, as a regular expression, where it is not written as `{name}`.
    let gaps: String?
    let entryCount: Int
    let filters: SearchFilters
    /// Whether some entries are sub-codes of others.
    let hasParents: Bool
    let codes: CodeIndex
    let firstWords: [String]
    let commonWords: [String]

    private var entriesPerFile: Int { SearchIndex.entriesPerFile(of: entryCount) }

    func write(to object: inout JSONBuffer) {
        object.member("site", siteURL)
        object.member("entries", entryCount)
        object.member("entriesPerFile", entriesPerFile)
        object.member("gaps", gaps)
        filters.writeValues(to: &object)
        if hasParents {
            object.name("parents")
            object.bool(true)
        }
        Self.writeRanges("codes", codes.files, to: &object)
        Self.writeRanges("endings", codes.endings, to: &object)
        object.member("words", firstWords)
        object.member("common", commonWords)
        object.member("preload", preloaded)
    }

    /// The files of a small catalog, which a browser fetches at once: together they are less than one picture.
    private var preloaded: [String] {
        guard entryCount <= 200 else { return [] }
        let entryFiles = (entryCount + entriesPerFile - 1) / entriesPerFile
        return codes.files.indices.map { "codes-\($0)" } + firstWords.indices.map { "words-\($0)" }
            + (0..<entryFiles).map { "entries-\($0)" }
    }

    /// The first and the last key of each file: a key that lies between two files needs neither.
    private static func writeRanges(_ name: String, _ files: [[CodeIndex.Key]], to object: inout JSONBuffer) {
        guard !files.isEmpty else { return }
        object.name(name)
        object.array { array in
            for file in files {
                array.array { range in
                    range.string(file.first?.key ?? "")
                    range.string(file.last?.key ?? "")
                }
            }
        }
    }
}
