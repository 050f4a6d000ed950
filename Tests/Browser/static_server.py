"""A static host on loopback, as plain as the plainest: files, `index.html`, `404.html` and the site's `_headers`."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from urllib.parse import unquote, urlsplit

from built_site import BuiltSite
from patience import PATIENCE


def read_headers(text: str) -> list[tuple[re.Pattern[str], str, str]]:
    """The rules of a `_headers` file: which paths get which header with which value."""
    rules = []
    pattern = None
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            pattern = re.compile(re.escape(line.strip()).replace(r"\*", ".*"))
            continue
        assert pattern is not None, f"_headers: a header before the first path: {line!r}"
        name, colon, value = line.strip().partition(":")
        assert colon, f"_headers: neither a path nor a header: {line!r}"
        rules.append((pattern, name.strip(), value.strip()))
    return rules


class StaticServer:
    """Serves a built site where its base URL's path says, until closed."""

    def __init__(self, site: BuiltSite):
        self._site = site
        headers = site.folder / "_headers"
        self._rules = read_headers(headers.read_text(encoding="utf-8")) if headers.exists() else []
        # By part of a path: whether somebody has asked, and whether the answer may go out.
        self._held: dict[str, tuple[threading.Event, threading.Event]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        # Looks that often whether it is to end; by default, every host would take half a second to close.
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def address(self, page: str) -> str:
        """The address of a page, as people share it: without `index.html`."""
        return self.origin + self._site.mount + page.removesuffix("index.html")

    @contextmanager
    def holding(self, part: str) -> Iterator[threading.Event]:
        """Answers requests for paths with that part only when the block is left; what it yields is set at the first."""
        self._held[part] = (threading.Event(), threading.Event())
        try:
            yield self._held[part][0]
        finally:
            self._held.pop(part)[1].set()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _headers_for(self, path: str) -> dict[str, str]:
        # A host reads `_headers` in the folder that it publishes and matches paths from there; where a proxy shows
        # that folder under a path of another host, the rules never see that path.
        inside = "/" + path.removeprefix(self._site.mount)
        return {name: value for pattern, name, value in self._rules if pattern.fullmatch(inside)}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server._answer(self)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        path = unquote(urlsplit(request.path).path)
        for part, (is_asked, is_free) in list(self._held.items()):
            if part in path:
                is_asked.set()
                is_free.wait(2 * PATIENCE)
        root = self._site.server_root.resolve()
        file = (root / path.lstrip("/")).resolve()
        if file.is_dir() and not path.endswith("/"):
            request.send_response(HTTPStatus.MOVED_PERMANENTLY)
            request.send_header("Location", path + "/")
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        if file.is_dir():
            file = file / "index.html"
        status = HTTPStatus.OK
        if not file.is_file() or not file.is_relative_to(root):
            status, file = HTTPStatus.NOT_FOUND, self._site.folder / "404.html"
        body = file.read_bytes() if file.is_file() else b"not found"
        kind = guess_type(file.name)[0] or "application/octet-stream"
        request.send_response(status)
        request.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        request.send_header("Content-Length", str(len(body)))
        for name, value in self._headers_for(path).items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)
