"""Random edits of random sites: after each, a build that knows of earlier ones must come to what a build from nothing comes to.

    python differential.py --minutes 60 --seed 7

Compared are every byte of the output, the ledger, what is told, and the exit status; of a preview what it serves and which
faults it tells. What fails is played again with fewer edits, and told with what it takes to play it once more.
"""

import argparse
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from urllib.parse import quote

import random_edits
import random_site

# How long a preview is given to follow a save, in seconds.
PATIENCE = 30.0
# Of files that should be as they were, so many are asked of a preview after each save.
SAMPLE = 30
SUMMARY = re.compile(r"^\d+ files: .*\n?", re.MULTILINE)
PREVIEW_SCRIPT = re.compile(rb'<script src="/\.docsite/preview\.js"[^>]*></script>\n?')


@dataclass(frozen=True)
class Step:
    """Some edits, each by its name and the seed of its choices, and a build after them. Before, faults may be mended."""

    edits: tuple[tuple[str, int], ...] = ()
    mends: bool = False
    pause: float = 0.02
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    """A site and what becomes of it."""

    site: int
    size: int
    steps: tuple[Step, ...]
    is_preview: bool = False

    def __str__(self) -> str:
        return json.dumps([self.site, self.size, self.is_preview, [[s.edits, s.mends, s.pause, s.options] for s in self.steps]])

    @staticmethod
    def of(text: str) -> "Run":
        site, size, is_preview, steps = json.loads(text)
        return Run(site, size, tuple(Step(tuple(map(tuple, e)), m, p, tuple(o)) for e, m, p, o in steps), is_preview)


@dataclass
class Tally:
    """What was looked at: a run that looked at nothing proves nothing."""

    steps: int = 0
    edits: int = 0
    sound: int = 0
    refused: int = 0
    unchanged: int = 0
    names: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return (
            f"{self.edits} edits of {len(self.names)} kinds in {self.steps} steps: "
            f"{self.sound} sound, {self.refused} with faults, {self.unchanged} where nothing had changed"
        )


class Difference(Exception):
    """That the two came to something different, after so many steps."""

    def __init__(self, what: str, step: int = 0):
        super().__init__(what)
        self.what = what
        self.step = step


# MARK: - Playing


def play(run: Run, docsite: Path, tally: Tally, end: float = float("inf"), least: int = 0) -> None:
    """Plays a run in a folder of its own, until a moment of the clock, or for the least number of steps beyond it.

    Raises `Difference` where a build comes to something else than one from nothing.
    """
    with tempfile.TemporaryDirectory(prefix="docsite-differential-") as folder:
        folder = Path(folder)
        random_site.write(folder, run.site, run.size)
        random_edits.keep(folder)
        with (preview if run.is_preview else builds)(docsite, folder, Random(run.site)) as follow:
            is_sound = True
            for number, step in enumerate([Step(pause=0.05), *run.steps]):
                if time.monotonic() > end and tally.steps >= least:
                    break
                if step.mends and not is_sound:
                    random_edits.restore(folder)
                change(folder, step, tally)
                try:
                    is_sound = follow(step, tally)
                except Difference as difference:
                    difference.step = number
                    raise
                tally.steps += 1
                if is_sound:
                    tally.sound += 1
                    random_edits.keep(folder)
                else:
                    tally.refused += 1


def change(folder: Path, step: Step, tally: Tally) -> None:
    for name, seed in step.edits:
        random_edits.EDITS[name][1](folder, Random(seed))
        tally.edits += 1
        tally.names.add(name)
    time.sleep(step.pause)


