"""A system that fails on request: builds under `failing_calls.c`, and what must hold of each."""

import contextlib
import errno
import itertools
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import sound_site
from patience import PATIENCE

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "Sources"
SHORT, END = -1, -2

# How a call fails, the likeliest first; `make faults` tries all of them, and the end of the process at each.
ERRORS = {
    "write": [errno.ENOSPC, SHORT, errno.EINTR, errno.EIO],
    "pread": [errno.EIO, SHORT, errno.EINTR],
    "close": [errno.EIO, errno.EINTR],
    "closedir": [errno.EIO],
    "flock": [errno.ENOLCK, errno.EINTR],
    "openat": [errno.EIO, errno.EACCES, errno.EINTR, errno.EMFILE],
    "open": [errno.EIO, errno.EACCES, errno.EINTR],
    "mkdir": [errno.ENOSPC, errno.EACCES],
    "mkdirat": [errno.ENOSPC, errno.EACCES],
    "rename": [errno.EIO, errno.ENOSPC, errno.EACCES],
}
OTHER_ERRORS = [errno.EIO, errno.EACCES]
# As the sources write them; those that only ask how late it is, or who runs the program, cannot fail.
CALLS = """open openat opendir readdir closedir close read pread write fsync fchmod flock stat lstat fstat fstatat mkdir
    mkdirat rmdir unlink unlinkat rename renameat realpath readlink socket bind listen accept getsockname setsockopt fcntl
    shutdown recv send poll pipe inotify_init1 inotify_add_watch inotify_rm_watch""".split()

A = sound_site.FILES | {
    "content/static/moved/a.txt": "a file in a folder that becomes a file",
    "content/static/turned": "a file that becomes a folder",
    "content/static/gone/deep/b.txt": "a file that goes with its folders",
    "content/pages/index.md": "---\ntitle: Errors\n---\n\nHello.\n",
    "theme/templates/errors.mustache": "{{{introduction}}}" + sound_site.FILES["theme/templates/errors.mustache"],
}
B = {path: text for path, text in A.items() if not path.startswith("content/static/")} | {
    "content/static/moved": "a file now",
    "content/static/turned/c.txt": "in a folder now",
    "content/notes/used_token.md": "## Why it happens\n\nIt was used twice.\n",
    "content/catalog/400.yml": A["content/catalog/400.yml"]
    + "  - {code: new_one, title: New, message: new, summary: It is new.}\n",
}


@dataclass(frozen=True)
class Fault:
    """One call that fails: the so many-th of those at one place."""

    scenario: str
    name: str
    place: str
    number: int
    error: int

    def __str__(self) -> str:
        how = {SHORT: "short", END: "killed"}.get(self.error) or errno.errorcode[self.error]
        return f"{self.scenario}: {self.name} {how}, call {self.number} at {self.place}"


