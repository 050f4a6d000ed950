/// The words that additions to CommonMark put into a page; whoever shows it has to say them.
package struct MarkdownWords: Sendable {
    /// What an alert is headed with, by its kind.
    package var alerts: [MarkdownEvent.AlertKind: String]
    /// What a table is called, which one can scroll.
    package var table: String
    /// What the box of a task is called.
    package var done: String
    package var toDo: String
    /// What code is marked with that is wrong, and right.
    package var wrong: String
    package var right: String
    /// What details without a title are called.
    package var details: String
    /// What stands above a quote for internal readers.
    package var `internal`: String
    /// What stands above a quote for some markets.
    package var markets: @Sendable (_ names: String) -> String

    package init(
        alerts: [MarkdownEvent.AlertKind: String] = [:],
        table: String = "",
        done: String = "",
        toDo: String = "",
        wrong: String = "",
        right: String = "",
        details: String = "",
        internal: String = "",
        markets: @escaping @Sendable (_ names: String) -> String = { $0 }
    ) {
        self.alerts = alerts
        self.table = table
        self.done = done
        self.toDo = toDo
        self.wrong = wrong
        self.right = right
        self.details = details
        self.internal = `internal`
        self.markets = markets
    }
}