def docsite_run(docsite: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        [docsite, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )  # fmt: skip


class Files:
    """The files of a folder, of which only those are read again that have changed."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._known: dict[str, tuple[tuple[int, ...], bytes]] = {}

    def read(self) -> dict[str, bytes]:
        """Every file by its path; a link is told by where it leads."""
        known = {}
        for parent, _, names in os.walk(self.folder):
            for name in names:
                file = os.path.join(parent, name)
                status = os.lstat(file)
                stamp = (status.st_ino, status.st_ctime_ns, status.st_size, status.st_mode)
                path = os.path.relpath(file, self.folder)
                former = self._known.get(path)
                if former and former[0] == stamp:
                    known[path] = former
                elif stat.S_ISLNK(status.st_mode):
                    known[path] = stamp, b"-> " + os.fsencode(os.readlink(file))
                else:
                    known[path] = stamp, Path(file).read_bytes()
        self._known = known
        return {path: text for path, (_, text) in known.items()}

    def give(self, folder: Path) -> None:
        """Makes the files of another folder the same."""
        own, other = self.read(), Files(folder).read()
        for path in other.keys() - own.keys():
            (folder / path).unlink()
        for path in sorted(own):
            if own[path] != other.get(path):
                twin = folder / path
                twin.parent.mkdir(parents=True, exist_ok=True)
                twin.unlink(missing_ok=True)
                shutil.copy2(self.folder / path, twin, follow_symlinks=False)
        for parent, _, _ in sorted(os.walk(folder), reverse=True):
            if parent != str(folder) and not os.listdir(parent):
                os.rmdir(parent)


class Twin:
    """The same sources beside, and a site that is made of them without anything that is known of an earlier one."""

    def __init__(self, docsite: Path, folder: Path, chance: Random):
        self.docsite = docsite
        self.folder = folder / "twin"
        self.folder.mkdir()
        self.sources = {name: Files(folder / name) for name in random_edits.SOURCES}
        self.chance = chance
        self.output = Files(self.folder / "public")

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        for name, files in self.sources.items():
            if not files.folder.is_dir():
                shutil.rmtree(self.folder / name, ignore_errors=True)
            else:
                files.give(self.folder / name)
                (self.folder / name).mkdir(exist_ok=True)
        # What lies there is compared byte by byte; that it need not lie there is tried now and then.
        if self.chance.random() < 0.1:
            shutil.rmtree(self.folder / "public", ignore_errors=True)
        return docsite_run(self.docsite, self.folder, "build", "--no-cache", *options)


def compare(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise Difference(f"{what}:\n--- from nothing\n{expected}\n--- after earlier builds\n{found}")


def compare_files(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    paths = sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))
    if paths:
        path = paths[0]
        raise Difference(
            f"{len(paths)} files differ: {' '.join(paths[:8])}\n--- {path} from nothing\n{excerpt(expected.get(path), found.get(path))}\n"
            f"--- {path} after earlier builds\n{excerpt(found.get(path), expected.get(path))}"
        )


def excerpt(text: bytes | None, other: bytes | None) -> str:
    """A text from where it begins to differ from another."""
    if text is None:
        return "(no such file)"
    start = len(os.path.commonprefix([text, other or b""]))
    return f"(from byte {start} of {len(text)}) {text[max(0, start - 60) : start + 200]!r}"


# MARK: - Builds


@contextmanager
def builds(docsite: Path, folder: Path, chance: Random) -> Iterator[Callable[[Step, Tally], bool]]:
    """Builds after each step."""

    twin, output = Twin(docsite, folder, chance), Files(folder / "public")

    def follow(step: Step, tally: Tally) -> bool:
        before = output.read()
        fresh = twin.build(*step.options)
        result = docsite_run(docsite, folder, "build", *step.options)
        tally.unchanged += "nothing has changed" in result.stderr
        compare("exit status", f"{result.returncode}\n{result.stderr}", f"{fresh.returncode}\n{result.stderr}")
        compare("standard output", result.stdout, fresh.stdout)
        compare("standard error", SUMMARY.sub("", result.stderr), SUMMARY.sub("", fresh.stderr))
        after = output.read()
        if result.returncode:
            compare_files(after, before)
            return False
        compare_files(after, twin.output.read())
        compare_files(ledger(folder), ledger(twin.folder))
        # Once more: it must say the same, from what it has written down.
        again = docsite_run(docsite, folder, "build", *step.options)
        compare("what is told again", SUMMARY.sub("", again.stderr), SUMMARY.sub("", fresh.stderr))
        compare_files(output.read(), after)
        return True

    yield follow


def ledger(folder: Path) -> dict[str, bytes]:
    path = folder / "content/permalinks.txt"
    return {"permalinks.txt": path.read_bytes()} if path.exists() else {}


# MARK: - Previews


@contextmanager
def preview(docsite: Path, folder: Path, chance: Random) -> Iterator[Callable[[Step, Tally], bool]]:
    """Looks at a preview after each step."""
    out, err = (folder / "reports").open("wb"), (folder / "told").open("wb")
    command = [docsite, "serve", "--port", "0", "--format", "json"]
    server = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err)
    try:
        port = wait_for_port(folder / "told", server)
        twin = Twin(docsite, folder, chance)
        served: dict[str, bytes] = {}

        def follow(step: Step, _: Tally) -> bool:
            nonlocal served
            fresh = twin.build("--format", "json")
            reports = json.loads(fresh.stdout or "{}").get("diagnostics")
            expected = twin.output.read() if fresh.returncode == 0 else None
            changed: list[str] = []
            if expected is not None:
                expected.pop(".docsite-files")
                changed = sorted(path for path in expected.keys() | served.keys() if expected.get(path) != served.get(path))
                changed += chance.sample(sorted(expected), min(len(expected), SAMPLE))
            last: Difference | None = None
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                try:
                    compare("faults", last_report(folder / "reports"), reports)
                    if expected is not None:
                        mount = "/" + re.search(r"base_url: *https?://[^/]+/(.*)", (twin.folder / "content/site.yml").read_text()).group(1)
                        look(port, mount, changed, expected)
                        served = expected
                    return expected is not None
                except Difference as difference:
                    last = difference
                    time.sleep(0.05)
                if server.poll() is not None:
                    break
            raise Difference(f"{last.what if last else ''}\n--- the preview said\n{(folder / 'told').read_text()[-2000:]}")

        yield follow
    finally:
        server.terminate()
        server.wait(10)
        out.close()
        err.close()


def wait_for_port(told: Path, server: subprocess.Popen) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        if found := re.search(r"serving http://127\.0\.0\.1:(\d+)/", told.read_text()):
            return int(found.group(1))
        time.sleep(0.02)
    raise Difference(f"the preview did not start: {told.read_text()}")


def last_report(path: Path) -> object:
    """The faults that a preview told last."""
    text = path.read_text(encoding="utf-8")
    start = max(text.rfind('{"version":'), 0)
    try:
        return json.loads(text[start:])["diagnostics"]
    except ValueError:
        return f"half a report: {text[start:]}"


def look(port: int, mount: str, paths: list[str], expected: dict[str, bytes]) -> None:
    """Holds what a preview serves against what it should."""
    found = {}
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        for path in paths:
            connection.request("GET", quote(mount + path))
            answer = connection.getresponse()
            body = answer.read()
            if answer.status == 200:
                found[path] = PREVIEW_SCRIPT.sub(b"", body) if path.endswith(".html") else body
            if answer.getheader("Connection") == "close":
                connection.close()
                connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.close()
    except (OSError, HTTPException) as error:
        raise Difference(f"the preview does not answer: {error!r}") from error
    compare_files(found, {path: expected[path] for path in paths if path in expected})


# MARK: - Chance


OPTIONS = [
    *[()] * 12, ("--strict",), ("--base-url", "https://elsewhere.test/x/"), ("--release", "2025-06-07"), ("--jobs", "1"),
    ("--jobs", "3"), ("--format", "json"), ("--format", "github"),
]  # fmt: skip
OUTPUT_EDITS = {name for name in random_edits.EDITS if any(part in name for part in ("output", "record"))}
NOTE_EDITS = set(
    "rewrite_note change_a_word change_bytes_but_neither_size_nor_times write_a_very_long_note "
    "write_the_same_word_everywhere touch put_a_link_in_place_of_a_note give_a_note_another_name swap_notes "
    "lead_to_a_heading rename_a_heading write_what_is_warned_of show_an_image empty_a_note write_other_line_ends "
    "change_a_file_of_the_output damage_a_record put_an_older_record_back".split()
)


def random_run(chance: Random, sizes: list[int], length: int, previews: float) -> Run:
    """A run; its options stay for some steps, since a build is held against the one before."""
    is_preview = chance.random() < previews
    steps: list[Step] = []
    options: tuple[str, ...] = ()
    # After an edit of notes only most is taken over, and most may go wrong.
    left_out = set(OUTPUT_EDITS) if is_preview else set()
    if chance.random() < 0.6:
        left_out |= random_edits.EDITS.keys() - NOTE_EDITS
    for _ in range(length):
        if not is_preview and chance.random() < 0.15:
            options = chance.choice(OPTIONS)
        count = chance.choice([0, 1, 1, 1, 1, 2, 3, 6])
        edits = tuple((random_edits.choose(chance, left_out), chance.randrange(1 << 32)) for _ in range(count))
        steps.append(Step(edits, chance.random() < 0.8, chance.choice([0.0, 0.005, 0.02, 0.02]), options))
    return Run(chance.randrange(1 << 32), chance.choice(sizes), tuple(steps), is_preview)


def shrunken(run: Run, difference: Difference, docsite: Path, seconds: float) -> tuple[Run, Difference]:
    """The run with as few steps and edits as still come to a difference, as far as there is time to find out."""
    end = time.monotonic() + seconds
    run = replace(run, steps=run.steps[: difference.step])

    def fails(shorter: Run) -> Difference | None:
        try:
            play(shorter, docsite, Tally())
        except Difference as difference:
            return difference
        return None

    def without(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
        size = len(steps) // 2
        while size:
            for start in range(0, len(steps) - 1, size):
                yield steps[:start] + steps[min(start + size, len(steps) - 1) :]
            size //= 2
        for number, step in enumerate(steps):
            for index in range(len(step.edits)):
                edits = step.edits[:index] + step.edits[index + 1 :]
                yield (*steps[:number], replace(step, edits=edits), *steps[number + 1 :])

    is_done = False
    while not is_done and time.monotonic() < end:
        is_done = True
        for steps in without(run.steps):
            if time.monotonic() > end:
                break
            if found := fails(replace(run, steps=steps)):
                run, difference, is_done = replace(run, steps=steps[: found.step or len(steps)]), found, False
                break
    return run, difference


def search(docsite: Path, seed: int, minutes: float, sizes: list[int], *, length: int, previews: float, least: int = 0) -> tuple[Tally, str | None]:
    """Plays runs for so many minutes and steps, or until one comes to a difference; says which, and how it may be played
    again."""
    chance = Random(seed)
    tally = Tally()
    end = time.monotonic() + 60 * minutes
    told = time.monotonic()
    while time.monotonic() < end or tally.steps < least:
        run = random_run(chance, sizes, length, previews)
        try:
            play(run, docsite, tally, end, least)
        except Difference as difference:
            print(f"a difference after step {difference.step} of --run '{run}': {difference.what}\nlooking for fewer edits", flush=True)
            run, difference = shrunken(run, difference, docsite, seconds=90)
            return tally, f"seed {seed}: {difference.what}\n--- play it again\n--run '{run}'"
        if time.monotonic() > told + 60:
            told = time.monotonic()
            print(tally, flush=True)
    return tally, None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docsite", type=Path, required=True, help="the built program")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--length", type=int, default=25, help="how many steps a run has")
    parser.add_argument("--previews", type=float, default=0.3, help="which part of the runs looks at a preview")
    parser.add_argument("--huge", action="store_true", help="sites of more than 32,768 entries, too")
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], help="so many entries each")
    parser.add_argument("--keep-going", action="store_true", help="go on with the next seed after a difference")
    parser.add_argument("--run", help="a run to be played again")
    arguments = parser.parse_args()
    docsite = arguments.docsite.resolve()
    if arguments.run:
        try:
            play(Run.of(arguments.run), docsite, Tally())
        except Difference as difference:
            print(f"after step {difference.step}: {difference.what}")
            return 1
        print("no difference")
        return 0
    sizes = arguments.sizes or 3 * random_site.SIZES + random_site.LARGE_SIZES + (random_site.HUGE_SIZES if arguments.huge else [])
    seed, status = arguments.seed, 0
    end = time.monotonic() + 60 * arguments.minutes
    while (minutes := (end - time.monotonic()) / 60) > 0:
        print(f"seed {seed}", flush=True)
        tally, failure = search(
            docsite, seed, minutes, sizes, length=arguments.length, previews=arguments.previews
        )  # fmt: skip
        print(f"{tally}\n{failure or 'no difference'}", flush=True)
        if failure:
            status = 1
            if not arguments.keep_going:
                break
        seed += 1
    return status


if __name__ == "__main__":
    sys.exit(main())
