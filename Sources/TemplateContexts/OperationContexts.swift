internal import Diagnostics
package import SiteModel
package import Templates

/// An operation as pages link to it.
extension SiteOperation: TemplateSubject {
    package static let variables = TemplateVariables<SiteOperation>(
        called: "operation link",
        [
            .text("name") { $0.name },
            .path("url") { $0.path },
            .text("count", "of the errors that it returns") { String($0.entries.count) },
        ]
    )
}

/// The page of all operations.
package struct OperationsContext: PageContext {
    package static let variables = TemplateVariables<OperationsContext>([page, .list("operations") { $0.operations }])

    package let head: PageHead
    let operations: [SiteOperation]

    package init(head: PageHead, operations: [SiteOperation]) {
        self.head = head
        self.operations = operations
    }
}

/// The page of an operation.
package struct OperationPageContext: PageContext {
    package static let variables = TemplateVariables<OperationPageContext>([
        page,
        .object("operation") { $0.operation },
        .list("entries") { $0.entries },
    ])

    package let head: PageHead
    let operation: SiteOperation
    let entries: [ReturnedEntryContext]

    package init(head: PageHead, operation: SiteOperation, entries: [ReturnedEntryContext]) {
        self.head = head
        self.operation = operation
        self.entries = entries
    }
}

/// An entry, as the page of an operation that returns it shows it.
package struct ReturnedEntryContext: TemplateSubject {
    package static let variables = TemplateVariables<ReturnedEntryContext>(
        with: { $0.entry },
        [
            .text("status") { $0.entry.status.map { String($0.code) } },
            .texts("further_statuses", "those beside `status`") { returned in
                returned.entry.statuses.dropFirst().map { String($0.code) }
            },
            .object("retry") { $0.entry.retry },
            .text("retry_after", "how long to wait before") { $0.entry.source.retryAfter?.value },
        ]
    )

    let entry: SiteEntry

    package init(entry: SiteEntry) {
        self.entry = entry
    }
}
