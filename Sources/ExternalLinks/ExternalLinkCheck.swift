package import Diagnostics
package import SiteModel

/// Links out of the site, held against what the hosts say.
package struct ExternalLinkCheck: Sendable {
    private let curl: Curl
    private let caches: String?
    private let folder: String

    /// - Parameters:
    ///   - curl: what hosts are asked by.
    ///   - folder: the program's own folder among the user's caches, where it remembers what was alive.
    ///   - caches: the folder of all caches; without one, nothing is remembered.
    package init(by curl: Curl, rememberingIn folder: String, of caches: String?) {
        self.curl = curl
        self.folder = folder
        self.caches = caches
    }

    /// Asks about each address once, and reports it at its first place.
    /// - Parameter links: the links.
    /// - Returns: what is wrong with them.
    package func faults(of links: [ExternalLink]) async -> [Diagnostic] {
        var first: [String: ExternalLink] = [:]
        var addresses: [String] = []
        for link in links where link.address.lowercased().hasPrefix("http") {
            // A host never sees a fragment.
            let address = String(link.address.prefix { $0 != "#" })
            guard first[address] == nil else { continue }
            first[address] = link
            addresses.append(address)
        }
        var cache = ExternalLinkCache(in: folder, of: caches)
        let asked = addresses.filter { !cache.isFresh($0) }
        let answers = await ExternalLinkProbe(curl: curl).ask(asked)
        cache.add(answers.filter { $0.value == .alive }.map(\.key))
        cache.write()
        return asked.compactMap { address in
            first[address].flatMap { Self.fault(of: address, at: $0.range, answers[address]) }
        }
    }

    /// - Parameters:
    ///   - address: an address.
    ///   - place: where it stands first.
    ///   - answer: what its host said; `nil` where it was not tried.
    /// - Returns: what is wrong with it.
    private static func fault(of address: String, at place: SourceRange, _ answer: ExternalLinkProbe.Answer?)
        -> Diagnostic?
    {
        switch answer {
        case .alive: nil
        case .dead(let reason):
            Diagnostic(
                .deadLink,
                "`\(address)` is dead: \(reason)",
                at: place,
                help: "find where the page has moved, or leave the link out"
            )
        case .unclear(let reason):
            Diagnostic(
                .unreachableLink,
                "whether `\(address)` is alive could not be told: \(reason)",
                at: place,
                help: "open it in a browser, or check again later"
            )
        case nil:
            Diagnostic(
                .unreachableLink,
                "`\(address)` was not tried: there are too many addresses, or time ran out",
                at: place,
                help: "check again: what is alive is remembered for a day and not asked again"
            )
        }
    }
}
