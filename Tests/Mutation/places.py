"""Where the core can be changed, and into what.

Which mutants there are hangs on the text of the core alone, and which are chosen on each one's own name: an edit somewhere
else, or a file that moves to another folder, leaves the choice as it is.
"""
import hashlib
import json
import re
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Above everything that makes a site: the core is it and all that Package.swift says it is made of.
TOP = "SitePipeline"
# Their subject is the system, whose failures are tested from outside: see `make faults`.
FROM_OUTSIDE = {"Files", "Work"}

OPERATORS = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "&&": "||", "||": "&&", "+": "-", "-": "+"}
# Swift lets an operator go on with any of these, so the number of a mutant can be part of its operator's name.
FIRST_SYMBOL, LAST_SYMBOL = 0x2190, 0x23FF

# Strings and comments, which are passed over, and then what is changed. A buffer that keeps its memory is as empty as one
# that does not.
TOKENS = re.compile(
    r'(?P<skip>//[^\n]*|/\*.*?\*/|#*"""(?:\\.|.)*?"""#*|#+"(?:.)*?"#+|"(?:\\\((?:[^()"]|\([^()]*\))*\)|\\.|[^"\\\n])*"'
    r"|keepingCapacity: true)"
    r"|(?P<operator> (?:==|!=|<=|>=|<|>|&&|\|\||\+|-) (?=\S))"
    r"|(?P<literal>\b(?:true|false)\b)"
    r"|(?P<test>\.isEmpty\b)"
    r"|(?P<statement>^ +[a-z]\w*(?:[.\[]\w+\]?)*(?: \+= [^\n{]+|\.(?:append|insert|formUnion|remove\w*)\([^\n{]*\))$)",
    re.DOTALL | re.MULTILINE)

# An operator that is declared, arguments by default, which are part of an interface, and patterns, which are no
# expressions.
DECLARATION = re.compile(r" *(case |@|.*\bfunc [^\w ]|((package|private|fileprivate|static) )*(func|init|let|var)\b.*: Bool = )")


class Mutant:
    """One change: what stood at a place, and what stands there while the mutant is alive."""

    def __init__(self, path, start, end, kind, text, name, instead=None):
        self.path, self.start, self.end = path, start, end
        self.kind, self.text, self.name, self.instead = kind, text, name, instead

    def changed(self, number):
        """What stands in its place, behind a switch."""
        if self.kind == "operator":
            return f" {self.text.strip()}{chr(FIRST_SYMBOL + number)} "
        if self.kind == "literal":
            return f"mutated({number}, {self.text})"
        if self.kind == "test":
            return f".isEmpty.mutated({number})"
        if self.kind == "listed":
            return f"(mutant_is_alive({number}) ? {self.instead} : {self.text})"
        indentation = re.match(" *", self.text).group()
        return f"{indentation}if !mutant_is_alive({number}) {{ {self.text.strip()} }}"


def targets():
    """The targets of the core, and all of Swift that they are made of, as Package.swift says."""
    dump = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    known = {target["name"]: target for target in json.loads(dump)["targets"]}
    found, rest = set(), [TOP]
    while rest:
        name = rest.pop()
        target = known.get(name)
        if target is None or name in found or target["type"] != "regular":
            continue
        found.add(name)
        rest += [(dependency.get("byName") or dependency.get("target") or [None])[0] for dependency in target["dependencies"]]
    swift = {name: ROOT / (known[name].get("path") or f"Sources/{name}") for name in sorted(found)}
    swift = {name: folder for name, folder in swift.items() if any(folder.rglob("*.swift"))}
    return {name: folder for name, folder in swift.items() if name not in FROM_OUTSIDE}, swift


def whole_line(text, start, end):
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1:len(text) if stop < 0 else stop]


def in_words(kind, text):
    if kind == "operator":
        return f"{text.strip()} to {OPERATORS[text.strip()]}"
    if kind == "literal":
        return f"{text} to {'false' if text == 'true' else 'true'}"
    return {"test": "isEmpty turned round", "statement": "left out"}[kind]


def candidates(core):
    """All changes that could be made, each with a name that says the file, the line's text and the change."""
    found = []
    for folder in core.values():
        for path in sorted(folder.rglob("*.swift")):
            text, seen = path.read_text(encoding="utf-8"), {}
            for match in TOKENS.finditer(text):
                line = whole_line(text, match.start() + 1, match.end())
                if match.lastgroup == "skip" or DECLARATION.match(line):
                    continue
                name = f"{path.name}: `{line.strip()}`: {in_words(match.lastgroup, match.group())}"
                seen[name] = seen.get(name, 0) + 1
                if seen[name] > 1:
                    name += f", the {seen[name]}th"
                found.append(Mutant(path, match.start(), match.end(), match.lastgroup, match.group(), name))
    return found


def in_order(found, seed):
    """The order in which mutants are chosen: as good as drawn, and for each by its own name."""
    return sorted(found, key=lambda mutant: hashlib.sha256(f"{seed} {mutant.name}".encode()).digest())


def listed(swift):
    """The mutants that somebody named: see listed.json."""
    found = []
    for entry in json.loads((HERE / "listed.json").read_text(encoding="utf-8")):
        paths = [path for folder in swift.values() for path in folder.rglob(entry["file"])]
        assert len(paths) == 1, f"listed.json: {entry['file']} is not there once"
        path, text = paths[0], paths[0].read_text(encoding="utf-8")
        start = text.find(entry["old"], max(text.find(entry.get("after", "")), 0))
        assert start >= 0, f"listed.json: `{entry['old']}` is not in {entry['file']}"
        end = start + len(entry["old"])
        found.append(Mutant(path, start, end, "listed", entry["old"], f"{entry['file']}: {entry['what']}", entry["new"]))
    return found


def digest(folders):
    """What is said in folders, in short."""
    hashed = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")):
            hashed.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return hashed.hexdigest()[:16]
