/// What the type of a problem leads to (RFC 9457, section 3.1.1), where the API returns problems.
package enum ProblemTypes: String, CaseIterable, Sendable {
    case page, anchor

    /// What it means.
    package var about: String {
        switch self {
        case .page: "The page of the code; so it is unless given."
        case .anchor: "The code on the page of all codes."
        }
    }
}
