"""`docsite serve`, run as a person runs it."""

import os
import re
import resource
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

from patience import PATIENCE
from playwright.sync_api import Page


class Preview:
    """A preview that has been started, and what it said."""

    def __init__(self, docsite: Path, folder: Path, *options: str, descriptors: int | None = None):
        self.folder = folder
        command = [docsite, "serve", "--port", "0", *options]

        def prepare() -> None:
            # Where the tests themselves run under `nohup`, the preview would rightly ignore a closed terminal.
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            if descriptors:
                resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=prepare,
        )
        self.said: list[str] = []
        self._news = threading.Condition()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        try:
            self.address = re.search(r"http://\S+", self.wait_for("serving")).group()
        except AssertionError:
            self.end()
            raise
        self.port = int(re.search(r":(\d+)/", self.address).group(1))

    def _listen(self) -> None:
        for line in self.process.stderr:
            with self._news:
                self.said.append(line)
                self._news.notify_all()

    def wait_for(self, word: str, after: int = 0) -> str:
        """The first line with a word in it, of those after a number of lines."""
        def found() -> str | None:
            return next((line for line in self.said[after:] if word in line), None)

        with self._news:
            assert self._news.wait_for(lambda: found() is not None, 30), f"no `{word}` in: {''.join(self.said)}"
            return found()

    def tells(self, text: str) -> bool:
        """Whether a text of several lines is told; a browser may show it before it has come through the pipe."""
        with self._news:
            return self._news.wait_for(lambda: text in "".join(self.said), PATIENCE)

    def save(self, path: str, text: str) -> None:
        """Writes a file of the site as an editor does: beside it first, then in its place."""
        target = self.folder / path
        beside = target.with_name(f".{target.name}.swp")
        beside.write_text(text, encoding="utf-8")
        beside.replace(target)

    def replace(self, path: str, old: str, new: str) -> None:
        """Changes a file of the site, in place."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        (self.folder / path).write_text(text.replace(old, new), encoding="utf-8")

    def ask(self, request: bytes) -> bytes:
        """What the preview answers to bytes, until it ends the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall(request)
            answer = b""
            while received := connection.recv(65536):
                answer += received
            return answer

    def get(self, target: str, host: str | None = None, *headers: str) -> tuple[int, bytes]:
        """Status and body of a target, sent as it is written here."""
        lines = [f"GET {target} HTTP/1.1", f"Host: {host or f'127.0.0.1:{self.port}'}", "Connection: close", *headers]
        head, _, body = self.ask("\r\n".join([*lines, "", ""]).encode("latin-1")).partition(b"\r\n\r\n")
        return int(head.split()[1]), body

    @property
    def descriptors(self) -> int:
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    @property
    def threads(self) -> int:
        return len(list(Path(f"/proc/{self.process.pid}/task").iterdir()))

    @property
    def cpu_seconds(self) -> float:
        """What it has worked so far, in its own code and in the system's."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def resident_kilobytes(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    def end(self, number: int = signal.SIGINT) -> tuple[int, float]:
        """Ends it by a signal: its exit status, and after how many seconds."""
        self.process.send_signal(number)
        start = time.monotonic()
        try:
            return self.process.wait(PATIENCE), time.monotonic() - start
        finally:
            self.process.kill()
            self.process.wait()
            self._listener.join()
            self.process.stderr.close()


def mark(page: Page) -> None:
    """Leaves something that a page loses when it is loaded anew."""
    page.evaluate("window.unloaded = false")


def is_marked(page: Page) -> bool:
    return page.evaluate("window.unloaded === false")
