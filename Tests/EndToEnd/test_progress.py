"""A build that takes its time says on a terminal how far it is, and nowhere else."""

import os
import pty
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
import sound_site

CODES = 2000
CLEARED = "\r\x1b[K"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site of many codes."""
    folder = tmp_path_factory.mktemp("large")
    entries = "".join(f"  - {{code: c{n}, title: Code {n}, message: m {n}, summary: Number {n}.}}\n" for n in range(CODES))
    catalog = f'group: "400"\ntitle: 400 Bad Request\nerrors:\n{entries}'
    sound_site.write(folder, {**sound_site.FILES, "content/catalog/400.yml": catalog})
    (folder / "content/notes/used_token.md").unlink()
    return folder


def slow_build(docsite: Path, folder: Path, output: int, *arguments: str, term: str = "xterm") -> None:
    """A build that is stopped for a while before it makes pages, so that it is slow on any machine. It writes to `output`."""
    site = folder / "public"
    shutil.rmtree(site, ignore_errors=True)
    command = [docsite, "build", "--jobs", "1", *arguments]
    environment = {**os.environ, "TERM": term}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output) as process:
        os.close(output)
        # The folder is made once the content is read and found sound.
        while not site.exists():
            assert process.poll() is None, "the build was over before it could be stopped"
            time.sleep(0.001)
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.6)
        process.send_signal(signal.SIGCONT)
    assert process.returncode == 0


def read(source: int) -> str:
    """All that was written, line feeds as they are."""
    written = b""
    try:
        while part := os.read(source, 1 << 16):
            written += part
    except OSError:  # Linux's way to say that a terminal's other side is closed
        pass
    os.close(source)
    return written.decode().replace("\r\n", "\n")


def test_a_slow_build_tells_how_far_it_is_and_clears_the_line(docsite: Path, large: Path):
    terminal, output = pty.openpty()
    slow_build(docsite, large, output)
    told, end = read(terminal).rsplit(CLEARED, 1)
    lines = [line for line in told.split("\r") if line]
    assert all(line.endswith(f" of {CODES} entries\x1b[K") for line in lines)
    done = [int(line.split(" of ")[0]) for line in lines]
    assert done == sorted(set(done))
    assert done[-1] == CODES
    assert "files: " in end


@pytest.mark.parametrize(("arguments", "term"), [(["--quiet"], "xterm"), ([], "dumb")])
def test_neither_a_quiet_build_nor_a_dumb_terminal_is_shown_progress(
    docsite: Path, large: Path, arguments: list[str], term: str
):
    terminal, output = pty.openpty()
    slow_build(docsite, large, output, *arguments, term=term)
    written = read(terminal)
    assert "entries" not in written
    assert "\r" not in written


def test_a_pipe_is_shown_no_progress(docsite: Path, large: Path):
    source, output = os.pipe()
    slow_build(docsite, large, output)
    written = read(source)
    assert written.count("\n") == 1
    assert "files: " in written
    assert "\r" not in written
