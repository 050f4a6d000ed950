internal import PageMarkup
internal import SiteModel
internal import SitePaths
internal import TemplateContexts
internal import Templates
internal import Theming

/// The pages of operations, each with its errors, and the list of all of them.
struct OperationOutput: SiteOutput {
    /// How many pages are made at a time: few enough to keep several threads busy.
    private static let pagesPerPart = 64

    let pages: PageOutput

    private var site: Site { pages.site }

    func work(on bound: BoundSite) -> [@Sendable () -> [OutputFile]] {
        let operations = site.operations
        guard !operations.isEmpty else { return [] }
        let parts = stride(from: 0, to: operations.count, by: Self.pagesPerPart).map { start in
            { @Sendable in self.pages(of: operations[start..<min(start + Self.pagesPerPart, operations.count)]) }
        }
        return [{ [index()] }] + parts
    }

    private func index() -> OutputFile {
        let title = pages.theme.words.text(.operations)
        let context = OperationsContext(
            head: head(.operations, at: .operations, title: title, description: site.configuration.description),
            operations: site.operations
        )
        return pages.layout(.operations, root: SitePath.operations.root, isOfOperations: true).file(context)
    }

    private func pages(of operations: ArraySlice<SiteOperation>) -> [OutputFile] {
        guard let root = operations.first?.path.root else { return [] }
        let layout = pages.layout(.operation, root: root, isOfOperations: true)
        return operations.map { operation in
            let entries = operation.entries.map { site.entries[$0] }
            let codes = entries.map(\.code.rawValue).joined(separator: ", ")
            let context = OperationPageContext(
                head: head(
                    .operation,
                    at: operation.path,
                    title: operation.name,
                    description: "\(operation.name): \(codes)"
                ),
                operation: operation,
                entries: entries.map(ReturnedEntryContext.init)
            )
            return layout.file(context)
        }
    }

    private func head(_ kind: PageKind, at path: SitePath, title: String, description: String) -> PageHead {
        let description = String(description.prefix(160))
        let url = pages.url(of: path)
        return PageHead(
            kind,
            at: path,
            title: title,
            description: description,
            url: url,
            editURL: nil,
            data: pages.structuredData.page(title: title, description: description, url: url)
        )
    }
}
