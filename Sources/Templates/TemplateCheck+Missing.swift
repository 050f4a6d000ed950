internal import Diagnostics

extension TemplateCheck {
    /// The faults of templates that pages are made with and the theme does not have: one where it says that it inherits
    /// none.
    func faults(missing names: [String]) -> [Diagnostic] {
        guard let standsAlone else {
            return names.map { Self.missing($0, in: root) }
        }
        guard !names.isEmpty else { return [] }
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        let files = names.map { "templates/\($0).mustache" }.joined(separator: " ")
        return [
            Diagnostic(
                .missingTemplate,
                "the theme inherits nothing, and has no template \(list)",
                at: standsAlone,
                help: "leave `inherit: false` out, so that it inherits what it does not have",
                "or begin with the templates that come with the program: `docsite theme copy \(files)`"
            )
        ]
    }
}
