"""A copy of the project in which all mutants are compiled at once, each behind a switch.

What does not compile is found module by module, all faults of a module in one go, and before anything is built with it.
"""
import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from places import FIRST_SYMBOL, HERE, OPERATORS, ROOT

COPY = ROOT / ".build/mutants"
PRECEDENCE = {"&&": "LogicalConjunctionPrecedence", "||": "LogicalDisjunctionPrecedence", "+": "AdditionPrecedence",
              "-": "AdditionPrecedence"}
OWN = {Path("CMutantSwitch/mutant_switch.c"), Path("CMutantSwitch/include/mutant_switch.h"), Path("Mutants/Mutants.swift")}
# What a mutated file begins with, so that its lines stand two below those of the original.
IMPORTS = "internal import CMutantSwitch\ninternal import Mutants\n"
# How far from a mutant the compiler may complain about it.
NEAR = 4
# A compiler that only looks needs none of these.
WITHOUT_VALUE = {"-emit-module", "-emit-dependencies", "-c", "-incremental", "-enable-batch-mode", "-serialize-diagnostics",
                 "-parseable-output", "-emit-objc-header", "-warnings-as-errors"}
WITH_VALUE = {"-emit-module-path", "-output-file-map", "-index-store-path", "-emit-objc-header-path"}


def swift_switch(mutants):
    """The operators and functions that stand in the place of what was there."""
    lines = ["package import CMutantSwitch", "", "@inline(never)",
             "package func mutated(_ number: Int32, _ value: Bool) -> Bool { mutant_is_alive(number) ? !value : value }",
             "extension Bool {", "    package func mutated(_ number: Int32) -> Bool { mutant_is_alive(number) ? !self : self }", "}"]
    for number, mutant in mutants.items():
        if mutant.kind == "operator":
            lines += operator(number, mutant.text.strip())
    return "\n".join(lines) + "\n"


def operator(number, old):
    """An operator that is another while a mutant is alive."""
    new, name, alive = OPERATORS[old], old + chr(FIRST_SYMBOL + number), f"mutant_is_alive({number})"
    lines = [f"infix operator {name}: {PRECEDENCE.get(old, 'ComparisonPrecedence')}"]
    if old in ("&&", "||"):
        lines.append(f"package func {name} (a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool "
                     f"{{ try {alive} ? a {new} b() : a {old} b() }}")
    elif old in ("+", "-"):
        lines.append(f"package func {name} <T: AdditiveArithmetic>(a: T, b: T) -> T {{ {alive} ? a {new} b : a {old} b }}")
        if old == "+":
            lines.append(f"package func {name} <T: RangeReplaceableCollection, S: Sequence>(a: T, b: S) -> T "
                         f"where T.Element == S.Element {{ {alive} ? a : a + b }}")
    else:
        kind = "Equatable" if old in ("==", "!=") else "Comparable"
        lines.append(f"package func {name} <T: {kind}>(a: T, b: T) -> Bool {{ {alive} ? a {new} b : a {old} b }}")
        if kind == "Equatable":
            lines.append(f"package func {name} <T>(a: T?, b: _OptionalNilComparisonType) -> Bool "
                         f"{{ {alive} ? a {new} b : a {old} b }}")
    return lines


def write_copy(mutants, swift):
    """Makes the copy what the project is, with the mutants in it."""
    by_path = {}
    for number, mutant in mutants.items():
        by_path.setdefault(mutant.path, []).append((mutant, number))
    for source in ROOT.iterdir():
        if source.name.startswith(".") or source.name in ("public", "Package.swift", "Package.resolved"):
            continue
        if source.is_dir():
            synchronize(source, COPY / source.name, set(by_path))
        else:
            put(COPY / source.name, source.read_text(encoding="utf-8"))
    put(COPY / "Sources/CMutantSwitch/mutant_switch.c", (HERE / "mutant_switch.c").read_text())
    put(COPY / "Sources/CMutantSwitch/include/mutant_switch.h", (HERE / "mutant_switch.h").read_text())
    put(COPY / "Sources/Mutants/Mutants.swift", swift_switch(mutants))
    put(COPY / "Package.swift", manifest(swift))
    for path, some in by_path.items():
        text = path.read_text(encoding="utf-8")
        for mutant, number in sorted(some, key=lambda pair: -pair[0].start):
            text = text[:mutant.start] + mutant.changed(number) + text[mutant.end:]
        put(COPY / path.relative_to(ROOT), IMPORTS + text)


