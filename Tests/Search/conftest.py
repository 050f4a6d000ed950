"""What the tests of the search share: catalogs, their sites, and a page with the real script on it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from patience import PATIENCE
from playwright.sync_api import Browser, Page

REPOSITORY = Path(__file__).resolve().parents[2]
# The host that the built site is tested on stands beside the tests of the pages.
sys.path.append(str(REPOSITORY / "Tests/Browser"))

import decline_catalog  # noqa: E402
import large_catalog  # noqa: E402
import ruff_catalog  # noqa: E402
import rustc_catalog  # noqa: E402
from built_site import BuiltSite  # noqa: E402
from static_server import StaticServer  # noqa: E402


@pytest.fixture(scope="session")
def server_of(docsite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], StaticServer]]:
    """The server of a catalog's site: `payments` is this repository's, the others are made for the tests."""
    servers: dict[str, StaticServer] = {}

    def content_of(catalog: str) -> Path:
        if catalog == "payments":
            return REPOSITORY / "content"
        folder = tmp_path_factory.mktemp(catalog)
        made = {"rustc": rustc_catalog, "ruff": ruff_catalog, "large": large_catalog}
        made["declines"] = decline_catalog
        assert made[catalog].write(folder) > 400
        return folder

    def server_of(catalog: str) -> StaticServer:
        if catalog not in servers:
            site = BuiltSite(tmp_path_factory.mktemp(f"{catalog}-site"), "https://example.test/a/b/")
            command = [docsite, "build", "--content", content_of(catalog), "--theme", REPOSITORY / "theme"]
            command += ["--output", site.folder, "--base-url", site.base_url]
            result = subprocess.run(command, capture_output=True, text=True, check=False)
            assert result.returncode == 0, result.stdout + result.stderr
            servers[catalog] = StaticServer(site)
            servers[catalog].site = site
        return servers[catalog]

    yield server_of
    for server in servers.values():
        server.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a context of its own; a fault of the page's scripts fails the test."""
    contexts = []
    faults: list[str] = []

    def open_page(address: str, *, wait: bool = True) -> Page:
        context = browser.new_context()
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(address)
        if wait:
            page.focus("#docsite-search")
            page.wait_for_selector("#docsite-search[role=combobox]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def search(open_page: Callable[..., Page], server_of: Callable[[str], StaticServer]) -> Callable:
    """Searches a catalog for many texts in the real script: the codes found for each, best first."""

    def search(catalog: str, texts: list[str]) -> list[list[str]]:
        page = open_page(server_of(catalog).address("index.html"))
        return page.evaluate(
            """async (texts) => {
              const folder = document.querySelector("form[data-search]").dataset.search;
              const load = async (name) => (await fetch(`${folder}${name}.json`)).json();
              const { search } = docsiteSearch.createSearch(load);
              const found = [];
              for (const text of texts) found.push((await search(text)).results.map(({ entry }) => entry.code));
              return found;
            }""",
            texts,
        )

    return search
