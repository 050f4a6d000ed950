#!/usr/bin/env python3
"""Changes the core of the program in small ways, one at a time, and asks whether the Swift tests notice.

    mutants.py [--count N] [--seed S] [--only NUMBER]

All mutants are compiled at once, each behind a switch, so that trying one costs a run of the tests that reach it and no
compilation. A mutant that does not compile is left out and another takes its place. What is printed at the end: how many
were killed, and each that survived, with its place.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COPY = ROOT / ".build/mutants"
# What the project exists for. Drawing colored terminals or an HTTP server is tested from outside.
CORE = ["Binding", "CommonMark", "ContentReading", "Diagnostics", "LibCMark", "MarkdownEvents",
        "Markup", "Output", "PageAudit", "PageMarkup",
        "PublishedSites", "Rendering", "SearchIndex", "SearchWords", "SiteModel", "SitePipeline", "SourceReading",
        "Stylesheets", "Templates", "TextBinding", "Theming", "YAML"]
# A mutant that makes a loop endless is noticed by its time. The slowest suite takes a fraction of it.
LONGEST = 180
WANTED = 0.95

OPERATORS = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "&&": "||", "||": "&&", "+": "-", "-": "+"}
PRECEDENCE = {"&&": "LogicalConjunctionPrecedence", "||": "LogicalDisjunctionPrecedence", "+": "AdditionPrecedence",
              "-": "AdditionPrecedence"}
# Swift lets an operator go on with any of these, so the number of a mutant can be part of its operator's name.
FIRST_SYMBOL = 0x2190

# Strings and comments, which are passed over, and then what is changed.
TOKENS = re.compile(
    r'(?P<skip>//[^\n]*|/\*.*?\*/|#*"""(?:\\.|.)*?"""#*|#+"(?:.)*?"#+|"(?:\\\((?:[^()"]|\([^()]*\))*\)|\\.|[^"\\\n])*")'
    r"|(?P<operator> (?:==|!=|<=|>=|<|>|&&|\|\||\+|-) (?=\S))"
    r"|(?P<literal>\b(?:true|false)\b)"
    r"|(?P<test>\.isEmpty\b)"
    r"|(?P<statement>^ +[a-z]\w*(?:[.\[]\w+\]?)*(?: \+= [^\n{]+|\.(?:append|insert|formUnion|remove\w*)\([^\n{]*\))$)",
    re.DOTALL | re.MULTILINE)

# An operator that is declared, arguments by default, which are part of an interface, and patterns, which are no
# expressions.
DECLARATION = re.compile(r" *(case |@|.*\bfunc [^\w ]|((package|private|fileprivate|static) )*(func|init|let|var)\b.*: Bool = )")


class Mutant:
    def __init__(self, path, match):
        self.path, self.start, self.end = path, match.start(), match.end()
        self.kind, self.text = match.lastgroup, match.group()

    def changed(self, number):
        """What stands in its place, behind a switch."""
        if self.kind == "operator":
            return f" {self.text.strip()}{chr(FIRST_SYMBOL + number)} "
        if self.kind == "literal":
            return f"mutated({number}, {self.text})"
        if self.kind == "test":
            return f".isEmpty.mutated({number})"
        indentation = re.match(" *", self.text).group()
        return f"{indentation}if !mutant_is_alive({number}) {{ {self.text.strip()} }}"

    def told(self):
        line = self.path.read_text(encoding="utf-8").count("\n", 0, self.start) + 1
        place = f"{self.path.relative_to(ROOT)}:{line + self.text.startswith(chr(10))}"
        what = {"operator": lambda: f"{self.text.strip()} to {OPERATORS[self.text.strip()]}",
                "literal": lambda: f"{self.text} to {'false' if self.text == 'true' else 'true'}",
                "test": lambda: "isEmpty turned round", "statement": lambda: f"left out: {self.text.strip()}"}[self.kind]()
        return f"{place}: {what}"


def candidates():
    found = []
    for target in CORE:
        for path in sorted((ROOT / "Sources" / target).rglob("*.swift")):
            text = path.read_text(encoding="utf-8")
            for match in TOKENS.finditer(text):
                line = text[text.rfind("\n", 0, match.start()) + 1:text.find("\n", match.end())]
                if match.lastgroup == "skip" or DECLARATION.match(line):
                    continue
                found.append(Mutant(path, match))
    return found


def swift_switch(mutants):
    """The operators and functions that stand in the place of what was there."""
    lines = ["package import CMutantSwitch", "", "@inline(never)",
             "package func mutated(_ number: Int32, _ value: Bool) -> Bool { mutant_is_alive(number) ? !value : value }",
             "extension Bool {", "    package func mutated(_ number: Int32) -> Bool { mutant_is_alive(number) ? !self : self }", "}"]
    for number, mutant in mutants.items():
        if mutant.kind != "operator":
            continue
        old, name = mutant.text.strip(), mutant.text.strip() + chr(FIRST_SYMBOL + number)
        new = OPERATORS[old]
        lines.append(f"infix operator {name}: {PRECEDENCE.get(old, 'ComparisonPrecedence')}")
        if old in ("&&", "||"):
            lines.append(f"package func {name} (a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool "
                         f"{{ try mutant_is_alive({number}) ? a {new} b() : a {old} b() }}")
            continue
        if old in ("+", "-"):
            lines.append(f"package func {name} <T: AdditiveArithmetic>(a: T, b: T) -> T "
                         f"{{ mutant_is_alive({number}) ? a {new} b : a {old} b }}")
            if old == "+":
                lines.append(f"package func {name} <T: RangeReplaceableCollection, S: Sequence>(a: T, b: S) -> T "
                             f"where T.Element == S.Element {{ mutant_is_alive({number}) ? a : a + b }}")
            continue
        kind = "Equatable" if old in ("==", "!=") else "Comparable"
        lines.append(f"package func {name} <T: {kind}>(a: T, b: T) -> Bool "
                     f"{{ mutant_is_alive({number}) ? a {new} b : a {old} b }}")
        if kind == "Equatable":
            lines.append(f"package func {name} <T>(a: T?, b: _OptionalNilComparisonType) -> Bool "
                         f"{{ mutant_is_alive({number}) ? a {new} b : a {old} b }}")
    return "\n".join(lines) + "\n"


def write_copy(mutants):
    changed = {mutant.path for mutant in mutants.values()}
    for source in ROOT.iterdir():
        if source.name.startswith(".") or source.name in ("public", "Package.swift", "Package.resolved"):
            continue
        if source.is_dir():
            synchronize(source, COPY / source.name, changed)
        else:
            put(COPY / source.name, source.read_text(encoding="utf-8"))
    put(COPY / "Sources/CMutantSwitch/mutant_switch.c", (HERE / "mutant_switch.c").read_text())
    put(COPY / "Sources/CMutantSwitch/include/mutant_switch.h", (HERE / "mutant_switch.h").read_text())
    put(COPY / "Sources/Mutants/Mutants.swift", swift_switch(mutants))
    manifest = (ROOT / "Package.swift").read_text()
    for target in CORE:
        manifest, count = re.subn(rf'(\.target\(\s*name: "{target}",)(\s*dependencies: \[)?',
                                  lambda found: found.group(1) + (found.group(2) + '"Mutants", "CMutantSwitch", ' if found.group(2)
                                                                  else ' dependencies: ["Mutants", "CMutantSwitch"],'), manifest)
        assert count == 1, target
    manifest = re.sub(r"    targets: \[", '    targets: [\n        .target(name: "CMutantSwitch"),\n        .target(name: "Mutants", '
                      'dependencies: ["CMutantSwitch"]),', manifest, count=1)
    # What a mutant makes superfluous is no error here.
    manifest = re.sub(r"\.treatAllWarnings\(as: \.error\),?", "", manifest)
    put(COPY / "Package.swift", manifest)
    by_path = {}
    for number, mutant in mutants.items():
        by_path.setdefault(mutant.path, []).append((mutant, number))
    for path, some in by_path.items():
        text = path.read_text(encoding="utf-8")
        for mutant, number in sorted(some, key=lambda pair: -pair[0].start):
            text = text[:mutant.start] + mutant.changed(number) + text[mutant.end:]
        put(COPY / path.relative_to(ROOT), "internal import CMutantSwitch\ninternal import Mutants\n" + text)


def synchronize(source, copy, changed):
    """Makes a folder like another, but for files that are changed in it."""
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    own = {Path("CMutantSwitch/mutant_switch.c"), Path("CMutantSwitch/include/mutant_switch.h"), Path("Mutants/Mutants.swift")}
    for path in copy.rglob("*") if copy.exists() else []:
        if path.is_file() and path.relative_to(copy) not in files | own:
            path.unlink()
    for path in files:
        if source / path in changed:
            continue
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        if not (copy / path).exists() or (copy / path).read_bytes() != (source / path).read_bytes():
            shutil.copy2(source / path, copy / path)


def put(path, text):
    """Writes a file, unless it is there as it should be: what is written is compiled again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def build(mutants, reserve):
    """Compiles all mutants, with others in the place of those that do not compile."""
    for _ in range(40):
        write_copy(mutants)
        done = subprocess.run(["swift", "build", "--build-tests"], cwd=COPY, capture_output=True, text=True)
        if done.returncode == 0:
            return
        wrong = set(re.findall(r"(/\S+\.swift):(\d+):\d+: error:", done.stdout + done.stderr))
        gone = set()
        for path, line in wrong:
            original = ROOT / Path(path).relative_to(COPY)
            for number, mutant in mutants.items():
                if mutant.path != original:
                    continue
                # Two lines of imports come first in the copy.
                own = original.read_text(encoding="utf-8").count("\n", 0, mutant.start) + 3
                if abs(own - int(line)) <= 4:
                    gone.add(number)
        if not gone:
            sys.exit((done.stdout + done.stderr)[-4000:])
        for number in gone:
            mutants[number] = reserve.pop()
        print(f"{len(gone)} mutants do not compile; others take their place", flush=True)
    sys.exit("too many mutants do not compile")


