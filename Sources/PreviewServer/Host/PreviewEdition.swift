/// Which state of the site a page was made from, so that it can tell whether it is out of date: also when the news
/// came before it listened, or from a server that was started anew.
struct PreviewEdition: Sendable, Equatable {
    /// Stands for the pages: another one means to load the page anew.
    private(set) var pages = "none"
    /// Stands for the stylesheets.
    private(set) var styles = "none"

    private let run: String
    private var count = 0

    /// - Parameter run: what no other run of the server has.
    init(run: String) {
        self.run = run
    }

    /// Counts a new state of the site.
    mutating func advance(stylesOnly: Bool) {
        count += 1
        styles = "\(run)-\(count)"
        if !stylesOnly { pages = styles }
    }
}
