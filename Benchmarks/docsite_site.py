#!/usr/bin/env python3
"""A corpus as a content folder for docsite: docsite_site.py CORPUS FOLDER on|off (its highlighter)."""
import json
import re
import shutil
import sys
from pathlib import Path

import corpus


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def scalar(value):
    """A value of YAML. JSON is YAML, too, but for its pairs of surrogates."""
    return json.dumps(value, ensure_ascii=False)


def main():
    entries, folder, highlighting = corpus.read(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    shutil.rmtree(folder, ignore_errors=True)
    write(folder / "site.yml", "title: Benchmark\ndescription: A catalog for benchmarks\n"
                               "base_url: https://errors.example.com/\nlanguage: en\n"
                               + ("markdown: {highlighting: false}\n" if highlighting == "off" else ""))
    for number, (group, members) in enumerate(corpus.groups(entries).items()):
        text = f"group: {scalar(group)}\ntitle: {scalar(group)}\nerrors:\n"
        for entry in members:
            if not re.fullmatch(r"[A-Za-z0-9_-]+", entry["code"]):
                sys.exit(f"the code {entry['code']!r} cannot be the name of a file")
            text += "".join(f"{'  - ' if key == 'code' else '    '}{key}: {scalar(entry[key])}\n"
                            for key in ("code", "title", "message", "summary", "status") if entry[key] is not None)
            write(folder / "notes" / f"{entry['code']}.md", entry["note_markdown"])
        write(folder / "catalog" / f"{number:03}.yml", text)


if __name__ == "__main__":
    main()
