package import Diagnostics
package import SiteModel
internal import SitePaths
package import YAML

/// Reads the addresses in `site.yml` that the page of each entry leads to.
package enum EntryLinkReader {
    package static func read(_ site: YAMLMapping, _ key: Key<Located<String>>, _ diagnostics: inout [Diagnostic])
        -> EntryLink?
    {
        guard let text = site.read(key, &diagnostics) else { return nil }
        let link = EntryLink(text.value)
        if let unknown = link.unknownPlaces.first {
            let guess = SimilarNames.nearest(to: unknown, among: EntryLink.places).map { "did you mean `{\($0)}`?" }
            diagnostics.append(
                Diagnostic(
                    .invalidValue,
                    "nothing is filled in for `{\(unknown)}` in `\(key.name)`",
                    at: text.range.place(of: "{\(unknown)}"),
                    help: guess ?? "what is filled in is `{code}` and `{url}`; write other braces as `%7B` and `%7D`"
                )
            )
            return nil
        }
        guard let fault = ExternalAddress.fault(of: link.address(code: "code", url: "url")) else { return link }
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "`\(key.name)` \(fault)",
                at: text.range,
                help:
                    "write an address such as `https://git.example.com/new?title={code}&body={url}`, or a `mailto:` one"
            )
        )
        return nil
    }
}
