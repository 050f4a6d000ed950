internal import Files
internal import SiteModel

/// Where a site may be written: nowhere that is read.
package enum OutputPlace {
    /// A public site never comes into a folder that holds an internal one, nor the other way round.
    /// - Throws: ``OutputError/otherAudience(output:isInternal:)`` where one would.
    package static func check(_ output: String, isInternal: Bool) throws(OutputError) {
        do {
            let holdsInternal = try Paths.kind(of: "\(output)/\(Audience.internalMark)") != nil
            let holdsSite = try Paths.kind(of: "\(output)/\(MadeFiles.path)") != nil
            guard isInternal ? holdsInternal || !holdsSite : !holdsInternal else {
                throw OutputError.otherAudience(output: output, isInternal: holdsInternal)
            }
        } catch let error as OutputError {
            throw error
        } catch {
            throw .system("\(error)")
        }
    }

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
