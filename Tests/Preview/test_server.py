"""What the preview answers, to whom, and how it ends."""

import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from preview import Preview


def test_nothing_of_the_preview_is_in_a_built_site(preview: Preview, docsite: Path) -> None:
    assert b"/.docsite/preview.js" in preview.get("/errors/")[1]
    subprocess.run([docsite, "build"], cwd=preview.folder, capture_output=True, check=True)
    built = [file for file in (preview.folder / "public").rglob("*") if file.is_file()]
    assert built
    assert not [file for file in built if b"/.docsite/" in file.read_bytes()]


def test_a_preview_writes_nothing(preview: Preview) -> None:
    assert preview.get("/errors/")[0] == 200
    assert not (preview.folder / "public").exists()


@pytest.mark.parametrize(
    "target",
    [
        "/errors/../../../../etc/passwd", "/errors/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/errors/..%2f..%2fetc/passwd",
        "/errors//etc/passwd", "/etc/passwd", "/errors/..%5c..%5cetc", "/errors/content/site.yml",
        "/.docsite/../errors/", "/.docsite/site.yml",
    ],
)  # fmt: skip
def test_nothing_outside_the_site_is_sent(preview: Preview, target: str) -> None:
    status, body = preview.get(target)
    assert status == 404
    assert b"root:" not in body


def test_a_link_that_leads_out_of_the_content_is_a_fault(preview: Preview) -> None:
    (preview.folder / "content/static").mkdir()
    (preview.folder / "content/static/out.txt").symlink_to("/etc/passwd")
    preview.wait_for("leads out of the content folder")
    assert preview.get("/errors/out.txt")[0] == 404


@pytest.mark.parametrize("target", ["/errors/%", "/errors/%00", "/errors/%ff", "errors/", "*"])
def test_what_is_no_address_is_refused(preview: Preview, target: str) -> None:
    assert preview.get(target)[0] == 400


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "notlocalhost", "[::2]:1", "::1"])
def test_another_host_name_is_not_answered(preview: Preview, host: str) -> None:
    for target in ("/errors/", "/.docsite/events", "/.docsite/preview.js"):
        status, body = preview.get(target, host)
        assert status == 421
        assert b"Error" not in body


def test_pages_of_other_sites_hear_nothing(preview: Preview) -> None:
    assert preview.get("/.docsite/events", None, "Sec-Fetch-Site: cross-site")[0] == 404


def test_only_this_machine_is_served(preview: Preview) -> None:
    with socket.socket() as other:
        # 127.0.0.2 is another address of this machine, which a server on all of them would answer at.
        assert other.connect_ex(("127.0.0.2", preview.port)) != 0


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 70_000, b"431"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n", b"413"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n" + b"x" * 100_000, b"405"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"400"),
    ],
)
def test_a_request_out_of_bounds_is_refused_and_the_connection_ended(
    preview: Preview, request_bytes: bytes, status: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", preview.port), timeout=15) as connection:
        connection.sendall(request_bytes)
        connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.split()[1] == status


def test_other_methods_are_not_allowed(preview: Preview) -> None:
    request = f"DELETE /errors/ HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nConnection: close\r\n\r\n"
    assert preview.ask(request.encode()).split()[1] == b"405"


def test_a_crowd_of_silent_connections_stops_nobody(preview: Preview) -> None:
    crowd = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(200)]
    assert preview.get("/errors/")[0] == 200
    for connection in crowd:
        connection.close()
    assert preview.get("/errors/")[0] == 200


def test_a_port_that_is_taken_is_left_alone(start: Callable[..., Preview], site_folder: Path) -> None:
    first = start(site_folder)
    second = start(site_folder, "--port", str(first.port))
    assert first.port < second.port <= first.port + 20


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_at_once(preview: Preview, number: int) -> None:
    with socket.create_connection(("127.0.0.1", preview.port)) as page:
        page.sendall(f"GET /.docsite/events HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode())
        assert b"200" in page.recv(100)
        status, seconds = preview.end(number)
    assert status == 0
    assert seconds < 1


def test_a_hundred_saves_leave_nothing_behind(preview: Preview) -> None:
    note = "content/notes/rate_limited.md"
    text = (preview.folder / note).read_text(encoding="utf-8")

    def save(numbers: range) -> None:
        for number in numbers:
            heard = len(preview.said)
            preview.save(note, f"{text}\nState {number}.\n")
            preview.wait_for("changed", after=heard)

    save(range(20))
    descriptors, threads, memory = preview.descriptors, preview.threads, preview.resident_kilobytes
    save(range(20, 120))
    assert preview.descriptors == descriptors
    assert preview.threads <= threads + 2
    assert preview.resident_kilobytes < memory + 8_000


def test_a_burst_of_saves_is_one_build(preview: Preview) -> None:
    heard = len(preview.said)
    for number in range(60):
        (preview.folder / f"content/pages/page{number}.md").write_text(f"---\ntitle: P{number}\n---\n\nText.\n")
    preview.wait_for("changed", after=heard)
    time.sleep(1)
    assert len(preview.said) <= heard + 2
    assert preview.get("/errors/page59/")[0] == 200


def test_a_content_folder_that_vanishes_and_comes_back_is_followed(preview: Preview) -> None:
    content = preview.folder / "content"
    content.rename(preview.folder / "away")
    preview.wait_for("cannot be read")
    assert preview.get("/errors/")[0] == 200
    heard = len(preview.said)
    (preview.folder / "away").rename(content)
    preview.wait_for("changed", after=heard)
    heard = len(preview.said)
    preview.replace("content/site.yml", "Example API errors", "Another title")
    preview.wait_for("changed", after=heard)
    assert b"Another title" in preview.get("/errors/")[1]
