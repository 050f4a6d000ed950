"""What all tests of the built program share."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps with the user's caches goes away with the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


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


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium: the machine's own, or the one that CHROMIUM names."""
    names = [
        os.environ.get("CHROMIUM", "chromium"), "chromium-browser", "google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ]  # fmt: skip
    path = next(filter(None, map(shutil.which, names)), None)
    assert path, "there is no Chromium: run `make tools`, or set CHROMIUM"
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        yield browser
        browser.close()
