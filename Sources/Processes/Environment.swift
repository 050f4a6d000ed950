internal import CProcess

/// What the program was started with.
///
/// Not Foundation's `ProcessInfo`: for it, a static executable would be a third larger.
package enum Environment {
    /// The variables.
    package static var variables: [String: String] {
        var variables: [String: String] = [:]
        var next = unsafe process_variables()
        while let entries = unsafe next, let entry = unsafe entries.pointee {
            let text = unsafe String(cString: entry)
            unsafe next = entries.advanced(by: 1)
            guard let sign = text.firstIndex(of: "=") else { continue }
            // Of two with one name the first counts, as for `getenv`.
            let name = String(text[..<sign])
            if variables[name] == nil { variables[name] = String(text[text.index(after: sign)...]) }
        }
        return variables
    }

    /// How many cores there are to work on.
    package static var cores: Int { Int(process_cores()) }
}