class FailingSystem:
    """Runs the program where calls fail, and keeps what it called."""

    def __init__(self, docsite: Path, folder: Path) -> None:
        self.docsite = docsite
        self.folder = folder
        self.library = folder / "failing_calls.so"
        self.logs = folder / "logs"
        self.logs.mkdir()
        self.numbers = itertools.count()
        command = ["cc", "-O1", "-shared", "-fPIC", "-Wall", "-Werror", "-o", self.library, HERE / "failing_calls.c", "-ldl"]
        subprocess.run(command, check=True)

    def environment(self, site: Path, fault: Fault | None = None) -> dict[str, str]:
        """Counts the calls about a site, and lets one fail."""
        variables = os.environ | {
            "XDG_CACHE_HOME": str(site / "cache"), "LD_PRELOAD": str(self.library), "FAULT_ROOT": str(site),
            "FAULT_LOG": str(self.logs / f"{next(self.numbers)}.log"),
        }  # fmt: skip
        if fault:
            variables |= {
                "FAULT_NAME": fault.name, "FAULT_PLACE": fault.place, "FAULT_CALL": str(fault.number),
                "FAULT_ERROR": str(fault.error),
            }  # fmt: skip
        return variables

    def run(self, site: Path, *arguments: str, fault: Fault | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.docsite, *arguments], cwd=site, env=self.environment(site, fault), capture_output=True, text=True,
            check=False, timeout=60,
        )  # fmt: skip

    def plain(self, site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        # With the same libraries, which is to say the same program: it knows of its builds.
        variables = os.environ | {"XDG_CACHE_HOME": str(site / "cache"), "LD_PRELOAD": str(self.library)}
        return subprocess.run(
            [self.docsite, *arguments], cwd=site, env=variables, capture_output=True, text=True, check=False, timeout=60
        )

    def calls(self) -> Counter[tuple[str, str]]:
        """How often each call was made, by its name and its place in the program."""
        counts: Counter[tuple[str, str]] = Counter()
        for log in self.logs.iterdir():
            for line in log.read_text(errors="replace").splitlines():
                _, name, place, *_ = line.split("\t")
                counts[name, place] += 1
        return counts

    def lines(self, places: set[str]) -> dict[str, str]:
        """Where places are in the sources, as `Sources/…:line`."""
        ordered = sorted(places)
        command = ["addr2line", "-e", self.docsite, *ordered]
        found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        return {place: line.split(" (")[0].split("/Sources/")[-1] for place, line in zip(ordered, found, strict=True)}


def lines_of_calls(*folders: str) -> set[tuple[str, str]]:
    """The calls that the sources write on Linux, each with its line."""
    calls = set()
    word = re.compile(r"(?<![\w.\"`])(Glibc\.)?(" + "|".join(CALLS) + r")\((?!\))")
    for file in sorted(file for folder in folders for file in (SOURCES / folder).rglob("*.swift")):
        source = file.read_text(encoding="utf-8")
        if "import Glibc" not in source and "import Foundation" not in source:
            continue
        # A function here that has the name of a call stands before it, unless the call says whose it is.
        own = set(re.findall(r"func `?(\w+)", source))
        compiled = [True]
        for number, line in enumerate(source.splitlines(), start=1):
            text = line.strip()
            if text.startswith("#if"):
                compiled.append("Glibc" in text or "Linux" in text)
            elif text.startswith("#elseif"):
                compiled[-1] = False
            elif text.startswith("#else"):
                compiled[-1] = not compiled[-1]
            elif text.startswith("#endif"):
                compiled.pop()
            elif all(compiled) and not text.startswith("//") and "func " not in text:
                for match in word.finditer(line):
                    if match[1] or match[2] not in own:
                        calls.add((match[2], f"{file.relative_to(SOURCES)}:{number}"))
    return calls


def put(site: Path, files: dict[str, str]) -> None:
    """Makes the sources of a site these files, and leaves those alone that are so already."""
    for folder in ("content", "theme"):
        for file in sorted((site / folder).rglob("*"), reverse=True):
            path = file.relative_to(site).as_posix()
            if file.is_dir():
                if not any(file.iterdir()):
                    file.rmdir()
            elif path not in files:
                file.unlink()
    for path, text in files.items():
        file = site / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            sound_site.write(site, {path: text})
    # What was changed at the moment of a build counts for no record.
    time.sleep(0.012)


def published(site: Path) -> dict[str, bytes]:
    """What others see of a site."""
    if not (site / "public").is_dir():
        return {}
    return {path: data for path, data in sound_site.snapshot(site / "public").items() if not path.startswith(".docsite-")}


def sources(site: Path) -> dict[str, str]:
    files = sound_site.snapshot(site)
    return {path: data.decode() for path, data in files.items() if path.startswith(("content/", "theme/"))}


class Trial:
    """Tries faults on a site of its own, one after the other."""

    def __init__(self, system: FailingSystem, site: Path) -> None:
        self.system = system
        self.site = site
        site.mkdir()
        self.states = [dict(A), dict(B)]
        self.wanted: list[dict[str, bytes]] = []
        for state in self.states:
            put(site, state)
            self.mend("--strict")
            state["content/permalinks.txt"] = (site / "content/permalinks.txt").read_text()
            self.wanted.append(published(site))
        self.now = 1

    def mend(self, *arguments: str) -> None:
        result = self.system.plain(self.site, "build", *arguments)
        assert result.returncode == 0, result.stderr

    def prepare(self, scenario: str) -> int:
        """Brings the site to where a scenario begins.

        Returns the state that its build is to end in.
        """
        if scenario == "first":
            for folder in ("public", "cache"):
                shutil.rmtree(self.site / folder, ignore_errors=True)
            put(self.site, {path: text for path, text in self.states[0].items() if path != "content/permalinks.txt"})
            return 0
        if scenario == "edit":
            put(self.site, self.states[1 - self.now])
            return 1 - self.now
        if scenario == "clean":
            sound_site.write(self.site, {"public/own/by hand.txt": "a stranger"})
        return self.now

    ARGUMENTS = {
        "first": ["build", "--jobs", "1"], "edit": ["build", "--jobs", "1"], "unchanged": ["build", "--jobs", "1"],
        "compared": ["build", "--check", "--jobs", "1"], "clean": ["build", "--clean", "--jobs", "1"],
        "new": ["new", "error", "fresh_code"],
    }  # fmt: skip

    def run(self, scenario: str, fault: Fault | None = None) -> None:
        """Lets one call fail, and says where something is not as it should be."""
        goal = self.prepare(scenario)
        before, wanted, given = published(self.site), self.wanted[goal], sources(self.site)
        result = self.system.run(self.site, *self.ARGUMENTS[scenario], fault=fault)
        told = f"{fault}\nexit {result.returncode}\n{result.stdout}{result.stderr}"
        if scenario == "new":
            self.check_new(result, given, told)
            put(self.site, self.states[self.now])
            return
        after = published(self.site)
        self.check_status(result, fault, told)
        if result.returncode == 0:
            assert after == wanted, told
        for path, data in after.items():
            assert data in (before.get(path), wanted.get(path)), f"{path} is neither old nor new\n{told}"
        assert set(before) & set(wanted) <= set(after), f"files are lost\n{told}"
        if result.returncode in (1, 2) and "partly" not in result.stderr and "cannot remove public/.docsite-stage" not in told:
            assert after == before, f"it was not told that files were replaced\n{told}"
        left = sources(self.site)
        ledger = "content/permalinks.txt"
        assert left.pop(ledger, None) in (given.pop(ledger, None), self.states[goal][ledger]), told
        if result.returncode >= 0:
            assert left == given, told
        self.mend("--strict", *(["--clean"] if scenario == "clean" else []))
        assert published(self.site) == wanted, f"the next build does not mend it\n{told}"
        assert sources(self.site) == self.states[goal], told
        assert not (self.site / "public/.docsite-stage").exists(), told
        self.now = goal

    @staticmethod
    def check_status(result: subprocess.CompletedProcess[str], fault: Fault | None, told: str) -> None:
        if fault and fault.error == END:
            assert result.returncode in (0, -9), told
            return
        assert result.returncode in (0, 1, 2) and (fault or result.returncode == 0), told
        if result.returncode == 2:
            assert re.search(r"^error: cannot [a-z ]+ \S*(public|content|theme|cache)\b.*: ", result.stderr, re.M), told
        if result.returncode == 1:
            # What cannot be read of the content is a fault of the content, at its place.
            assert re.search(r"error\[(unreadable-file|missing-file)\].*\n *--> (content|theme)", result.stderr), told

    def check_new(self, result: subprocess.CompletedProcess[str], given: dict[str, str], told: str) -> None:
        left = sources(self.site)
        if result.returncode == 0:
            assert "code: fresh_code" in left["content/catalog/400.yml"] and "content/notes/fresh_code.md" in left, told
        elif result.returncode > 0:
            assert result.returncode in (1, 2) and "error" in result.stderr, told
            assert left == given, told
        else:
            assert left["content/catalog/400.yml"].startswith(given["content/catalog/400.yml"]), told


def faults(system: FailingSystem, folder: Path, whole: bool) -> Iterator[Fault]:
    """The calls of every scenario, each to fail: at each place the first and the last one, or all of them."""
    trial = Trial(system, folder / "reference")
    turn = itertools.count()
    for scenario in Trial.ARGUMENTS:
        for log in system.logs.iterdir():
            log.rename(folder / f"{log.stem}.seen")
        trial.run(scenario)
        for (name, place), count in sorted(system.calls().items()):
            if int(place, 16) == 0:
                continue
            errors = ERRORS.get(name, OTHER_ERRORS)
            if whole:
                for number, error in itertools.product(range(1, count + 1), [*errors, END]):
                    yield Fault(scenario, name, place, number, error)
                continue
            # In turn, so that all are tried somewhere.
            number = [1, count, count // 2 + 1][next(turn) % 3]
            yield Fault(scenario, name, place, number, [*errors, END][next(turn) % (len(errors) + 1)])
            if scenario in ("first", "edit"):
                yield Fault(scenario, name, place, 1, errors[0])
    for seen in folder.glob("*.seen"):
        seen.rename(system.logs / f"{seen.stem}.log")


def try_all(system: FailingSystem, folder: Path, wanted: list[Fault]) -> list[str]:
    """Tries faults on as many sites as there are processors; returns what went wrong."""
    workers = max(2, os.cpu_count() or 1)

    def work(number: int) -> list[str]:
        trial = Trial(system, folder / f"site-{number}")
        failures = []
        for count, fault in enumerate(wanted[number::workers]):
            try:
                trial.run(fault.scenario, fault)
            except (AssertionError, subprocess.TimeoutExpired, OSError) as failure:
                failures.append(f"{fault}: {failure}")
                trial = Trial(system, folder / f"site-{number}-{count}")
        return failures

    with ThreadPoolExecutor(workers) as pool:
        return [failure for failures in pool.map(work, range(workers)) for failure in failures]


SERVING = """socket bind listen getsockname setsockopt fcntl accept recv send shutdown poll pipe read write inotify_init1
    inotify_add_watch inotify_rm_watch""".split()
SERVING_ERRORS = {
    "recv": [errno.EINTR, SHORT, errno.ECONNRESET], "send": [errno.EINTR, SHORT, errno.EPIPE],
    "accept": [errno.EMFILE, errno.ECONNABORTED, errno.ENOMEM, errno.EINTR], "poll": [errno.EINTR, errno.ENOMEM],
    "read": [errno.EINTR, errno.EIO], "write": [errno.EINTR], "inotify_add_watch": [errno.ENOSPC, errno.ENOMEM],
}  # fmt: skip


class FailingPreview:
    """`docsite serve` where a call fails."""

    def __init__(self, system: FailingSystem, site: Path, fault: Fault | None = None) -> None:
        site.mkdir()
        put(site, A)
        self.site = site
        self.log = site / "said"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [system.docsite, "serve", "--port", "0"], cwd=site, env=system.environment(site, fault), stderr=log
            )

    def said(self, words: str) -> re.Match[str] | None:
        """What it says, as soon as it does; nothing where it ends before that."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := re.search(words, self.log.read_text()):
                return found
            if self.process.poll() is not None:
                return None
            time.sleep(0.01)
        raise AssertionError(f"no `{words}` in: {self.log.read_text()}")

    def shows(self, words: str) -> bool:
        """Whether the site comes to show some words; a browser asks again where a connection is lost."""
        serving = self.said(r"http://([^/]+):(\d+)(/\S*)")
        if not serving:
            return False
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            request = f"GET {serving[3]} HTTP/1.1\r\nHost: {serving[1]}:{serving[2]}\r\nConnection: close\r\n\r\n"
            if words in self.ask(int(serving[2]), request):
                return True
            time.sleep(0.02)
        return False

    @staticmethod
    def ask(port: int, request: str) -> str:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(request.encode())
                return b"".join(iter(lambda: connection.recv(65536), b"")).decode(errors="replace")
        except OSError:
            return ""

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(PATIENCE)
            finally:
                self.process.kill()
                self.process.wait()

    def try_out(self, before_change: Callable[[], None] = lambda: None) -> None:
        """Looks at the site, changes it and looks again. Where it ends, it must have said why."""
        try:
            port = self.said(r"http://[^/]+:(\d+)/")
            if port:
                # Somebody who says nothing that can be understood, and somebody who goes away.
                self.ask(int(port[1]), "nonsense\r\n\r\n")
                with contextlib.suppress(OSError):
                    socket.create_connection(("127.0.0.1", int(port[1])), timeout=1).close()
            seen = self.shows("Hello.")
            before_change()
            put(self.site, {path: text for path, text in A.items() if "gone/" not in path})
            sound_site.write(self.site, {"content/pages/index.md": "---\ntitle: Errors\n---\n\nAnother word.\n"})
            seen = seen and self.shows("Another word.")
            said = self.log.read_text()
            assert seen or (self.process.poll() == 2 and "error: cannot" in said), f"{self.process.poll()}: {said}"
        finally:
            self.end()


def try_previews(system: FailingSystem, folder: Path, whole: bool) -> list[str]:
    """Lets each call of a preview fail at its first time; returns what went wrong."""
    for log in system.logs.iterdir():
        log.rename(folder / f"{log.stem}.seen")
    at_rest: Counter[tuple[str, str]] = Counter()
    FailingPreview(system, folder / "preview").try_out(before_change=lambda: at_rest.update(system.calls()))
    # The first watch after a change is always asked for; how many follow depends on how changes come together.
    watches = {place: count + 1 for (name, place), count in at_rest.items() if name == "inotify_add_watch"}
    faults = [
        Fault("serve", name, place, number, error)
        for (name, place), count in sorted(system.calls().items())
        if name in SERVING and int(place, 16)
        for error in SERVING_ERRORS.get(name, [errno.EIO, errno.EINVAL])[: None if whole else 1]
        for number in ({1, 2, watches.get(place, count)} if whole or place in watches else {1})
    ]

    def work(number: int) -> str | None:
        try:
            FailingPreview(system, folder / f"preview-{number}", faults[number]).try_out()
        except (AssertionError, OSError) as failure:
            return f"{faults[number]}: {failure}"
        return None

    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        failures = list(filter(None, pool.map(work, range(len(faults)))))
    for seen in folder.glob("*.seen"):
        seen.rename(system.logs / f"{seen.stem}.log")
    return failures
