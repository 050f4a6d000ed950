internal import PageAudit
internal import PageMarkup
internal import Work

/// What came of some files: handed on, read for links, and timed.
struct FileBatch<Outcome: Sendable>: Sendable {
    var outcomes: [Outcome] = []
    var links: PageLinks
    var times = StageTimes()
    /// The internal codes that were seen.
    private(set) var sightings: [InternalCodes.Sighting] = []
    private let internals: InternalCodes?

    init(links: PageLinks, internals: InternalCodes? = nil) {
        self.links = links
        self.internals = internals
    }

    /// One that nothing was taken into yet, for the same site.
    var empty: FileBatch { FileBatch(links: links.empty, internals: internals) }

    /// Takes files in.
    /// - Parameters:
    ///   - files: the files.
    ///   - handOn: hands on a file.
    mutating func take(_ files: [OutputFile], handOn: (OutputFile) throws -> Outcome) rethrows {
        times.count(pages: files.count(where: \.isPage))
        times.measure(.check) {
            for file in files { links.add(file) }
            links.finish()
            if let internals { sightings += files.flatMap { internals.sightings(in: $0) } }
        }
        outcomes += try times.measure(.write) { try files.map(handOn) }
    }

    /// Takes files over that are no pages and are as they were.
    /// - Parameters:
    ///   - paths: the files.
    ///   - former: what came of them, and of others.
    /// - Returns: whether each was among what is known; else nothing is taken over.
    mutating func take(over paths: [String], of former: FileBatch) -> Bool {
        guard former.links.files.count == former.outcomes.count else { return false }
        let known = Dictionary(zip(former.links.files, former.outcomes)) { first, _ in first }
        let found = paths.compactMap { known[$0] }
        guard found.count == paths.count else { return false }
        outcomes += found
        for path in paths { links.add(fileAt: path) }
        return true
    }

    /// Takes in what came of later files.
    mutating func add(_ other: FileBatch) {
        outcomes += other.outcomes
        links.add(other.links)
        sightings += other.sightings
        times.add(other.times)
    }
}
