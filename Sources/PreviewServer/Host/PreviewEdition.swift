internal import Markup

/// Which state of the site a page was made from, so that it can tell whether it is out of date: also when the news
/// came before it listened, or from a server that was started anew.
struct PreviewEdition: Sendable, Equatable {
    /// What became of the pages from one edition to the next.
    private struct Step: Equatable {
        let former: String
        let changed: [String]
    }

    /// More changed files than this are as good as all. One note of 10,000 changes some 1,500, most of the search index.
    private static let mostNamed = 2_000

    /// Stands for the pages: another one means to load a page anew, unless nothing of it has changed.
    private(set) var pages = "none"
    /// Stands for the stylesheets.
    private(set) var styles = "none"

    private var step: Step?
    private let run: String
    private var count = 0

    /// - Parameter run: what no other run of the server has.
    init(run: String) {
        self.run = run
    }

    /// Counts a new state of the site.
    /// - Parameters:
    ///   - changed: the paths of the files that are not as they were; `nil` where every page is to be loaded anew.
    ///   - stylesOnly: whether the pages are as they were, but for the stylesheets.
    mutating func advance(changed: [String]?, stylesOnly: Bool) {
        count += 1
        styles = "\(run)-\(count)"
        guard !stylesOnly else { return }
        step = changed.flatMap { $0.count <= Self.mostNamed ? Step(former: pages, changed: $0) : nil }
        pages = styles
    }

    /// What pages are told, as JSON.
    func state(stylesheets: [String], report: PreviewReport?) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.member("pages", pages)
            json.member("styles", styles)
            json.member("stylesheets", stylesheets)
            json.member("former", step?.former)
            json.member("changed", step?.changed ?? [])
            guard let report else { return }
            json.name("report")
            json.object { json in
                json.member("headline", report.headline)
                json.member("text", report.text)
                json.name("refusal")
                json.bool(report.isRefusal)
                json.name("places")
                json.object { json in
                    for (place, address) in report.places.sorted(by: { $0.key < $1.key }) {
                        json.member(place, address)
                    }
                }
            }
        }
        return json.finished()
    }
}
