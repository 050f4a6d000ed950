#!/usr/bin/env python3
"""What the contenders of a race are given: a corpus, a file with the JSON of one entry a line.

    corpus.py made-up COUNT CORPUS      a made-up catalog
    corpus.py rustc COUNT CORPUS        what `rustc --explain` prints, under as many codes as wanted
    corpus.py FILE COUNT CORPUS         another corpus, repeated or cut to COUNT entries; 0 for all, once

An entry has `code`, `title`, `status` (or null), `group`, `message`, `summary` and `note_markdown`.
"""
import json
import re
import sys
from pathlib import Path

import made_up

# The tests of the search know how to ask rustc.
sys.path.append(str(Path(__file__).resolve().parent.parent / "Tests/Search"))
import rustc_catalog  # noqa: E402

LINK = re.compile(r"(\]\(|^\[[^\]\n]+\]:[ \t]*)#([^\s)]+)", re.MULTILINE)
CODE_BLOCK = re.compile(r"^([ \t]*```)([^\n`]*)\n(.*?^[ \t]*```[ \t]*$)", re.MULTILINE | re.DOTALL)


def read(path):
    """The entries of a corpus, one at a time."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def groups(entries):
    """The entries by their group, in the order of the groups' names."""
    found = {}
    for entry in entries:
        found.setdefault(entry["group"], []).append(entry)
    return dict(sorted(found.items()))


def repeated(entries, count):
    """As many entries as wanted: the given ones over and over, from the second time on under codes of their own.

    A link to a code leads to its namesake of the same round. Where there is none it leads out of the site: docsite
    refuses a link to a code that is not there, and to leave it out would make less work than the corpus has.
    """
    places = {entry["code"]: place for place, entry in enumerate(entries)}
    for number in range(count):
        turn, entry = number // len(entries), entries[number % len(entries)]
        suffix = f"_{turn}" if turn else ""

        def target(link):
            start, code = link.groups()
            exists = code in places and turn * len(entries) + places[code] < count
            return f"{start}#{code}{suffix}" if exists else f"{start}https://example.org/{code}"

        yield {**entry, "code": entry["code"] + suffix,
               "title": entry["title"] + (f" ({turn})" if turn else ""),
               "note_markdown": LINK.sub(target, entry["note_markdown"])}


def explanations():
    """rustc's explanations. It prints code without saying that it is Rust."""
    for code, note in rustc_catalog.explanations().items():
        sentence = rustc_catalog.first_sentence(note)
        marked = CODE_BLOCK.sub(lambda block: f"{block[1]}{block[2].strip() or 'rust'}\n{block[3]}", note)
        yield dict(code=code, title=sentence[:72], status=None, group=f"{code[:3]}xx", message=sentence,
                   summary=sentence, note_markdown=marked)


def mended(entry):
    """An entry of a corpus that was made elsewhere, without references that nothing defines."""
    return {**entry, "note_markdown": rustc_catalog.note_of(entry["note_markdown"])}


def main():
    source, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    if source == "made-up":
        entries = made_up.entries(count)
    elif source == "rustc":
        entries = repeated(list(explanations()), count)
    else:
        found = [mended(entry) for entry in read(source)]
        entries = repeated(found, count or len(found))
    with open(path, "w", encoding="utf-8") as file:
        for entry in entries:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
