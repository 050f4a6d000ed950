internal import Diagnostics

extension TemplateCheck {
    /// The fault of a partial that is not there.
    func unknownPartial(_ tag: ScannedTemplate.Tag) -> Diagnostic {
        // As the file is called.
        var name = tag.name[...]
        if name.hasPrefix("templates/") { name = name.dropFirst("templates/".count) }
        if name.hasSuffix(".mustache") { name = name.dropLast(".mustache".count) }
        let isFile = name != tag.name && !name.isEmpty
        let guess = SimilarNames.nearest(to: name, among: templates.keys.sorted()).map { "did you mean `\($0)`?" }
        let help =
            isFile && templates[String(name)] != nil
            ? "write `{{> \(name)}}`: a template is named without its folder and its ending"
            : guess ?? "write templates/\(name).mustache" + (isFile ? ", and `{{> \(name)}}` here" : "")
        return Diagnostic(.unknownPartial, "the theme has no template `\(tag.name)`", at: tag.range, help: help)
    }

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
