/// The texts of the preview's own files.
enum PreviewAssets {
    /// Runs in each page. The report is put in as text, so nothing in it can become markup.
    static let pageScript: StaticString = #"""
        "use strict";
        (() => {
            const seen = {...document.currentScript.dataset};
            const replaced = new WeakSet();
            let overlay;

            // Of the files that have changed, is one part of this page: its own, or any that it has asked for since?
            function isTouched(changed) {
                const files = new Set([seen.file]);
                for (const address of [location.href, ...performance.getEntriesByType("resource").map(({name}) => name)]) {
                    const {origin, pathname} = new URL(address);
                    if (origin !== location.origin || !pathname.startsWith(seen.mount)) continue;
                    const path = decodeURIComponent(pathname.slice(seen.mount.length));
                    files.add(path).add(path.replace(/([^/])$/, "$1/") + "index.html");
                }
                return changed.some(file => files.has(file));
            }

            function changeStyles(addresses, edition) {
                // What a stylesheet is called but for the hash of its bytes, and with which query it is asked for anew
                // where it has none.
                const path = address => new URL(address, location.href).pathname;
                const name = address => path(address).replace(/\.[0-9a-f]{16}\.css$/, ".css");
                const query = address => name(address) === path(address) ? "?" + edition : "";
                for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
                    const address = addresses.find(address => name(address) === name(old.href));
                    if (!address || replaced.has(old)) continue;
                    const href = new URL(address + query(address), location.href).href;
                    if (href === old.href) continue;
                    const link = old.cloneNode();
                    link.href = href;
                    // The old one stays until the new one is there, so that the page is never without. It goes with
                    // those before it: one that is taken away while it is fetched tells nobody that it has come.
                    const settle = () => {
                        while (replaced.has(link.previousElementSibling)) link.previousElementSibling.remove();
                    };
                    link.addEventListener("load", settle);
                    link.addEventListener("error", settle);
                    replaced.add(old);
                    old.after(link);
                }
            }

            function element(name, properties, ...children) {
                const made = Object.assign(document.createElement(name), properties);
                made.append(...children);
                return made;
            }

            // The report, line by line, with what the terminal colors and places that an editor opens.
            function lines({text, places}) {
                return text.trimEnd().split("\n").flatMap((line, index) => {
                    const kind = /^(error|warning|note)\b|^ *= (help)/.exec(line);
                    const place = /^( *--> )(.*)$/.exec(line);
                    const shown = place && Object.hasOwn(places, place[2])
                        ? [place[1], element("a", {href: places[place[2]], textContent: place[2]})]
                        : [element("span", {className: kind?.[1] ?? kind?.[2] ?? "", textContent: line})];
                    return index > 0 ? ["\n", ...shown] : shown;
                });
            }

            function makeOverlay() {
                const host = document.createElement("docsite-preview");
                const head = document.createElement("summary");
                const text = element("pre", {tabIndex: 0});
                const box = element("details", {}, head, text);
                const said = element("p", {className: "said"});
                text.setAttribute("aria-label", "Report");
                host.attachShadow({mode: "open"})
                    .append(element("link", {rel: "stylesheet", href: "/.docsite/preview.css"}), said, box);
                document.body.append(host);
                return {host, head, text, box, said};
            }

            function show(report) {
                const page = document.getElementById("docsite-report");
                if (page) {
                    if (!report) return;
                    document.getElementById("docsite-headline").textContent = report.headline;
                    page.replaceChildren(...lines(report));
                    return;
                }
                if (!report) {
                    overlay?.host.remove();
                    overlay = undefined;
                    return;
                }
                // Whoever has folded it away, or scrolled in it, keeps it so until something else is wrong.
                if (overlay?.shown === report.text) return;
                overlay ??= makeOverlay();
                overlay.shown = report.text;
                overlay.box.className = report.refusal ? "refused" : "";
                overlay.box.open = report.refusal;
                overlay.head.textContent = report.headline;
                overlay.text.replaceChildren(...lines(report));
                overlay.said.setAttribute("role", report.refusal ? "alert" : "status");
                overlay.said.textContent = report.headline;
            }

            function receive(message) {
                const state = {stylesheets: [], changed: [], ...JSON.parse(message)};
                if (state.pages !== seen.pages) {
                    if (state.former !== seen.pages || isTouched(state.changed)) return location.reload();
                    seen.pages = state.pages;
                }
                if (state.styles !== seen.styles) {
                    seen.styles = state.styles;
                    changeStyles(state.stylesheets, state.styles);
                }
                show(state.report);
            }

            // For browsers that have no workers for several pages, and pages that may have none.
            function listen() {
                const events = new EventSource("/.docsite/events");
                events.onmessage = ({data}) => receive(data);
                events.onerror = () => { if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000); };
                addEventListener("pagehide", () => events.close(), {once: true});
            }

            function connect() {
                // A browser opens at most six connections to a host: one worker listens for all of its pages.
                if (!window.SharedWorker) return listen();
                const worker = new SharedWorker("/.docsite/preview-worker.js", {name: "docsite preview"});
                worker.onerror = listen;
                worker.port.onmessage = ({data}) => receive(data);
                addEventListener("pagehide", () => worker.port.postMessage("leave"), {once: true});
            }

            performance.setResourceTimingBufferSize(5000);
            connect();
            addEventListener("pageshow", ({persisted}) => { if (persisted) connect(); });
        })();

        """#

    /// Runs once for all pages of a browser.
    static let workerScript: StaticString = #"""
        "use strict";
        const ports = new Set();
        let events;
        let state;

        function listen() {
            events = new EventSource("/.docsite/events");
            events.onmessage = ({data}) => {
                state = data;
                for (const port of ports) port.postMessage(state);
            };
            // A browser gives up where another program has answered in the meantime.
            events.onerror = () => { if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000); };
        }

        listen();
        onconnect = ({ports: [port]}) => {
            ports.add(port);
            port.onmessage = () => ports.delete(port);
            // While the server is away, what it said last says nothing.
            if (state && events.readyState === EventSource.OPEN) port.postMessage(state);
        };

        """#

    static let stylesheet: StaticString = #"""
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
            border: 2px solid light-dark(#b45309, #fbbf24);
            border-bottom: 0;
            border-radius: 8px 8px 0 0;
            background: Canvas;
            color: CanvasText;
            box-shadow: 0 0 2rem rgb(0 0 0 / 35%);
            font: 0.9375rem/1.5 system-ui, sans-serif;
        }
        details.refused { border-color: light-dark(#c81e1e, #f87171); }
        summary { padding: 0.5rem 1rem; font-weight: 600; cursor: pointer; }
        pre {
            margin: 0;
            padding: 0.5rem 1rem 1rem;
            overflow: auto;
            font: 0.8125rem/1.5 ui-monospace, monospace;
        }
        details pre { max-height: 50vh; }
        .error, .warning { font-weight: 700; }
        .error { color: light-dark(#b91c1c, #fca5a5); }
        .warning { color: light-dark(#92400e, #fcd34d); }
        .help { color: light-dark(#155e75, #a5f3fc); }
        a { color: LinkText; }
        :focus-visible { outline: 2px solid Highlight; outline-offset: -2px; }
        .said { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
        @media print {
            :host { display: none; }
        }

        """#
}
