"""`docsite check --external` against a host of our own on loopback."""

import os
import shutil
import threading
import time
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
            self.server.agents.add(self.headers["User-Agent"])
            self.server.busy.append(1)
            self.server.most = max(self.server.most, len(self.server.busy))
            if self.path.startswith("/slow"):
                time.sleep(0.3)
            self.server.busy.pop()
            status = {"/alive": 200, "/whole": 200 if self.command == "GET" else 405, "/busy": 503}.get(self.path, 404)
            if self.path.startswith("/slow"):
                status = 200
            status = self.server.moved.get(self.path) and 302 or status
            self.send_response(status)
            if status == 302:
                self.send_header("Location", self.server.moved[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.asked = []
    server.agents = set()
    server.busy = []
    server.most = 0
    server.moved = {}
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


def test_a_redirect_is_followed_but_not_out_of_the_web(run, folder: Path, host, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("x")
    host.moved = {"/moved": "/alive", "/local": secret.as_uri(), "/round": "/round", "/lost": "/gone"}
    link_to(folder, host, *host.moved)
    result = run("check", "--external")
    assert "/moved`" not in result.stderr
    assert "/local` is alive could not be told: it leads to an address that is not of the web" in result.stderr
    assert "/round` is alive could not be told: the host redirects again and again" in result.stderr
    assert "/lost` is dead: the host answers 404" in result.stderr


def test_an_address_is_never_an_option(run, folder: Path, host, tmp_path: Path):
    target = tmp_path / "written"
    address = f'/x%22%0Aoutput="{target}"\\'
    sound_site.write(
        folder,
        {"content/notes/used_token.md": f"See [x](<http://127.0.0.1:{host.server_port}{address}>).\n"},
    )
    assert "error[dead-link]" in run("check", "--external").stderr
    assert not target.exists()
    assert [path.partition("output")[0] for _, path in host.asked] == ["/x%22%0A", "/x%22%0A"]


def test_brackets_and_letters_of_any_script_are_asked_for_as_browsers_do(run, folder: Path, host):
    link_to(folder, host, "/grüße[1-3]{a,b}?q=ä")
    run("check", "--external")
    assert host.asked[0] == ("HEAD", "/gr%C3%BC%C3%9Fe[1-3]%7Ba,b%7D?q=%C3%A4")


def test_a_host_that_is_not_there_is_a_dead_link(run, folder: Path):
    sound_site.write(folder, {"content/notes/used_token.md": "See [x](http://no-such-host.invalid/a).\n"})
    assert "`http://no-such-host.invalid/a` is dead: there is no such host" in run("check", "--external").stderr


def test_a_host_that_does_not_answer_is_a_warning(run, folder: Path, host):
    link_to(folder, host, "/alive")
    host.shutdown()
    host.server_close()
    assert "could not be told: the host does not answer" in run("check", "--external").stderr


def test_few_hosts_are_asked_at_a_time(run, folder: Path, host):
    link_to(folder, host, *(f"/slow/{number}" for number in range(20)))
    assert run("check", "--external").returncode == 0
    assert len(host.asked) == 20
    assert 1 < host.most <= 8


def test_the_settings_of_a_user_change_nothing(run, folder: Path, host, tmp_path: Path, monkeypatch):
    (tmp_path / ".curlrc").write_text('user-agent = "other"\nrequest = "DELETE"\n')
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CURL_HOME", str(tmp_path))
    link_to(folder, host, "/alive")
    assert run("check", "--external").returncode == 0
    assert host.asked == [("HEAD", "/alive")]
    assert host.agents == {"docsite (link check)"}


def test_without_curl_it_says_what_to_do(run, folder: Path, host, tmp_path: Path, monkeypatch):
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    link_to(folder, host, "/alive")
    result = run("check", "--external")
    assert result.returncode == 2
    assert result.stderr.startswith("error: --external asks hosts through curl, and there is no curl on the PATH\n")
    assert host.asked == []
    # A folder of that name, and a file that may not be run, are none.
    (tmp_path / "bin/curl").mkdir()
    assert run("check", "--external").returncode == 2
    (tmp_path / "bin/curl").rmdir()
    (tmp_path / "bin/curl").write_text("")
    assert run("check", "--external").returncode == 2
    assert run("check").returncode == 0


def test_a_curl_in_the_folder_of_the_site_is_not_run(run, folder: Path, host, tmp_path: Path, monkeypatch):
    trap = folder / "curl"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", f".::{os.path.dirname(shutil.which('curl') or '')}")
    link_to(folder, host, "/alive")
    assert run("check", "--external").returncode == 0
    assert not (tmp_path / "sprung").exists()


def test_a_curl_that_says_nothing_is_no_answer(run, folder: Path, host, tmp_path: Path, monkeypatch):
    (tmp_path / "bin").mkdir()
    broken = tmp_path / "bin/curl"
    broken.write_text("#!/bin/sh\nkill -9 $$\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    link_to(folder, host, "/alive")
    assert "could not be told: curl did not end as it should" in run("check", "--external").stderr
