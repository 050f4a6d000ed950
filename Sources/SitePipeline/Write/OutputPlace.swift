internal import Files

/// Where a site may be written: nowhere that is read.
enum OutputPlace {
    /// - Throws: ``OutputError/overlaps(output:source:)`` where the output is, holds or lies in one of the sources.
    static func check(_ output: String, against sources: [String]) throws(OutputError) {
        let place: String
        do {
            place = try Paths.resolvedEvenIfMissing(output)
        } catch {
            throw .system(error.description)
        }
        for source in sources {
            guard let resolved = try? Paths.resolved(source), Paths.overlap(place, resolved) else { continue }
            throw .overlaps(output: output, source: source)
        }
    }
}
