"""The explanations of the machine's own Rust compiler, as a catalog for docsite.

Some five hundred entries that nobody wrote for this project: codes without words in them, long notes, much code.
Nothing of them is kept in the repository.
"""

import json
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PARAGRAPH = re.compile(r"\n\s*\n")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def explanation(code: str) -> str | None:
    """What `rustc --explain` says of a code."""
    result = subprocess.run(["rustc", "--explain", code], capture_output=True, text=True, check=False)
    return result.stdout.strip() + "\n" if result.returncode == 0 and result.stdout.strip() else None


def first_sentence(note: str) -> str:
    """The first sentence of a note's prose, as plain text."""
    for paragraph in PARAGRAPH.split(FENCE.sub("", note)):
        text = re.sub(r"\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])", r"\1", paragraph)
        text = re.sub(r"\s+", " ", text.replace("`", "")).strip()
        if text and not text.startswith("#"):
            return re.match(r".{8,}?[.!?:](?=\s|$)|.+", text)[0].rstrip(":")
    return "This code is no longer used."


def note_of(note: str) -> str:
    """The note without what only works in Rust's own manual: its relative links."""
    note = re.sub(r"(?<=\]\()(E\d{4})\.html", r"#\1", note)
    note = re.sub(r"(?<=\]\()\.\./", "https://doc.rust-lang.org/", note)
    note = re.sub(r"^(\[[^\]]+\]:\s*)\.\./", r"\1https://doc.rust-lang.org/", note, flags=re.MULTILINE)
    # One explanation refers to a link that it doesn't define.
    defined = {name.lower() for name in re.findall(r"^\[([^\]]+)\]:", note, flags=re.MULTILINE)}
    reference = re.compile(r"(\[[^\[\]]+\])\[([a-z][\w-]*)\]")
    return reference.sub(lambda link: link[0] if link[2].lower() in defined else link[1], note)


def explanations() -> dict[str, str]:
    """The note of every code that is explained, in the order of the codes."""
    codes = [f"E{number:04}" for number in range(1, 1000)]
    with ThreadPoolExecutor() as pool:
        found = zip(codes, pool.map(explanation, codes), strict=True)
        return {code: note_of(note) for code, note in found if note}


def write(folder: Path) -> int:
    """Writes the catalog as a `content/` folder; returns how many entries it has."""
    notes = explanations()
    (folder / "catalog").mkdir(parents=True)
    (folder / "notes").mkdir()
    site = {"title": "Rust", "description": "Errors of the Rust compiler", "language": "en"}
    site["base_url"] = "https://example.test/rust/"
    (folder / "site.yml").write_text(json.dumps(site), encoding="utf-8")
    for group in sorted({code[:3] for code in notes}):
        errors = []
        for code in (code for code in notes if code.startswith(group)):
            # A link between explanations may name one that is gone.
            note = re.sub(r"\]\(#(E\d{4})\)", lambda link: link[0] if link[1] in notes else "]", notes[code])
            sentence = first_sentence(note)
            errors.append({"code": code, "title": sentence[:72], "message": sentence, "summary": sentence})
            (folder / "notes" / f"{code}.md").write_text(note, encoding="utf-8")
        catalog = {"group": group, "title": f"{group}xx", "errors": errors}
        # JSON is YAML, too.
        (folder / "catalog" / f"{group}.yml").write_text(json.dumps(catalog), encoding="utf-8")
    return len(notes)
