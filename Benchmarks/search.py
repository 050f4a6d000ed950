#!/usr/bin/env python3
"""docsite's search beside Pagefind and lunr: the same pages, the same labelled queries, in Chromium. Prints two tables.

    search.py [--catalogs payments,rustc,ruff] [--work FOLDER]

All three search the pages of the entries, the main part of each. lunr does what MkDocs has it do: title and text of
every page in one JSON file, made into an index in the browser. Quality is how often the entry that a query asks for
came first and among the first three. Bytes are those of all files before the first result of a fresh page, each
gzip -9; time is from the first use of the search to that result, on a CPU slowed four times, with the files at hand:
medians over a code, a slip, a message, a paste and a question.
"""
import argparse
import contextlib
import functools
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
DOCSITE = ROOT / ".build/release/docsite"
sys.path.append(str(ROOT / "Tests/Search"))

import ruff_catalog  # noqa: E402
import rustc_catalog  # noqa: E402

QUERIES = ROOT / "Tests/Search/queries"
SLOWER = 4

SCRIPT = """globalThis.load_script = (src) => new Promise((resolve, reject) => {
  document.head.append(Object.assign(document.createElement("script"), { src, async: false, onload: resolve, onerror: reject }));
});"""

# Each begins a search that has loaded nothing, and answers with the addresses of the pages found, best first.
ENGINES = {
    "docsite": """async (site) => {
        globalThis.search ??= await (async () => {
          await Promise.all(site.scripts.map(load_script));
          const load = async (name) => (await fetch(`/search/${name}.json`)).json();
          const { search } = docsiteSearch.createSearch(load);
          return async (query) => (await search(query)).results.map(({ entry }) => entry.url);
        })();
    }""",
    "Pagefind": """async () => {
        globalThis.search ??= await (async () => {
          const pagefind = await import("/pagefind/pagefind.js");
          return async (query) => {
            const { results } = await pagefind.search(query);
            return (await Promise.all(results.slice(0, 10).map((result) => result.data()))).map(({ url }) => url);
          };
        })();
    }""",
    "lunr": """async () => {
        globalThis.search ??= await (async () => {
          await load_script("/lunr/lunr.js");
          const { docs } = await (await fetch("/lunr/search_index.json")).json();
          const index = lunr(function () {
            this.field("title");
            this.field("text");
            this.ref("location");
            docs.forEach((page) => this.add(page));
          });
          return async (query) => {
            // What lunr takes for its query language and cannot read finds nothing.
            try { return index.search(query).map(({ ref }) => ref); } catch { return []; }
          };
        })();
    }""",
}


class MainText(HTMLParser):
    """The heading and the text of a page's main part."""

    def __init__(self, markup):
        super().__init__()
        self.title, self.text, self._inside = "", [], []
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        if tag in ("main", "h1", "script", "template") and (tag == "main" or "main" in self._inside):
            self._inside.append(tag)

    def handle_endtag(self, tag):
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data):
        if not self._inside or self._inside[-1] in ("script", "template"):
            return
        if self._inside[-1] == "h1":
            self.title += data
        else:
            self.text.append(data)


