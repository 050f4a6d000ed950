internal import Markup

/// The preview's own script: how it comes into a page, and where it is served. It is no part of a site, and never in a
/// built one.
enum PreviewScript {
    /// No site has a path that begins with it.
    static let folder = "/.docsite/"
    static let events = folder + "events"

    /// The preview's own files, under the same policy as the site.
    static func response(at path: String) -> HTTPResponse? {
        let files: [String: StaticString] = [
            folder + "preview.js": pageScript, folder + "preview-worker.js": workerScript,
            folder + "preview.css": stylesheet,
        ]
        guard let text = files[path] else { return nil }
        var response = HTTPResponse(.ok, body: Array(text.description.utf8)[...])
        response["Content-Type"] = MediaType.of(path)
        response["Cache-Control"] = "no-store"
        response["Content-Security-Policy"] = policy
        return response
    }

    /// A page with the script in its head.
    static func inserted(into page: [UInt8], at edition: PreviewEdition) -> [UInt8] {
        let end = Array("</head>".utf8)
        let place = page.indices.first { page[$0] == end[0] && page[$0...].starts(with: end) } ?? page.endIndex
        var bytes = page
        bytes.insert(contentsOf: tag(edition).bytes, at: place)
        return bytes
    }

    /// What stands in place of every page until there is a site to show.
    static func placeholder(report: String, at edition: PreviewEdition) -> HTTPResponse {
        var page = HTMLBuffer()
        page.markup(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>No site yet</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="stylesheet" href="/.docsite/preview.css">

            """
        )
        page.html(tag(edition))
        page.markup("</head>\n<body>\n<main>\n<h1>No site yet: the content has faults</h1>\n<pre id=\"report\">")
        page.text(report)
        page.markup("</pre>\n<p>This page shows the site as soon as they are mended.</p>\n</main>\n</body>\n</html>\n")
        var response = HTTPResponse(.serviceUnavailable, body: page.finished().bytes[...])
        response["Content-Type"] = "text/html; charset=utf-8"
        response["Cache-Control"] = "no-store"
        response["Content-Security-Policy"] = policy
        return response
    }

    /// The policy of the preview's own files: the strictest that they work under.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static func tag(_ edition: PreviewEdition) -> HTML {
        var tag = HTMLBuffer()
        tag.markup("<script src=\"/.docsite/preview.js\" data-pages=\"")
        tag.text(edition.pages)
        tag.markup("\" data-styles=\"")
        tag.text(edition.styles)
        tag.markup("\" defer></script>\n")
        return tag.finished()
    }

    /// Runs in each page. The report is put in as text, so nothing in it can become markup.
    private static let pageScript: StaticString = #"""
        "use strict";
        (() => {
            const seen = {...document.currentScript.dataset};
            const worker = "/.docsite/preview-worker.js";
            let host;

            function changeStyles(addresses) {
                // What a stylesheet is called but for the hash of its bytes.
                const name = address => new URL(address, location.href).pathname.replace(/\.[0-9a-f]{16}\.css$/, ".css");
                for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
                    const address = addresses.find(address => name(address) === name(old.href));
                    if (!address || new URL(address, location.href).href === old.href) continue;
                    const link = old.cloneNode();
                    link.href = address;
                    // The old one stays until the new one is there, so that the page is never without.
                    link.addEventListener("load", () => old.remove());
                    link.addEventListener("error", () => old.remove());
                    old.after(link);
                }
            }

            function show(report, refused) {
                const page = document.getElementById("report");
                if (seen.pages === "none" && page) {
                    if (report) page.textContent = report;
                    return;
                }
                host?.remove();
                host = undefined;
                if (!report) return;
                host = document.createElement("docsite-preview");
                const root = host.attachShadow({mode: "open"});
                const style = document.createElement("link");
                style.rel = "stylesheet";
                style.href = "/.docsite/preview.css";
                const box = document.createElement("details");
                box.className = refused ? "refused" : "";
                box.open = refused;
                const head = document.createElement("summary");
                head.textContent = refused ? "The content has faults. This is the site before them." : "Warnings";
                const text = document.createElement("pre");
                text.textContent = report;
                text.tabIndex = 0;
                box.append(head, text);
                box.setAttribute("role", "alert");
                root.append(style, box);
                document.body.append(host);
            }

            function receive(text) {
                const state = JSON.parse(text);
                if (state.pages !== seen.pages) return location.reload();
                if (state.styles !== seen.styles) {
                    seen.styles = state.styles;
                    changeStyles(state.stylesheets);
                }
                show(state.report, state.refused);
            }

            function connect() {
                // A browser opens at most six connections to a host: one worker listens for all of its pages.
                if (window.SharedWorker) {
                    const port = new SharedWorker(worker, {name: "docsite preview"}).port;
                    port.onmessage = event => receive(event.data);
                    addEventListener("pagehide", () => port.postMessage("leave"), {once: true});
                } else {
                    const events = new EventSource("/.docsite/events");
                    events.onmessage = event => receive(event.data);
                    addEventListener("pagehide", () => events.close(), {once: true});
                }
            }

            connect();
            addEventListener("pageshow", event => { if (event.persisted) connect(); });
        })();

        """#

    /// Runs once for all pages of a browser.
    private static let workerScript: StaticString = #"""
        "use strict";
        const ports = new Set();
        let state;
        const events = new EventSource("/.docsite/events");
        events.onmessage = event => {
            state = event.data;
            for (const port of ports) port.postMessage(state);
        };
        onconnect = event => {
            const port = event.ports[0];
            ports.add(port);
            port.onmessage = () => ports.delete(port);
            // While the server is away, what it said last says nothing.
            if (state && events.readyState === EventSource.OPEN) port.postMessage(state);
        };

        """#

    private static let stylesheet: StaticString = #"""
        :root, :host { color-scheme: light dark; }
        :host {
            all: initial;
            position: fixed;
            inset: auto 0 0 0;
            z-index: 2147483647;
        }
        body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
        details {
            margin: 0 auto;
            max-width: 75rem;
            border: 1px solid #b45309;
            border-radius: 8px 8px 0 0;
            background: Canvas;
            color: CanvasText;
            box-shadow: 0 0 2rem rgb(0 0 0 / 35%);
            font: 0.9375rem/1.5 system-ui, sans-serif;
        }
        details.refused { border-color: #c81e1e; }
        summary { padding: 0.5rem 1rem; font-weight: 600; cursor: pointer; }
        pre {
            margin: 0;
            padding: 0.5rem 1rem 1rem;
            overflow: auto;
            font: 0.8125rem/1.5 ui-monospace, monospace;
        }
        details pre { max-height: 60vh; }

        """#
}
