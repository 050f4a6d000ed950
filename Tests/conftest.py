"""What all tests of the built program share."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from patience import PATIENCE
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from readers import Display, Firefox, Reader, WebKit, start_webkit
from selenium.webdriver.remote.webdriver import WebDriver

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps with the user's caches goes away with the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def unoptimized() -> Path:
    """The program as `swift build` made it, in which each call stands at its line."""
    command = ["swift", "build", "--show-bin-path"]
    folder = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.strip()
    program = Path(folder) / "docsite"
    assert program.is_file(), "docsite is not built: run `swift build` first"
    return program


@pytest.fixture(scope="session")
def docsite(request: pytest.FixtureRequest) -> Path:
    """The program: the one that DOCSITE names, or that of `swift build`."""
    named = os.environ.get("DOCSITE")
    return Path(named).resolve() if named else request.getfixturevalue("unoptimized")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium and Firefox."""
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        yield playwright


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
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests."""
    browser = playwright.chromium.launch(executable_path=chromium)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def launch_firefox(playwright: Playwright) -> Iterator[Callable[..., Browser]]:
    """Starts the machine's Firefox, or the one that FIREFOX names, with preferences; once for the same ones."""
    browsers: dict[str, Browser] = {}

    def launch(**preferences: bool) -> Browser:
        names = [os.environ.get("FIREFOX", "firefox-esr"), "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"]
        path = next(filter(None, map(shutil.which, names)), None)
        assert path, "there is no Firefox: run `make tools`, or set FIREFOX"
        name = str(preferences)
        if name not in browsers:
            # The channel that speaks WebDriver BiDi, as an unpatched Firefox does.
            browsers[name] = playwright.firefox.launch(
                executable_path=path, channel="moz-firefox", firefox_user_prefs=preferences
            )
        return browsers[name]

    yield launch
    for browser in browsers.values():
        browser.close()


@pytest.fixture
def firefox(launch_firefox: Callable[..., Browser]) -> Iterator[Firefox]:
    """A reader with Firefox."""
    reader = Firefox(launch_firefox())
    yield reader
    reader.close()


@pytest.fixture
def firefox_without_scripts(launch_firefox: Callable[..., Browser]) -> Iterator[Firefox]:
    """A reader with Firefox whose pages run no script; the test itself may still ask."""
    reader = Firefox(launch_firefox(**{"javascript.enabled": False}))
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    """The screen that WebKit is shown on."""
    display = Display()
    yield display
    display.close()


@pytest.fixture(scope="session")
def webkit_driver(display: Display) -> Iterator[WebDriver]:
    """One WebKit for all tests."""
    driver = start_webkit(display)
    yield driver
    driver.quit()


@pytest.fixture
def webkit(webkit_driver: WebDriver) -> Iterator[WebKit]:
    """A reader with WebKit."""
    reader = WebKit(webkit_driver)
    yield reader
    reader.close()


@pytest.fixture(params=["firefox", "webkit"])
def reader(request: pytest.FixtureRequest) -> Reader:
    """A reader with each of the browsers that the tests are not all run in."""
    return request.getfixturevalue(request.param)
