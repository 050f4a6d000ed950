/// What is to be said of the content, as the terminal says it.
package struct PreviewReport: Sendable, Equatable {
    /// What stands above it: how much is wrong.
    package let headline: String
    package let text: String
    /// Whether the faults forbid to build, so that the site shown is the one before them.
    package let isRefusal: Bool
    /// Where an editor opens the places that the text names, by how they are written there: `content/site.yml:3:1`.
    package let places: [String: String]

    package init(headline: String, text: String, isRefusal: Bool, places: [String: String] = [:]) {
        self.headline = headline
        self.text = text
        self.isRefusal = isRefusal
        self.places = places
    }
}
