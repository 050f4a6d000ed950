"""What the preview answers, to whom, and how it ends."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from patience import PATIENCE
from preview import Preview


def test_nothing_of_the_preview_is_in_a_built_site(preview: Preview, docsite: Path) -> None:
    assert b"/.docsite/preview.js" in preview.get("/api/")[1]
    subprocess.run([docsite, "build"], cwd=preview.folder, capture_output=True, check=True)
    built = [file for file in (preview.folder / "public").rglob("*") if file.is_file()]
    assert built
    assert not [file for file in built if b"/.docsite/" in file.read_bytes()]


def test_a_preview_writes_nothing(preview: Preview) -> None:
    assert preview.get("/api/")[0] == 200
    assert not (preview.folder / "public").exists()


@pytest.mark.parametrize(
    "target",
    [
        "/api/../../../../etc/passwd", "/api/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/api/..%2f..%2fetc/passwd",
        "/api//etc/passwd", "/etc/passwd", "/api/..%5c..%5cetc", "/api/content/site.yml",
        "/.docsite/../api/", "/.docsite/site.yml",
    ],
)  # fmt: skip
def test_nothing_outside_the_site_is_sent(untouched: Preview, target: str) -> None:
    status, body = untouched.get(target)
    assert status == 404
    assert b"root:" not in body


def test_a_link_that_leads_out_of_the_content_is_a_fault(preview: Preview) -> None:
    (preview.folder / "content/static").mkdir()
    (preview.folder / "content/static/out.txt").symlink_to("/etc/passwd")
    preview.wait_for("leads out of the content folder")
    assert preview.get("/api/out.txt")[0] == 404


@pytest.mark.parametrize("target", ["/api/%", "/api/%00", "/api/%ff", "errors/", "*"])
def test_what_is_no_address_is_refused(untouched: Preview, target: str) -> None:
    assert untouched.get(target)[0] == 400


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "notlocalhost", "[::2]:1", "::1"])
def test_another_host_name_is_not_answered(untouched: Preview, host: str) -> None:
    for target in ("/api/", "/.docsite/events", "/.docsite/preview.js"):
        status, body = untouched.get(target, host)
        assert status == 421
        assert b"Error" not in body


def test_pages_of_other_sites_hear_nothing(untouched: Preview) -> None:
    assert untouched.get("/.docsite/events", None, "Sec-Fetch-Site: cross-site")[0] == 404


def test_only_this_machine_is_served(untouched: Preview) -> None:
    with socket.socket() as other:
        # 127.0.0.2 is another address of this machine, which a server on all of them would answer at.
        assert other.connect_ex(("127.0.0.2", untouched.port)) != 0


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
    untouched: Preview, request_bytes: bytes, status: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", untouched.port), timeout=15) as connection:
        connection.sendall(request_bytes)
        connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.split()[1] == status


def test_other_methods_are_not_allowed(untouched: Preview) -> None:
    request = f"DELETE /api/ HTTP/1.1\r\nHost: 127.0.0.1:{untouched.port}\r\nConnection: close\r\n\r\n"
    assert untouched.ask(request.encode()).split()[1] == b"405"


def test_a_port_that_is_taken_is_left_alone(start: Callable[..., Preview], site_folder: Path) -> None:
    first = start(site_folder)
    second = start(site_folder, "--port", str(first.port))
    assert first.port < second.port <= first.port + 20


@pytest.mark.alone
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_at_once(preview: Preview, number: int) -> None:
    with socket.create_connection(("127.0.0.1", preview.port)) as page:
        page.sendall(f"GET /.docsite/events HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode())
        assert b"200" in page.recv(100)
        status, seconds = preview.end(number)
    assert status == 0
    assert seconds < 1


def test_streams_that_were_closed_are_not_taken_by_connections(docsite: Path, site_folder: Path) -> None:
    closed = [docsite, "serve", "--port", "0"]
    # As a service manager starts it: nothing is there to read from or to speak to.
    process = subprocess.Popen(closed, cwd=site_folder, preexec_fn=lambda: [os.close(number) for number in range(3)])
    try:
        places = [Path(f"/proc/{process.pid}/fd/{number}") for number in range(3)]
        deadline = time.monotonic() + PATIENCE
        while len(list(places[0].parent.iterdir())) < 12 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert [str(place.readlink()) for place in places] == ["/dev/null"] * 3
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("host", ["localhost:{}", "127.0.0.1:{}", "[::1]:{}", "localhost:8080", "errors.localhost:{}"])
def test_every_name_of_this_machine_is_answered_at_any_port(untouched: Preview, host: str) -> None:
    assert untouched.get("/api/", host.format(untouched.port))[0] == 200


def test_both_loopback_addresses_are_served(untouched: Preview) -> None:
    for address in ("127.0.0.1", "::1"):
        with socket.create_connection((address, untouched.port), timeout=PATIENCE) as connection:
            connection.sendall(b"HEAD /api/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(15) == b"HTTP/1.1 200 OK"


def test_requests_that_come_at_once_are_answered_in_their_order(untouched: Preview) -> None:
    targets = ["/api/", "/api/no/", "/api", "/api/search/index.json"] * 25
    connections = ["keep-alive"] * (len(targets) - 1) + ["close"]
    requests = [
        f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: {connection}\r\n\r\n"
        for target, connection in zip(targets, connections, strict=True)
    ]
    answers = untouched.ask("".join(requests).encode()).split(b"HTTP/1.1 ")[1:]
    assert [answer[:3] for answer in answers] == [b"200", b"404", b"301", b"200"] * 25


def test_downloads_that_are_broken_off_leave_nothing_behind(preview: Preview) -> None:
    (preview.folder / "content/static").mkdir()
    (preview.folder / "content/static/large.bin").write_bytes(bytes(4 << 20))
    preview.wait_for("changed")
    before = preview.descriptors
    for _ in range(50):
        with socket.create_connection(("127.0.0.1", preview.port), timeout=PATIENCE) as connection:
            connection.sendall(b"GET /api/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(100).startswith(b"HTTP/1.1 200 OK")
    assert preview.get("/api/")[0] == 200
    assert preview.descriptors <= before + 1


def test_a_crowd_that_never_says_a_word_makes_room(preview: Preview) -> None:
    with socket.create_connection(("127.0.0.1", preview.port), timeout=PATIENCE) as page:
        page.sendall(b"GET /.docsite/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b"200" in page.recv(100)
        crowd = [socket.create_connection(("127.0.0.1", preview.port), timeout=PATIENCE) for _ in range(1000)]
        assert preview.get("/api/")[0] == 200
        assert preview.descriptors < 200
        # Whoever listens for changes is the last to be sent away.
        preview.replace("content/site.yml", "Example API errors", "Another title")
        page.settimeout(PATIENCE)
        heard = b""
        # What was the newest until then is named with the news only.
        while b'"former"' not in heard:
            news = page.recv(65536)
            assert news, heard
            heard += news
        assert b"stylesheets" in heard.split(b"data: ")[-1]
        for connection in crowd:
            connection.close()


def test_few_descriptors_are_enough(docsite: Path, start: Callable[..., Preview], site_folder: Path) -> None:
    preview = start(site_folder, descriptors=32)
    before = preview.cpu_seconds
    crowd = [socket.create_connection(("127.0.0.1", preview.port), timeout=PATIENCE) for _ in range(100)]
    assert preview.get("/api/")[0] == 200
    time.sleep(0.5)
    assert preview.cpu_seconds - before < 0.3
    for connection in crowd:
        connection.close()


def test_a_preview_that_was_stopped_goes_on(preview: Preview) -> None:
    preview.process.send_signal(signal.SIGSTOP)
    preview.process.send_signal(signal.SIGCONT)
    assert preview.get("/api/")[0] == 200


def test_a_browser_is_opened_that_can_be_ended(
    start: Callable[..., Preview], site_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin/xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$1" >{tmp_path}/new\ngrep Sig /proc/self/status >>{tmp_path}/new\nmv {tmp_path}/new {tmp_path}/seen\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    preview = start(site_folder, "--open")
    deadline = time.monotonic() + PATIENCE
    while not (tmp_path / "seen").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    address, *signals = (tmp_path / "seen").read_text().splitlines()
    assert address == preview.address
    held = {line.split(":")[0]: int(line.split()[1], 16) for line in signals if line[:6] in ("SigBlk", "SigIgn")}
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        assert not (held["SigBlk"] | held["SigIgn"]) & 1 << (number - 1)


def test_many_saves_leave_nothing_behind(preview: Preview) -> None:
    note = "content/notes/rate_limited.md"
    text = (preview.folder / note).read_text(encoding="utf-8")

    def save(numbers: range) -> None:
        for number in numbers:
            heard = len(preview.said)
            preview.save(note, f"{text}\nState {number}.\n")
            preview.wait_for("changed", after=heard)

    save(range(10))
    descriptors, threads, memory = preview.descriptors, preview.threads, preview.resident_kilobytes
    save(range(10, 60))
    assert preview.descriptors == descriptors
    assert preview.threads <= threads + 2
    assert preview.resident_kilobytes < memory + 8_000


def test_the_name_of_a_file_does_not_steer_the_terminal(preview: Preview) -> None:
    file = preview.folder / "content/static/a\x1b[2J.txt"
    file.parent.mkdir()
    file.write_text("text")
    preview.wait_for("control character")
    file.write_text("another text")
    preview.wait_for("1 error as before")
    assert not [line for line in preview.said if "\x1b" in line]


@pytest.mark.alone
def test_a_file_that_is_still_being_written_is_waited_for_also_where_nobody_tells(
    start: Callable[..., Preview], site_folder: Path
) -> None:
    preview = start(site_folder, "--poll")
    heard = len(preview.said)
    note = preview.folder / "content/notes/rate_limited.md"
    text = note.read_text(encoding="utf-8") + "\nThe end.\n"
    with note.open("w", encoding="utf-8") as file:
        for part in text.split(" "):
            file.write(part + " ")
            file.flush()
            time.sleep(0.01)
    preview.wait_for("changed", after=heard)
    # What was half written lacks a section.
    assert not [line for line in preview.said if line.startswith("error")]
    assert b"The end." in preview.get("/api/errors/rate_limited/")[1]


def test_a_program_is_told_of_every_build(docsite: Path, site_folder: Path) -> None:
    command = [docsite, "serve", "--port", "0", "--format", "json", "--quiet"]
    process = subprocess.Popen(command, cwd=site_folder, stdout=subprocess.PIPE, text=True)
    note = site_folder / "content/notes/rate_limited.md"
    beside = site_folder / "beside.md"
    text = note.read_text(encoding="utf-8")
    try:
        decoder, heard = json.JSONDecoder(), ""

        def errors() -> int:
            nonlocal heard
            while True:
                heard += process.stdout.readline()
                try:
                    report, end = decoder.raw_decode(heard.lstrip())
                except ValueError:
                    continue
                heard = heard.lstrip()[end:]
                return report["errors"]

        assert errors() == 0
        for state, count in [("[x](#no_such_code)", 1), ("[x](#no_such_code) ", 1), ("Sound.", 0), ("Sound, too.", 0)]:
            # At one stroke: a file that is still empty would be another state.
            beside.write_text(f"{text}\n{state}\n", encoding="utf-8")
            beside.replace(note)
            assert errors() == count
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_what_is_wrong_is_told_once(preview: Preview) -> None:
    note = "content/notes/rate_limited.md"
    text = (preview.folder / note).read_text(encoding="utf-8")
    preview.save(note, f"{text}\n[x](#no_such_code)\n")
    preview.wait_for("1 error; the site before stays up")
    heard = len(preview.said)
    preview.save("content/pages/about.md", "---\ntitle: About\n---\n\nWho we are.\n")
    assert preview.wait_for("", after=heard) == (
        "content/pages/about.md: 1 error as before; the site before stays up until this is mended\n"
    )
    preview.save(note, text)
    assert preview.wait_for("all is well again").startswith("content/notes/rate_limited.md: ")


@pytest.mark.alone
def test_a_burst_of_saves_is_one_build(preview: Preview) -> None:
    heard = len(preview.said)
    for number in range(60):
        (preview.folder / f"content/pages/page{number}.md").write_text(f"---\ntitle: P{number}\n---\n\nText.\n")
    preview.wait_for("changed", after=heard)
    time.sleep(1)
    assert len(preview.said) <= heard + 2
    assert preview.get("/api/page59/")[0] == 200


def test_a_content_folder_that_vanishes_and_comes_back_is_followed(preview: Preview) -> None:
    content = preview.folder / "content"
    content.rename(preview.folder / "away")
    preview.wait_for("cannot be read")
    assert preview.get("/api/")[0] == 200
    heard = len(preview.said)
    (preview.folder / "away").rename(content)
    preview.wait_for("changed", after=heard)
    heard = len(preview.said)
    preview.replace("content/site.yml", "Example API errors", "Another title")
    preview.wait_for("changed", after=heard)
    assert b"Another title" in preview.get("/api/")[1]