@contextlib.contextmanager
def served(folder):
    """A plain host on loopback."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def make_site(catalog, work):
    """Builds a catalog's site and the indexes of the other two beside it."""
    content, site = work / f"{catalog}-content", work / catalog
    if catalog == "payments":
        content = ROOT / "content"
    else:
        content.mkdir()
        {"rustc": rustc_catalog, "ruff": ruff_catalog}[catalog].write(content)
    build = [DOCSITE, "build", "--content", content, "--theme", ROOT / "theme", "--output", site]
    subprocess.run([*build, "--base-url", "https://example.test/", "--quiet"], check=True, capture_output=True)
    pagefind = [sys.executable, "-m", "pagefind", "--site", site, "--glob", "errors/*/index.html"]
    subprocess.run([*pagefind, "--root-selector", "main"], check=True, capture_output=True)
    import mkdocs

    (site / "lunr").mkdir()
    shutil.copy(Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js", site / "lunr")
    pages = {path.relative_to(site).as_posix(): MainText(path.read_text()) for path in site.glob("errors/*/index.html")}
    docs = [{"location": name, "title": page.title, "text": " ".join(page.text)} for name, page in sorted(pages.items())]
    (site / "lunr/search_index.json").write_text(json.dumps({"docs": docs}, separators=(",", ":")))
    (site / "empty.html").write_text('<!doctype html><html lang="en"><title>search</title>')
    return site


def codes_by_page(site):
    """The code of each entry by its page's address."""
    head = json.loads((site / "search/index.json").read_text())
    files = range(-(-head["entries"] // head["entriesPerFile"]))
    entries = [entry for n in files for entry in json.loads((site / f"search/entries-{n}.json").read_text())["entries"]]
    return {entry["url"]: entry["code"] for entry in entries}


def labelled(catalog):
    """All queries over a catalog, with the codes that they ask for."""
    sets = [json.loads(file.read_text()) for file in sorted(QUERIES.glob("*.json"))]
    return [query for labelled in sets if labelled["catalog"] == catalog for query in labelled["queries"]]


def page_of(address):
    """An address as it stands in the index: without host, ending in `index.html`."""
    path = unquote(urlsplit(address).path).lstrip("/")
    return path if path.endswith(".html") else path.rstrip("/") + "/index.html"


def ask(page, engine, site, query):
    """The addresses that an engine finds for one query."""
    page.evaluate(ENGINES[engine], site)
    return page.evaluate("(query) => search(query)", query)


def first_result(context, origin, engine, site, folder, query):
    """Bytes fetched, gzip -9, and milliseconds on the slowed CPU until a fresh page has its first result."""
    page = context.new_page()
    page.goto(f"{origin}/empty.html")
    fetched = []
    page.on("response", lambda response: fetched.append(urlsplit(response.url).path))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    milliseconds = page.evaluate(
        f"""async ([site, query]) => {{
          const start = performance.now();
          await ({ENGINES[engine]})(site);
          await search(query);
          return performance.now() - start;
        }}""",
        [site, query],
    )
    page.wait_for_timeout(50)
    page.close()
    files = {folder / unquote(path).lstrip("/") for path in fetched}
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files if file.is_file()), milliseconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--catalogs", default="payments,rustc,ruff")
    parser.add_argument("--work", type=Path, help="where the sites are made; a temporary folder unless given")
    options = parser.parse_args()
    work = options.work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    ranks = {engine: {} for engine in ENGINES}
    costs = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        context = browser.new_context()
        context.add_init_script(SCRIPT)
        for catalog in options.catalogs.split(","):
            folder = make_site(catalog, work)
            codes, queries = codes_by_page(folder), labelled(catalog)
            # The engine, and the box that a reader fetches with it.
            scripts = [next((folder / "assets").glob(name)) for name in ("search-engine.*.js", "search.*.js")]
            site = {"scripts": [f"/{script.relative_to(folder).as_posix()}" for script in scripts]}
            kinds = ["code", "slip", "message", "paste", "question"]
            samples = [next(query["query"] for query in queries if query["kind"] == kind) for kind in kinds]
            with served(folder) as origin:
                for engine in ENGINES:
                    page = context.new_page()
                    page.goto(f"{origin}/empty.html")
                    for query in queries:
                        found = [codes.get(page_of(address)) for address in ask(page, engine, site, query["query"])]
                        rank = next((n for n, code in enumerate(found, 1) if code in query["expect"]), None)
                        ranks[engine].setdefault(query["kind"], []).append(rank)
                    page.close()
                    first = [first_result(context, origin, engine, site, folder, query) for query in samples]
                    costs.append((len(codes), engine, *map(statistics.median, zip(*first))))
        browser.close()
    if not options.work:
        shutil.rmtree(work)

    print("| queries | | " + " | ".join(ENGINES) + " |\n| --- | ---: |" + " --- |" * len(ENGINES))
    for kind, of_docsite in ranks["docsite"].items():
        cells = []
        for engine in ENGINES:
            found = ranks[engine][kind]
            first, three = (sum(rank is not None and rank <= most for rank in found) / len(found) for most in (1, 3))
            reciprocal = sum(1 / rank for rank in found if rank) / len(found)
            cells.append(f"{first:.2f} {three:.2f} {reciprocal:.2f}")
        print(f"| {kind} | {len(of_docsite)} | " + " | ".join(cells) + " |")
    print("\n| entries | search | bytes before the first result | time to it |\n| ---: | --- | ---: | ---: |")
    for count, engine, size, milliseconds in costs:
        print(f"| {count} | {engine} | {size / 1000:.1f} KB | {milliseconds:.0f} ms |")


if __name__ == "__main__":
    main()
