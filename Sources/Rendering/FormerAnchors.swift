internal import Bytes
internal import Markup
internal import PageMarkup
internal import SiteModel
internal import SitePaths

/// The anchors that the front page had when all codes stood on it, below what it has of its own now: each at a link to where
/// it is, which a script follows at once.
enum FormerAnchors {
    private static let scriptSource = """
        // Leads on from a former anchor to where it is now.
        "use strict";
        {
          const former = document.currentScript.previousElementSibling;
          const lead = () => {
            let id = location.hash.slice(1);
            try { id = decodeURIComponent(id); } catch { /* As it stands. */ }
            const bearer = [...former.children].find((child) => child.id === id);
            if (bearer) location.replace(bearer.firstElementChild.href);
          };
          addEventListener("hashchange", lead);
          lead();
        }

        """

    /// By its content, since hosts let browsers keep it for ever.
    static let script: OutputFile = {
        let bytes = Array(scriptSource.utf8)
        let path = SitePath.assetsFolder + "former-anchors-\(ContentHash.name(of: bytes)).js"
        return OutputFile(path: path, bytes: bytes)
    }()

    /// Writes the anchors into the front page.
    static func write(of site: Site, to html: inout HTMLBuffer) {
        let ids = site.frontAnchors.map { (id: $0, text: $0) }
        MovedPage.list(ids, at: PercentEncoding.path(site.addresses.errors.text), &html)
        html.markup("<script src=\"")
        html.address(SitePath.front.root + script.path)
        html.markup("\"></script>\n")
    }
}
