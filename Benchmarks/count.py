#!/usr/bin/env python3
"""Counts the instructions of one fixed build under callgrind and compares them with the recorded figure.

    count.py            fails where a build of 100 entries takes more instructions than recorded, or fewer, beyond 2 %
    count.py --record   writes the figure of this build down, in instructions.json

Instructions do not depend on what else the machine does, but on the compiler, on libraries of the system and on what
the processor can do: a figure that was recorded with others is not compared, and that is said at the end of `make test`.
"""
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RECORD = HERE / "instructions.json"
ENTRIES = 100
# Twelve runs of one program, in two folders and with the machine busy, lay within 0.04 % of each other. So this is no
# allowance for noise: it lets a small change pass without a new record, and no more than that.
TOLERANCE = 0.02


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def surroundings():
    """What the figure depends on beside the sources."""
    version = output("swift", "--version")
    found = re.search(r"Swift version (\S+)", version)
    # libc copies and searches with the widest vectors that the processor has and valgrind knows.
    has_avx2 = re.search(r"^flags\b.*\bavx2\b", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return {"swift": found.group(1) if found else version, "machine": platform.machine() + (" avx2" if has_avx2 else ""),
            "libc": " ".join(platform.libc_ver()), "libcmark": output("pkg-config", "--modversion", "libcmark")}


def count():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([sys.executable, HERE / "corpus.py", "made-up", str(ENTRIES), folder / "corpus"], check=True)
        subprocess.run([sys.executable, HERE / "docsite_site.py", folder / "corpus", folder / "content", "on"], check=True)
        # valgrind gives up on Swift's debug information.
        subprocess.run(["strip", "-o", folder / "docsite", ROOT / ".build/release/docsite"], check=True)
        subprocess.run(["clang", "-D_GNU_SOURCE", "-shared", "-fPIC", "-O2", "-o", folder / "sigsuspend.so",
                        HERE / "sigsuspend.c"], check=True)
        shutil.copytree(ROOT / "theme", folder / "theme")
        # Relative paths, and nothing of the caller's environment: longer ones would cost instructions.
        done = subprocess.run(
            [shutil.which("valgrind"), "--tool=callgrind", "--callgrind-out-file=callgrind.out",
             "./docsite", "build", "--quiet", "--jobs", "1", "--content", "content", "--theme", "theme", "--output", "public"],
            # Swift's hashing is seeded at random otherwise, and collides here and there.
            env={"SWIFT_DETERMINISTIC_HASHING": "1", "LD_PRELOAD": "./sigsuspend.so", "XDG_CACHE_HOME": str(folder / "cache")},
            cwd=folder, capture_output=True, text=True)
        found = re.search(r"Collected : (\d+)", done.stderr)
        if done.returncode != 0 or not found:
            sys.exit(done.stderr)
        return int(found.group(1))


def not_compared(reason):
    """Says that nothing was compared, here and, within `make test`, once more at the end."""
    text = f"NOT COMPARED: the number of instructions, because {reason}"
    print(f"\n{'!' * 100}\n{text}\n{'!' * 100}\n", file=sys.stderr)
    if notes := os.environ.get("STEP_NOTES"):
        with open(notes, "a", encoding="utf-8") as file:
            file.write(text + "\n")


def main():
    is_recording = "--record" in sys.argv
    if sys.platform != "linux":
        if is_recording:
            sys.exit("valgrind runs Swift programs on Linux only")
        return not_compared("valgrind runs Swift programs on Linux only")
    if not shutil.which("valgrind"):
        sys.exit("valgrind is missing: `.ci/install test` installs it")
    here, instructions = surroundings(), count()
    print(f"{instructions:,} instructions for {ENTRIES} entries")
    if is_recording:
        RECORD.write_text(json.dumps({"instructions": instructions, **here}, indent=2) + "\n")
        return
    recorded = json.loads(RECORD.read_text())
    other = [f"{key} was {recorded.get(key)} and is {here[key]}" for key in here if recorded.get(key) != here[key]]
    if other:
        return not_compared(f"{', '.join(other)} (`make bench-record` records it anew)")
    change = instructions / recorded["instructions"] - 1
    print(f"{change:+.2%} against the recorded {recorded['instructions']:,}")
    if abs(change) > TOLERANCE:
        sys.exit(f"more than {TOLERANCE:.0%} from the recorded figure. If that is meant: make bench-record, and commit "
                 f"{RECORD.relative_to(ROOT)} with the reason")


if __name__ == "__main__":
    main()