def manifest(swift):
    """Package.swift, in which all that may be mutated knows the switches."""
    text = (ROOT / "Package.swift").read_text(encoding="utf-8")
    for target in swift:
        text, count = re.subn(rf'(\.target\(\s*name: "{target}",)(\s*dependencies: \[)?',
                              lambda found: found.group(1) + (found.group(2) + '"Mutants", "CMutantSwitch", ' if found.group(2)
                                                              else ' dependencies: ["Mutants", "CMutantSwitch"],'), text)
        assert count == 1, target
    text = re.sub(r"    targets: \[", '    targets: [\n        .target(name: "CMutantSwitch"),\n        .target(name: "Mutants", '
                  'dependencies: ["CMutantSwitch"]),', text, count=1)
    # What a mutant makes superfluous is no error here.
    return re.sub(r"\.treatAllWarnings\(as: \.error\),?", "", text)


def synchronize(source, copy, changed):
    """Makes a folder like another, but for files that are changed in it."""
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    for path in copy.rglob("*") if copy.exists() else []:
        if path.is_file() and path.relative_to(copy) not in files | OWN:
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


def build(*arguments):
    done = subprocess.run(["swift", "build", *arguments], cwd=COPY, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit((done.stdout + done.stderr)[-6000:])


def commands():
    """How each module is compiled, as SwiftPM has planned it."""
    planned = (COPY / ".build/debug.yaml").read_text(encoding="utf-8")
    found = {}
    for module, arguments in re.findall(r'^  "C\.(\w+)-[\w-]+-debug\.module":\n(?:    .*\n)*?    args: (\[.*\])$', planned, re.MULTILINE):
        found[module] = json.loads(arguments)
    return found


def faults(command):
    """What the compiler says against a module, in all of its files, as it stands in the copy: path and line of each."""
    kept, rest = [], iter(command)
    for argument in rest:
        if argument in WITH_VALUE:
            next(rest)
        elif argument not in WITHOUT_VALUE:
            kept.append(argument)
    # Not only what types say: that a variable is set before it is read, too.
    kept += ["-emit-sil", "-whole-module-optimization", "-suppress-warnings", "-o", os.devnull]
    done = subprocess.run(kept, cwd=COPY, capture_output=True, text=True)
    found = {(Path(path), int(line)) for path, line in re.findall(r"^(/\S+\.swift):(\d+):\d+: error:", done.stderr, re.MULTILINE)}
    if done.returncode != 0 and not found:
        sys.exit(done.stderr[-6000:])
    return found


def near(found, mutants):
    """The mutants that faults are about."""
    numbers = set()
    for path, line in found:
        here = [(abs(number_of_line(mutant) + 2 - line), number) for number, mutant in mutants.items()
                if COPY / mutant.path.relative_to(ROOT) == path]
        close = {number for distance, number in here if distance <= NEAR}
        # Where none is near, what a mutant made of a type shows elsewhere in its file.
        numbers |= close or {number for _, number in here}
    return numbers


def number_of_line(mutant):
    return mutant.path.read_text(encoding="utf-8").count("\n", 0, mutant.start) + 1


def leave_out(mutants, reserve, swift):
    """Puts others in the place of the mutants that do not compile.

    - Returns: the names of those that do not.
    """
    write_copy({}, swift)
    build("--product", "docsite")
    planned, wrong = commands(), []
    module_of = {mutant: name for mutant in list(mutants.values()) + reserve for name, folder in swift.items()
                 if folder in mutant.path.parents}
    doubtful = set(module_of[mutant] for mutant in mutants.values())
    while doubtful:
        write_copy(mutants, swift)
        build("--target", "Mutants")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = set().union(*pool.map(lambda module: faults(planned[module]), sorted(doubtful)))
        gone = near(found, mutants)
        if found and not gone:
            sys.exit(f"no mutant is near {sorted(found)[0]}")
        doubtful = {module_of[mutants[number]] for number in gone}
        for number in sorted(gone):
            if mutants[number].kind == "listed":
                sys.exit(f"does not compile: {mutants[number].name}")
            wrong.append(mutants[number].name)
            mutants[number] = reserve.pop(0)
            doubtful.add(module_of[mutants[number]])
        print(f"{len(gone)} mutants do not compile; others take their place", flush=True)
    return wrong
