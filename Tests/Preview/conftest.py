"""A preview of a site of its own, and one browser."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from preview import REPOSITORY, Preview


@pytest.fixture(scope="session")
def docsite() -> Path:
    """The program, as `swift build` made it; DOCSITE names another."""
    if "DOCSITE" in os.environ:
        return Path(os.environ["DOCSITE"])
    command = ["swift", "build", "--show-bin-path"]
    folder = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.strip()
    program = Path(folder) / "docsite"
    assert program.is_file(), "docsite is not built: run `swift build` first"
    return program


@pytest.fixture
def site_folder(docsite: Path, tmp_path: Path) -> Path:
    """A new site, as `docsite new` makes it."""
    folder = tmp_path / "site"
    subprocess.run([docsite, "new", folder], capture_output=True, check=True)
    return folder


@pytest.fixture
def start(docsite: Path) -> Iterator[Callable[..., Preview]]:
    """Starts previews, and ends them after the test."""
    previews: list[Preview] = []

    def start(folder: Path, *options: str) -> Preview:
        previews.append(Preview(docsite, folder, *options))
        return previews[-1]

    yield start
    for preview in previews:
        preview.end()


@pytest.fixture
def preview(start: Callable[..., Preview], site_folder: Path) -> Preview:
    """A preview of a new site."""
    return start(site_folder)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests: the machine's own, or the one that CHROMIUM names."""
    names = [
        os.environ.get("CHROMIUM", "chromium"), "chromium-browser", "google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ]  # fmt: skip
    path = next(filter(None, map(shutil.which, names)), None)
    assert path, "there is no Chromium: run `make tools`, or set CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of a fresh context; whatever it complains of fails the test."""
    context = chromium.new_context(viewport={"width": 800, "height": 500})
    context.set_default_timeout(10_000)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if "Security Policy" in message.text else None)
    yield page
    context.close()
    assert not problems
