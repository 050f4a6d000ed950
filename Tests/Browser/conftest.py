"""What the tests of the built site share: the sites and the servers."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_site import REPOSITORY, BuiltSite, CatalogEntry, read_catalog
from page_watch import PageWatch
from patience import PATIENCE
from playwright.sync_api import Browser
from static_server import StaticServer

CONTENT = REPOSITORY / "content"

THEME = Path(os.environ.get("DOCSITE_THEME", REPOSITORY / "theme"))
"""The theme that is tried; `test_checks_can_fail.py` names one with faults."""


@pytest.fixture(scope="session")
def build(docsite: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., BuiltSite]:
    """Builds the site for a base URL, in the folder of a server of its own."""

    def build(base_url: str, theme: Path = THEME, content: Path = CONTENT) -> BuiltSite:
        site = BuiltSite(tmp_path_factory.mktemp("server"), base_url)
        command = [docsite, "build", "--content", content, "--theme", theme, "--output", site.folder]
        result = subprocess.run([*command, "--base-url", base_url, "--strict"], capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr
        return site

    return build


@pytest.fixture(scope="session")
def site_at_root(build: Callable[[str], BuiltSite]) -> BuiltSite:
    """The site, built to live at the root of a host."""
    return build("https://example.test/")


@pytest.fixture(scope="session")
def site(build: Callable[[str], BuiltSite]) -> BuiltSite:
    """The site, built to live under a path of a host."""
    return build("https://example.test/a/b/")


@pytest.fixture(scope="session")
def catalog() -> list[CatalogEntry]:
    """The entries of the site's catalog."""
    return read_catalog(CONTENT)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[BuiltSite], StaticServer]]:
    """Serves built sites until the tests are over."""
    servers: list[StaticServer] = []

    def serve(site: BuiltSite) -> StaticServer:
        servers.append(StaticServer(site))
        return servers[-1]

    yield serve
    for server in servers:
        server.close()


@pytest.fixture(scope="session")
def server(site: BuiltSite, serve: Callable[[BuiltSite], StaticServer]) -> StaticServer:
    """The site under a path."""
    return serve(site)


@pytest.fixture(scope="session")
def server_at_root(site_at_root: BuiltSite, serve: Callable[[BuiltSite], StaticServer]) -> StaticServer:
    """The site at the root."""
    return serve(site_at_root)


@pytest.fixture(params=["at /", "at /a/b/"])
def host(request: pytest.FixtureRequest, server: StaticServer, server_at_root: StaticServer) -> StaticServer:
    """Each host that the site must work on."""
    return server if request.param == "at /a/b/" else server_at_root


@pytest.fixture(params=["at /", "at /a/b/", "from file://"])
def address(
    request: pytest.FixtureRequest, site: BuiltSite, server: StaticServer, server_at_root: StaticServer
) -> Callable[[str], str]:
    """The address of a page in each place that the site must work in."""
    return {
        "at /": server_at_root.address,
        "at /a/b/": server.address,
        "from file://": lambda page: (site.folder / page).as_uri(),
    }[request.param]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., PageWatch]]:
    """Opens an address in a fresh context (of the options given) and watches what the page does."""
    contexts = []

    def open_page(address: str, **options: object) -> PageWatch:
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        watch = PageWatch(context.new_page(), urlsplit(address).netloc)
        watch.page.goto(address)
        return watch

    yield open_page
    for context in contexts:
        context.close()
