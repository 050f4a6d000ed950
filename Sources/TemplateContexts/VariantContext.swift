internal import Bytes
internal import Diagnostics
internal import SiteModel
internal import Templates

/// A variant of an error.
struct VariantContext: TemplateSubject {
    static let variables = TemplateVariables<VariantContext>(
        called: "variant",
        [
            .text("name") { $0.variant.name.value },
            .text("anchor") { $0.anchor },
            .text("fragment") { "#" + PercentEncoding.fragment($0.anchor) },
            .texts("statuses", "its own") { $0.variant.statuses.map { String($0.code) } },
            .text("message") { $0.variant.message?.value },
            .html("summary") { $0.rendered.summary },
            .html("when", "for a line") { $0.rendered.when },
        ]
    )

    let variant: EntryVariant
    let anchor: String
    let rendered: RenderedVariant
}
