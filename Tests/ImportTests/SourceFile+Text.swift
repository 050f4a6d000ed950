import Diagnostics

@testable import DataReading
@testable import ForeignText
@testable import ImportSources

extension SourceFile {
    /// A text as a file of a source.
    convenience init(_ text: String, _ path: String = "source") { self.init(path: path, text: text) }
}

extension FoundCatalog {
    /// The texts of one field, entry by entry.
    func texts(_ field: String) -> [String?] {
        entries.map { entry in entry.facts.first { $0.field == field }?.value.text }
    }

    var codes: [String?] { texts("code") }
}
