"""Lighthouse, as it ships in the browser: the Lighthouse panel of DevTools, without the panel."""

import json
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserType, Page

SETTINGS = {
    # Its defaults are those of a phone: 4 times slower than this machine, on a slow 4G line.
    "onlyCategories": ["performance", "accessibility", "best-practices", "seo"],
    # A page of ours does nothing once it is there; by default it waits for five seconds in all.
    "pauseAfterFcpMs": 0, "pauseAfterLoadMs": 0, "networkQuietThresholdMs": 250, "cpuQuietThresholdMs": 250,
    # Pictures for people, and what the tests' browser has switched off.
    "disableFullPageScreenshot": True, "skipAudits": ["bf-cache", "final-screenshot", "screenshot-thumbnails"],
}  # fmt: skip


@dataclass
class Scores:
    """What Lighthouse gives a page, from 0 to 100, and the audits that it counts and that are not whole."""

    version: str
    by_category: dict[str, int]
    flaws: list[str]
    audits: int


class Lighthouse:
    """Runs Lighthouse on pages, one after the other."""

    def __init__(self, devtools: Page, browser_address: str):
        self._devtools = devtools
        self._browser_address = browser_address
        self._script = (Path(__file__).parent / "lighthouse.js").read_text(encoding="utf-8")

    def run(self, address: str) -> Scores:
        config = {"extends": "lighthouse:default", "settings": SETTINGS}
        arguments = {"browser": self._browser_address, "url": address, "config": config}
        result = self._devtools.evaluate(self._script, arguments)
        assert not result.get("fatal"), result["fatal"]
        assert not result.get("runtimeError"), result["runtimeError"]
        weighty = [
            (category["id"], result["audits"][reference["id"]])
            for category in result["categories"].values()
            for reference in category["auditRefs"]
            if reference["weight"] > 0
        ]
        counted = [(category, audit) for category, audit in weighty if audit["score"] is not None]
        flaws = [
            f"{category}: {audit['id']} ({audit['score']}): {audit['title']} {audit.get('displayValue', '')}"
            for category, audit in counted
            if audit["score"] < 1
        ]
        scores = {name: round(100 * category["score"]) for name, category in result["categories"].items()}
        return Scores(result["lighthouseVersion"], scores, flaws, len(counted))


@contextmanager
def lighthouse(browser_type: BrowserType, chromium: str) -> Iterator[Lighthouse]:
    """Lighthouse in a browser of its own, which takes a second connection for it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [f"--remote-debugging-port={port}", "--remote-allow-origins=devtools://devtools"]
    browser = browser_type.launch(executable_path=chromium, args=arguments)
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/version", timeout=10) as answer:
            address = json.load(answer)["webSocketDebuggerUrl"]
        devtools = browser.new_page()
        devtools.goto("devtools://devtools/bundled/devtools_app.html")
        yield Lighthouse(devtools, address)
    finally:
        browser.close()
