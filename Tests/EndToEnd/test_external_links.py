"""`docsite check --external` against a host of our own on loopback."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import sound_site


@pytest.fixture
def host() -> Iterator[ThreadingHTTPServer]:
    """A host that has some pages, refuses to give the head of one alone, and remembers who asked."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.server.asked.append((self.command, self.path))
            status = {"/alive": 200, "/whole": 200 if self.command == "GET" else 405, "/busy": 503}.get(self.path, 404)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def link_to(folder: Path, host: ThreadingHTTPServer, *paths: str) -> None:
    """Makes a note link to pages of the host."""
    links = " ".join(f"[x](http://127.0.0.1:{host.server_port}{path})" for path in paths)
    sound_site.write(folder, {"content/notes/used_token.md": f"See {links}.\n"})


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_a_dead_link_is_an_error_at_its_place(run, folder: Path, host):
    link_to(folder, host, "/alive", "/whole", "/gone#part")
    result = run("check", "--external")
    assert result.returncode == 1
    assert "error[dead-link]" in result.stderr
    assert "content/notes/used_token.md:1" in result.stderr
    assert result.stderr.count("error[") == 1


def test_what_could_not_be_told_is_a_warning(run, folder: Path, host):
    link_to(folder, host, "/busy")
    result = run("check", "--external")
    assert result.returncode == 0
    assert "warning[unreachable-link]" in result.stderr
    assert run("check", "--external", "--strict").returncode == 1


def test_what_is_alive_is_remembered_and_each_address_is_asked_once(run, folder: Path, host):
    link_to(folder, host, "/alive", "/alive", "/alive#part")
    assert run("check", "--external").returncode == 0
    assert host.asked == [("HEAD", "/alive")]
    assert run("check", "--external").returncode == 0
    assert host.asked == [("HEAD", "/alive")]


def test_without_the_option_nobody_is_asked(run, folder: Path, host):
    link_to(folder, host, "/gone")
    assert run("check").returncode == 0
    assert host.asked == []
