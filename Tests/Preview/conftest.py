"""A preview of a site of its own, and a page in the browser."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import example_site
import pytest
from patience import PATIENCE
from playwright.sync_api import Browser, Page
from preview import Preview


@pytest.fixture(scope="session")
def new_site(docsite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that `docsite new` began, which nobody changes."""
    folder = tmp_path_factory.mktemp("new") / "site"
    example_site.make(docsite, folder)
    return folder


@pytest.fixture
def site_folder(new_site: Path, tmp_path: Path) -> Path:
    """A new site to be changed."""
    return shutil.copytree(new_site, tmp_path / "site")


@pytest.fixture(scope="session")
def untouched(docsite: Path, new_site: Path) -> Iterator[Preview]:
    """A preview of a site that nobody changes, for whatever is only asked."""
    preview = Preview(docsite, new_site)
    yield preview
    preview.end()


@pytest.fixture
def start(docsite: Path) -> Iterator[Callable[..., Preview]]:
    """Starts previews, and ends them after the test."""
    previews: list[Preview] = []

    def start(folder: Path, *options: str, descriptors: int | None = None) -> Preview:
        previews.append(Preview(docsite, folder, *options, descriptors=descriptors))
        return previews[-1]

    yield start
    for preview in previews:
        preview.end()


@pytest.fixture
def preview(start: Callable[..., Preview], site_folder: Path) -> Preview:
    """A preview of a new site."""
    return start(site_folder)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh context; whatever it complains of fails the test."""
    context = browser.new_context(viewport={"width": 800, "height": 500})
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if "Security Policy" in message.text else None)
    yield page
    context.close()
    assert not problems
