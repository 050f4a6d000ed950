import Diagnostics
import SiteModel
import SitePipeline

/// Links out of the site, held against what the hosts say.
enum ExternalLinkCheck {
    /// Asks about each address once, and reports it at its first place.
    /// - Parameters:
    ///   - links: the links.
    ///   - curl: what hosts are asked by.
    /// - Returns: what is wrong with them.
    static func faults(of links: [ExternalLink], by curl: Curl) async -> [Diagnostic] {
        var first: [String: ExternalLink] = [:]
        var addresses: [String] = []
        for link in links where link.address.lowercased().hasPrefix("http") {
            // A host never sees a fragment.
            let address = String(link.address.prefix { $0 != "#" })
            guard first[address] == nil else { continue }
            first[address] = link
            addresses.append(address)
        }
        var cache = ExternalLinkCache.read()
        let asked = addresses.filter { !cache.isFresh($0) }
        let answers = await ExternalLinkProbe(curl: curl).ask(asked)
        cache.add(answers.filter { $0.value == .alive }.map(\.key))
        cache.write()
        return asked.compactMap { address in
            guard let link = first[address] else { return nil }
            switch answers[address] {
            case .alive:
                return nil
            case .dead(let reason):
                return Diagnostic(
                    .deadLink,
                    "`\(address)` is dead: \(reason)",
                    at: link.range,
                    help: "find where the page has moved, or leave the link out"
                )
            case .unclear(let reason):
                return Diagnostic(
                    .unreachableLink,
                    "whether `\(address)` is alive could not be told: \(reason)",
                    at: link.range,
                    help: "open it in a browser, or check again later"
                )
            case nil:
                return Diagnostic(
                    .unreachableLink,
                    "`\(address)` was not tried: there are too many addresses, or time ran out",
                    at: link.range,
                    help: "check again: what is alive is remembered for a day and not asked again"
                )
            }
        }
    }
}
