internal import Bytes
internal import CommonMark
internal import Templates

/// A section of a long note, as the list of its contents names it.
struct ContentsContext: TemplateSubject {
    static let variables = TemplateVariables<ContentsContext>([
        .text("text") { $0.section.heading.text },
        .text("fragment") { "#" + PercentEncoding.fragment($0.section.heading.id) },
        .list("below", "its headings of the next level") { $0.section.below.map(Heading.init) },
        .flag("has_below") { !$0.section.below.isEmpty },
    ])

    struct Heading: TemplateSubject {
        static let variables = TemplateVariables<Heading>([
            .text("text") { $0.heading.text }, .text("fragment") { "#" + PercentEncoding.fragment($0.heading.id) },
        ])

        let heading: MarkdownDocument.Heading
    }

    let section: NoteContents.Section
}
