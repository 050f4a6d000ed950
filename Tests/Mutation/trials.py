"""Runs the Swift tests against one mutant at a time: only the suites that come by it, the quickest first."""
import hashlib
import json
import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from compiled import COPY
from places import ROOT, digest

PROGRAM = COPY / ".build/debug/docsitePackageTests.xctest"
RESULTS, REACHED = COPY / "results.json", COPY / "reached.json"
# What a test says when something is not as it should be. The rest of its suite is not waited for.
FAILURE = re.compile(r" recorded an issue| failed after ")
# A mutant that makes a loop endless is noticed by its time, in seconds: what a suite takes anyway, many times over.
GRACE, FACTOR = 30, 10


def suites():
    """The suites, as filters, each with a digest of what it is made of: its file, and what its target shares."""
    listed = subprocess.run([PROGRAM, "--testing-library", "swift-testing", "--list-tests"], cwd=COPY, env=environment({}),
                            capture_output=True, text=True, check=True).stdout
    names = sorted({match.group() for match in re.finditer(r"^\w+\.\w+(?=/)", listed, re.MULTILINE)})
    found = {}
    for target in sorted({name.split(".")[0] for name in names}):
        shared, own = hashlib.sha256(), {}
        for path in sorted(path for path in (ROOT / "Tests" / target).rglob("*") if path.is_file()):
            text = path.read_bytes()
            here = [name for name in names if name.startswith(target + ".") and path.suffix == ".swift"
                    and re.search(rb"\b(?:struct|class|enum|actor) " + name.split(".")[1].encode() + rb"\b", text)]
            own |= dict.fromkeys(here, text)
            if not here:
                shared.update(str(path.relative_to(ROOT)).encode() + b"\0" + text)
        found |= {name: hashlib.sha256(shared.digest() + text).hexdigest()[:16] for name, text in own.items()}
    assert set(found) == set(names), set(names) - set(found)
    return found


def environment(more):
    spec = ROOT / ".build/commonmark-spec.json"
    return {**os.environ, **({"COMMONMARK_SPEC": str(spec)} if spec.exists() else {}), "NO_COLOR": "1", **more}


def run(suite, more, longest, log=None):
    """Runs a suite until something fails; where a log is given, to its end.

    - Returns: how it ended ("passed", "failed" or "time"), and how long it took.
    """
    start = time.monotonic()
    command = [PROGRAM, "--testing-library", "swift-testing", "--filter", "^" + re.escape(suite) + "/"]
    process = subprocess.Popen(command, cwd=COPY, env=environment(more), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               text=True, errors="replace")
    is_late = threading.Event()
    clock = threading.Timer(longest, lambda: (is_late.set(), process.kill()))
    clock.start()
    has_failed, has_passed = False, False
    for line in process.stdout:
        if log is not None:
            log.append(line)
        elif FAILURE.search(line):
            has_failed = True
            process.kill()
            break
        has_passed = has_passed or " passed after " in line
    process.stdout.close()
    status = process.wait()
    clock.cancel()
    took = time.monotonic() - start
    if is_late.is_set() and not has_failed:
        return "time", took
    return "failed" if has_failed or status != 0 or not has_passed else "passed", took


def reached_by(suite):
    """The mutants that a suite comes by, and how long it takes; from a run without any mutant."""
    path, log = COPY / f".build/reached-{suite}", []
    path.unlink(missing_ok=True)
    end, took = run(suite, {"MUTANTS_REACHED": str(path)}, 1200, log)
    if end != "passed" or not path.exists():
        sys.exit(f"{suite} does not pass without any mutant\n{''.join(log)[-3000:]}")
    return sorted(int(number) for number in path.read_text().split()), took


def written(path):
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write(path, value):
    """In one step, so that a run that is ended leaves what it knows."""
    new = path.with_suffix(".new")
    new.write_text(json.dumps(value, indent=1, ensure_ascii=False), encoding="utf-8")
    new.replace(path)


class Trials:
    """What is known of the mutants of these sources. It is written down as it comes, so that a run can be taken up again.

    Where a mutant was killed, it is dead as long as the sources are the same. A suite that let it live is not run again
    until its tests are others.
    """

    def __init__(self, mutants):
        self.mutants, self.suites = mutants, suites()
        self.sources = digest([ROOT / "Sources", ROOT / "theme"])
        known = written(RESULTS)
        self.known = known["mutants"] if known.get("sources") == self.sources else {}
        killers = [mutant["killer"] for mutant in self.known.values()]
        self.kills = {suite: killers.count(suite) for suite in self.suites}
        self.writing = threading.Lock()

    def measure(self):
        """Learns which suites come by which mutants, as far as that is not known."""
        names = {str(number): mutant.name for number, mutant in self.mutants.items()}
        known = written(REACHED)
        reached = known["suites"] if known.get("key") == [self.sources, names] else {}
        for suite, tests in self.suites.items():
            if reached.get(suite, {}).get("tests") != tests:
                numbers, took = reached_by(suite)
                reached[suite] = {"tests": tests, "mutants": numbers, "seconds": round(took, 2)}
                write(REACHED, {"key": [self.sources, names], "suites": reached})
        self.reached = {suite: set(reached[suite]["mutants"]) for suite in self.suites}
        self.times = {suite: reached[suite]["seconds"] for suite in self.suites}

    def suites_by(self, number):
        """The suites that come by a mutant: the quickest first, and those that have noticed many before others."""
        return sorted((suite for suite, some in self.reached.items() if number in some),
                      key=lambda suite: self.times[suite] / (1 + self.kills[suite]))

    def killer(self, number):
        return self.known.get(self.mutants[number].name, {}).get("killer")

    def remaining(self, number):
        """The suites that come by a mutant and have not been tried."""
        passed = self.known.get(self.mutants[number].name, {}).get("passed", {})
        return [suite for suite in self.suites_by(number) if passed.get(suite) != self.suites[suite]]

    def longest(self, number):
        """How long it takes at most to try a mutant, in seconds."""
        return 0 if self.killer(number) else sum(self.times[suite] for suite in self.remaining(number))

    def try_one(self, number, longest):
        """Tries a mutant, if it is not known to be dead, with suites that together take no longer than some seconds."""
        if self.killer(number):
            return
        spent = 0
        for suite in self.remaining(number):
            spent += self.times[suite]
            if longest and spent > longest:
                return
            end, took = run(suite, {"MUTANT": str(number)}, GRACE + FACTOR * self.times[suite])
            with self.writing:
                known = self.known.setdefault(self.mutants[number].name, {"killer": None, "passed": {}})
                if end == "passed":
                    known["passed"][suite] = self.suites[suite]
                else:
                    known |= {"killer": suite, "how": end, "seconds": round(took, 1)}
                    self.kills[suite] += 1
                write(RESULTS, {"sources": self.sources, "mutants": self.known})
            if end != "passed":
                return

    def try_all(self, numbers, jobs, longest, tell):
        """Tries mutants, some at a time."""
        with ThreadPoolExecutor(jobs) as pool:
            for number, _ in zip(numbers, pool.map(lambda number: self.try_one(number, longest), numbers)):
                tell(number)
