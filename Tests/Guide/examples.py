"""Examples of files: each is put into the site of its chapter, as a reader would put it there."""

import re
from pathlib import Path

TOP = re.compile(r"^(?=[^\s#])", re.MULTILINE)
ENTRY = re.compile(r"^(?=  - )", re.MULTILINE)


def put(folder: Path, path: str, text: str) -> None:
    """Writes the file, or what the example shows of one that is there: keys of its top, or an entry of a group."""
    file = folder / path
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    if before and text.startswith("  - code:"):
        text = with_entry(before, text)
    elif before and path.endswith(".yml") and not text.startswith("group:"):
        text = with_keys(before, text)
    file.write_text(text, encoding="utf-8")


def with_entry(group: str, entry: str) -> str:
    """The group with an entry: in place of the one that it is about, else behind the last one."""
    head, *entries = ENTRY.split(group.rstrip("\n") + "\n")
    names = codes(entry)
    number = next((number for number, each in enumerate(entries) if names & codes(each)), len(entries))
    return "".join([head, *entries[:number], entry, *entries[number + 1 :]])


def codes(entry: str) -> set[str]:
    """The code of an entry."""
    return set(re.findall(r"^  - code: \"?([^\"\n]+)", entry))


def with_keys(before: str, keys: str) -> str:
    """The settings with others for some of their keys."""
    new = {key(part): part for part in TOP.split(keys) if key(part)}
    old = {key(part): part for part in TOP.split(before) if key(part)}
    return "".join(part.rstrip("\n") + "\n" for part in (old | new).values())


def key(part: str) -> str:
    return part.partition(":")[0].strip() if ":" in part else ""
