"""A page in the browser, and what it did that it shouldn't have done."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

SCREENS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}
"""The screens that the checks look at, in CSS pixels."""


class PageWatch:
    """Notes the requests and the complaints of a page."""

    def __init__(self, page: Page, host: str):
        self.page = page
        self.requests: list[str] = []
        self.problems: list[str] = []
        self._host = host
        page.on("request", self._note_request)
        page.on("requestfailed", lambda request: self.problems.append(f"failed: {request.url}: {request.failure}"))
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("console", self._note_message)

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)
        if urlsplit(request.url).netloc != self._host:
            self.problems.append(f"request to another host: {request.url}")

    def _note_message(self, message: ConsoleMessage) -> None:
        # Violations of the Content-Security-Policy come as errors. A page that says 404 is asked for as one here.
        asked_for = message.location.get("url") == self.page.url and "404" in message.text
        if message.type in ("error", "warning") and not asked_for:
            self.problems.append(f"console {message.type}: {message.text}")
