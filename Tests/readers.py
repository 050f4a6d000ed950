"""Firefox and WebKit as a reader uses them: a page, a keyboard, Back. Tests of both say what they do only once.

Playwright speaks with Firefox as it is (WebDriver BiDi), but with no WebKit other than its own, so WebKitGTK's driver
does it. What both can do is small: go to an address, press keys, and ask the page. It is enough for what differs between
browsers; all else is tested in Chromium.
"""

import os
import shutil
import subprocess
import sys
import time
import warnings
from abc import ABC, abstractmethod
from pathlib import Path
from urllib.parse import urlsplit

from patience import PATIENCE
from playwright.sync_api import Browser, ConsoleMessage, Error
from selenium import webdriver
from selenium.common.exceptions import JavascriptException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

NOTE_VIOLATIONS = """
globalThis.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""


class Reader(ABC):
    """Someone at a page, with a keyboard."""

    name: str

    @abstractmethod
    def open(self, address: str) -> None:
        """Goes to an address and waits until the page is loaded."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Types a text, key by key."""

    @abstractmethod
    def press(self, key: str, *, control: bool = False) -> None:
        """Presses a key by its name (`Enter`, `ArrowDown`, `a`), with Control (on macOS, Command) if asked."""

    @abstractmethod
    def ask(self, expression: str, *arguments: object) -> object:
        """The value of an expression of JavaScript, in which the arguments are `arguments[0]` and so on."""

    @abstractmethod
    def close(self) -> None:
        """Leaves nothing behind that another test would see."""

    def back(self) -> None:
        """Goes back. The page may be shown as it was left, without being loaded."""
        self.ask("history.back()")

    def focus(self, selector: str) -> None:
        """Puts the focus on an element."""
        self.ask("document.querySelector(arguments[0]).focus()", selector)

    def wait(self, expression: str, *arguments: object) -> object:
        """Waits until an expression holds; a page that is just being left has no answer yet."""
        end = time.monotonic() + PATIENCE
        value: object = None
        while time.monotonic() < end:
            try:
                if value := self.ask(expression, *arguments):
                    return value
            except (Error, JavascriptException) as fault:
                value = fault
            time.sleep(0.02)
        raise AssertionError(f"{self.name} waited in vain for {expression} {arguments}: {value}")


class Firefox(Reader):
    """A fresh profile of the machine's Firefox, which also says what went wrong on its pages."""

    name = "firefox"

    def __init__(self, browser: Browser):
        self._context = browser.new_context()
        self._context.set_default_timeout(PATIENCE * 1000)
        # Firefox tells its own console of what a policy forbade, and nobody else but the page.
        self._context.add_init_script(NOTE_VIOLATIONS)
        self._page = self._context.new_page()
        self._problems: list[str] = []
        self._host = ""
        self._page.on("pageerror", lambda fault: self._problems.append(f"script error: {fault}"))
        self._page.on("console", self._note)
        self._page.on("request", lambda request: self._note_request(request.url))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._problems.append(f"console {message.type}: {message.text}")

    def _note_request(self, address: str) -> None:
        if urlsplit(address).netloc != self._host:
            self._problems.append(f"request to another host: {address}")

    def problems(self) -> list[str]:
        """Faults of scripts, complaints of the console, requests to other hosts, and what the policy forbade here."""
        return [*self._problems, *self.ask("violations")]

    def open(self, address: str) -> None:
        self._host = urlsplit(address).netloc
        self._page.goto(address)

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def press(self, key: str, *, control: bool = False) -> None:
        self._page.keyboard.press(f"ControlOrMeta+{key}" if control else key)

    def ask(self, expression: str, *arguments: object) -> object:
        return self._page.evaluate(f"(given) => (function () {{ return {expression} }})(...given)", list(arguments))

    def close(self) -> None:
        self._context.close()


class WebKit(Reader):
    """WebKitGTK's small browser, or Safari. The driver keeps one window for all tests, so what a test stored is taken away."""

    name = "webkit"

    def __init__(self, driver: WebDriver):
        self._driver = driver

    def open(self, address: str) -> None:
        self._driver.get(address)

    def type(self, text: str) -> None:
        ActionChains(self._driver, duration=0).send_keys(text).perform()

    def press(self, key: str, *, control: bool = False) -> None:
        value = {"ArrowDown": Keys.ARROW_DOWN, "ArrowUp": Keys.ARROW_UP}.get(key) or getattr(Keys, key.upper(), key)
        keys = ActionChains(self._driver, duration=0)
        if control:
            held = Keys.COMMAND if sys.platform == "darwin" else Keys.CONTROL
            keys = keys.key_down(held).send_keys(value).key_up(held)
        else:
            keys = keys.send_keys(value)
        keys.perform()

    def ask(self, expression: str, *arguments: object) -> object:
        return self._driver.execute_script(f"return {expression}", *arguments)

    def close(self) -> None:
        self.ask("(sessionStorage.clear(), localStorage.clear())")
        self._driver.get("about:blank")


class Display:
    """A screen in memory, for a browser that wants one, unless the machine has one."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self.name = os.environ.get("DISPLAY", "")
        if self.name or sys.platform == "darwin":
            return
        reading, writing = os.pipe()
        # It chooses a free number itself and says which.
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as answer:
            self.name = f":{answer.readline().strip()}"
        assert self.name != ":", "Xvfb could not start: run `make tools`"

    def close(self) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait()


def start_webkit(display: Display) -> WebDriver:
    """Starts the machine's WebKitGTK through its driver; on macOS, Safari."""
    if sys.platform == "darwin":
        return webdriver.Safari()
    driver = shutil.which("WebKitWebDriver")
    places = Path("/usr/lib").glob("**/webkit2gtk-4.*/MiniBrowser")
    browser = next(iter(sorted(places, reverse=True)), None)
    assert driver and browser, "there is no WebKit with a driver: run `make tools`"
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(browser)
    options.add_argument("--automation")
    environment = {**os.environ, "DISPLAY": display.name}
    with warnings.catch_warnings():
        # Selenium warns of its own call.
        warnings.simplefilter("ignore", DeprecationWarning)
        session = webdriver.WebKitGTK(options=options, service=webdriver.WebKitGTKService(driver, env=environment))
    # An answer that never comes must fail a test, not hold up all of them.
    session.command_executor.client_config.timeout = 2 * PATIENCE
    return session
