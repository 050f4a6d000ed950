"""Transcripts of a shell: run as they are typed, and held against what is shown."""

import os
import re
import select
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from patience import PATIENCE

ANYTHING = "..."
INTERRUPT = "^C"
# What differs from run to run, and by what it is held.
VARYING = [
    (re.compile(r"\b(\d+(\.\d+)? ?(ms|s)\b ?)+"), "0ms"),
    (re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1:4000"),
]
# What is told only where another test has the port.
PASSING = re.compile(r"port \d+ is taken")


@dataclass(frozen=True)
class Command:
    """What is typed behind `$`, and the lines that are shown below it."""

    typed: str
    shown: list[str]


def commands(body: str) -> list[Command]:
    """The commands of a transcript; a line that begins with `>` goes on with the one before."""
    found: list[Command] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:], []))
        elif line.startswith("> ") and found and not found[-1].shown:
            found[-1] = Command(f"{found[-1].typed}\n{line[2:]}", [])
        else:
            assert found, f"a transcript begins with a command, not with {line!r}"
            found[-1].shown.append(line)
    return found


def matches(shown: list[str], told: list[str]) -> bool:
    """Whether the lines are those that are shown; `...` stands for any."""
    parts = [ANYTHING if line == ANYTHING else re.escape(steady(line)) for line in shown]
    pattern = "".join(r"(?:[^\n]*\n)*?" if part == ANYTHING else part + r"\n" for part in parts)
    return re.fullmatch(pattern, "".join(steady(line) + "\n" for line in told)) is not None


def steady(line: str) -> str:
    for pattern, word in VARYING:
        line = pattern.sub(word, line)
    return line


class Shell:
    """A folder in which commands are run one after the other, each where the one before has gone to."""

    def __init__(self, folder: Path, docsite: Path) -> None:
        tools = folder / "tools"
        tools.mkdir()
        (tools / "docsite").symlink_to(docsite)
        self.home = folder / "home"
        self.where = folder / "where"
        self.environment = {
            "PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8", "TERM": "dumb",
            "XDG_CACHE_HOME": str(folder / "cache"),
        }  # fmt: skip
        self.begin(None)

    def begin(self, site: Path | None) -> None:
        """Begins anew, with nothing but a site."""
        shutil.rmtree(self.home, ignore_errors=True)
        if site is None:
            self.home.mkdir()
        else:
            shutil.copytree(site, self.home)
        self.where.write_text(f"{self.home}\n")

    @property
    def folder(self) -> Path:
        """Where the shell is."""
        return Path(self.where.read_text().rstrip("\n"))

    def run(self, command: Command) -> list[str]:
        """Types a command, and returns what it tells; what is interrupted, once it has told what is shown."""
        # The pipe of a command is one, as a terminal is.
        process = subprocess.Popen(
            ["bash", "-c", f"trap 'pwd >{self.where}' EXIT\n{command.typed}"], cwd=self.folder, env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        if command.shown[-1:] != [INTERRUPT]:
            told = process.communicate(timeout=60)[0]
            assert process.returncode in (0, 1), f"{command.typed}: exit status {process.returncode}"
            return lines(told)
        told = self.wait(process, command.shown[:-1])
        os.killpg(process.pid, signal.SIGINT)
        return [*lines(told + process.communicate(timeout=PATIENCE)[0]), INTERRUPT]

    def wait(self, process: subprocess.Popen[bytes], shown: list[str]) -> bytes:
        """What a command has told, once it is what is shown, or once it tells no more."""
        told = b""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not (shown and matches(shown, lines(told))):
            if select.select([process.stdout], [], [], 3 if not shown else 0.1)[0]:
                piece = os.read(process.stdout.fileno(), 65536)
                if not piece:
                    break
                told += piece
            elif not shown:
                break
        return told


def lines(told: bytes) -> list[str]:
    return [line for line in told.decode().splitlines() if not PASSING.fullmatch(line)]
