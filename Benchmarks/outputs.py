#!/usr/bin/env python3
"""Looks at what a contender wrote, before its time is believed.

    outputs.py CORPUS OUTPUT    what there is, as JSON; fails where an entry of the corpus is not there
    outputs.py --same ONE OTHER fails unless two outputs hold the same files, byte for byte
"""
import json
import re
import sys
from pathlib import Path

import corpus

ID = re.compile(r'\bid="?([^\s">]+)')
HIGHLIGHTED = (b'class="hl-', b'class="chroma"')


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def searchable(output):
    """The codes that the search index holds: docsite's files of entries, or the one file that Hugo is asked for."""
    parts = sorted(output.glob("search/entries-*.json"))
    found = [json.loads(part.read_bytes())["entries"] for part in parts] or [json.loads((output / "index.json").read_bytes())]
    return {entry["code"] for part in found for entry in part}


def inspected(codes, output):
    """Counts pages, entries and bytes. A page of an entry lies in a folder of its name, in lower case where Hugo made it."""
    pages, highlighted, size, found = 0, 0, 0, set()
    wanted = {code.lower(): code for code in codes}
    for path in files(output):
        size += path.stat().st_size
        if path.suffix != ".html":
            continue
        html = path.read_bytes()
        pages += 1
        highlighted += any(mark in html for mark in HIGHLIGHTED)
        code = wanted.get(path.parent.name.lower())
        if path.name == "index.html" and code and code.encode() in html:
            found.add(code)
    anchors = codes & set(ID.findall((output / "index.html").read_text(encoding="utf-8")))
    return dict(pages=pages, entries=len(found), anchors=len(anchors), searchable=len(codes & searchable(output)),
                highlighted=highlighted, megabytes=round(size / 1e6, 1))


def difference(one, other):
    """The first file that two outputs differ in."""
    names = [{path.relative_to(folder) for path in files(folder)} for folder in (one, other)]
    for name in sorted(names[0] | names[1]):
        if name not in names[0] & names[1] or (one / name).read_bytes() != (other / name).read_bytes():
            return name
    return None


def main():
    one, other = sys.argv[-2:]
    if sys.argv[1] == "--same":
        name = difference(Path(one), Path(other))
        sys.exit(f"{one} and {other} differ in {name}" if name else 0)
    codes = {entry["code"] for entry in corpus.read(one)}
    found = inspected(codes, Path(other))
    for what in ("entries", "anchors", "searchable"):
        if found[what] != len(codes):
            sys.exit(f"{other}: {found[what]} {what}, and the corpus has {len(codes)}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
