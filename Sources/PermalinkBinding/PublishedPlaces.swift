internal import Diagnostics
internal import SiteModel
internal import SitePaths

extension Site {
    /// Where what addresses lead to is defined, or `nil` where it is gone. A heading is as its page.
    func place(of target: Permalink.Target) -> SourceRange? {
        switch target.kind {
        case .error: entry(published: target.name).map { entries[$0].source.code.range }
        case .group: groups.first { $0.source.id.value == target.name }?.source.id.range
        case .page: source(ofPage: target.name)?.body.file.whole
        case .heading: source(ofPage: PermalinkCheck.parts(ofHeading: target.name).page)?.body.file.whole
        case .operation: operations.first { $0.name == target.name }?.range
        }
    }

    /// The text of a free page, or of the introduction, whose name is empty.
    func source(ofPage name: String) -> MarkdownSource? {
        name.isEmpty ? introduction : pages.first { $0.path.addressWithoutSlash == name }?.source
    }
}
