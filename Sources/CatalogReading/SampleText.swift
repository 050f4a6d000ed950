internal import Diagnostics
package import SiteModel

/// The words by which what `docsite new` wrote says of itself that it is a sample, until somebody writes something else.
package enum SampleText {
    /// How the texts of a sample begin.
    package static let beginning = "This is a sample of docsite new."
    /// Where a site lives of which nobody has said so yet.
    package static let baseURL = "https://your-host.example/"

    /// Whether a text is still that of a sample.
    package static func isOne(_ text: String) -> Bool {
        text.utf8.starts(with: beginning.utf8)
    }
}

extension CatalogEntry {
    /// Whether it is still a sample.
    package var isSample: Bool { summary.map { SampleText.isOne($0.value) } ?? false }
}
