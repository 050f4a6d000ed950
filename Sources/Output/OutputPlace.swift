internal import Files

/// Where a site may be written: nowhere that is read.
package enum OutputPlace {
    /// - Throws: ``OutputError/overlaps(output:source:)`` where the output is, holds or lies in one of the sources.
    package static func check(_ output: String, against sources: [String]) throws(OutputError) {
        do {
            let place = try Paths.resolvedEvenIfMissing(output)
            // A source that is not there is no less in the way once it is made.
            for source in sources where Paths.overlap(place, try Paths.resolvedEvenIfMissing(source)) {
                throw OutputError.overlaps(output: output, source: source)
            }
        } catch let error as OutputError {
            throw error
        } catch {
            throw .system("\(error)")
        }
    }
}
