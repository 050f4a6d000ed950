#!/usr/bin/env python3
"""Counts the instructions of one fixed build under callgrind and compares them with the recorded figure.

    count.py            fails where a build of 100 entries takes 3 % more instructions, or less, than recorded
    count.py --record   writes the figure of this build down, in instructions.json

Instructions do not depend on what else the machine does, but on the compiler and the system's libraries: a figure that
was recorded with others is not compared.
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
TOLERANCE = 0.03


def surroundings():
    """What the figure depends on beside the sources."""
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"Swift version (\S+)", swift)
    return {"swift": version.group(1) if version else swift.strip(), "machine": platform.machine(),
            "libc": " ".join(platform.libc_ver())}


def count():
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        subprocess.run([sys.executable, HERE / "catalog.py", str(ENTRIES), content], check=True)
        # valgrind gives up on Swift's debug information.
        program = Path(folder) / "docsite"
        subprocess.run(["strip", "-o", program, ROOT / ".build/release/docsite"], check=True)
        preloaded = Path(folder) / "sigsuspend.so"
        subprocess.run(["cc", "-D_GNU_SOURCE", "-shared", "-fPIC", "-O2", "-o", preloaded, HERE / "sigsuspend.c"],
                       check=True)
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind.out",
             program, "build", "--quiet", "--jobs", "1", "--content", content,
             "--theme", ROOT / "theme", "--output", Path(folder) / "public"],
            # Swift's hashing is seeded at random otherwise, and collides here and there.
            env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1", "LD_PRELOAD": str(preloaded)}, capture_output=True, text=True)
        found = re.search(r"Collected : (\d+)", done.stderr)
        if done.returncode != 0 or not found:
            sys.exit(done.stderr)
        return int(found.group(1))


def main():
    if sys.platform != "linux":
        sys.exit("valgrind runs Swift programs on Linux only")
    if not shutil.which("valgrind"):
        sys.exit("valgrind is missing: install it (Debian: apt-get install valgrind)")
    here, instructions = surroundings(), count()
    print(f"{instructions:,} instructions for {ENTRIES} entries")
    if "--record" in sys.argv:
        RECORD.write_text(json.dumps({"instructions": instructions, **here}, indent=2) + "\n")
        return
    recorded = json.loads(RECORD.read_text())
    if here != {key: recorded[key] for key in here}:
        print(f"not compared: recorded with {recorded}, and here is {here}; `make bench-record` records it anew")
        return
    change = instructions / recorded["instructions"] - 1
    print(f"{change:+.1%} against the recorded {recorded['instructions']:,}")
    if abs(change) > TOLERANCE:
        sys.exit(f"more than {TOLERANCE:.0%} from the recorded figure. If that is meant: make bench-record, and commit "
                 f"{RECORD.relative_to(ROOT)} with the reason")


if __name__ == "__main__":
    main()