def tests():
    """The suites, and the tests that belong to none, as filters."""
    listed = subprocess.run(["swift", "test", "list", "--skip-build"], cwd=COPY, capture_output=True, text=True, check=True).stdout
    return sorted({match.group() for match in re.finditer(r"^\w+\.\w+(?=[/.])", listed, re.MULTILINE)})


def run(suite, environment):
    """Runs a suite; returns whether it passed, and how long it took."""
    start = time.monotonic()
    command = ["swift", "test", "--skip-build", "--filter", "^" + re.escape(suite) + r"\b"]
    try:
        done = subprocess.run(command, cwd=COPY, env={**os.environ, **environment}, capture_output=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return False, time.monotonic() - start
    return done.returncode == 0, time.monotonic() - start


def reached_by(suites):
    """For each suite the mutants that it comes by, and how long it takes."""
    reached, times = {}, {}
    for suite in suites:
        path = COPY / f".build/reached-{suite}"
        path.unlink(missing_ok=True)
        passed, times[suite] = run(suite, {"MUTANTS_REACHED": str(path)})
        if not passed:
            sys.exit(f"{suite} does not pass without any mutant")
        reached[suite] = {int(number) for number in path.read_text().split()} if path.exists() else set()
    return reached, times


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=320)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="try this one alone, and show what the tests say")
    options = parser.parse_args()
    chosen = candidates()
    random.Random(options.seed).shuffle(chosen)
    mutants = {number: chosen.pop() for number in range(options.count)}
    build(mutants, chosen)
    suites = tests()
    reached, times = reached_by(suites)
    print(f"{len(mutants)} mutants, {len(suites)} suites, {sum(times.values()):.0f} s without a mutant", flush=True)

    def killer(number):
        for suite in sorted((suite for suite in suites if number in reached[suite]), key=times.get):
            if not run(suite, {"MUTANT": str(number)})[0]:
                return suite
        return None

    numbers = [options.only] if options.only is not None else sorted(mutants)
    survivors = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, suite in zip(numbers, pool.map(killer, numbers)):
            if suite is None:
                survivors.append(number)
                seen = any(number in some for some in reached.values())
                print(f"{number} survives{'' if seen else ', no test comes by'}: {mutants[number].told()}", flush=True)
    killed = len(numbers) - len(survivors)
    print(f"{killed} of {len(numbers)} mutants killed ({killed / len(numbers):.3f}), seed {options.seed}")
    (ROOT / ".build/mutants.json").write_text(json.dumps({str(n): mutants[n].told() for n in survivors}, indent=1))
    sys.exit(0 if killed / len(numbers) >= WANTED else 1)


if __name__ == "__main__":
    main()
