"""The rules of the linter ruff, as a catalog for docsite.

Some thousand entries that nobody wrote for this project: codes of several words, a number as an alias of each, messages
with varying parts. Nothing of them is kept in the repository; they come with the package that requirements.txt pins.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

HEADING = re.compile(r"^#+ .*\n+")
# Links that work in ruff's own manual only, written `[text]` or `[text][name]` with the address at the end.
DEFINITION = re.compile(r"^\[[^\]]+\]:.*\n?", re.MULTILINE)
REFERENCE = re.compile(r"\[([^\[\]\n]+)\](?:\[[^\[\]\n]*\]|\((?!https?:)[^()\n]*\))")


def plain(message: str) -> str:
    """A message with a name in each varying part: some are left empty or hold a whole format."""
    count = iter(range(1, 100))
    return re.sub(r"\{([^{}]*)\}", lambda gap: gap[0] if gap[1].isidentifier() else f"{{part_{next(count)}}}", message)


def note_of(rule: dict) -> str:
    """What the linter explains, in Markdown."""
    return REFERENCE.sub(r"\1", DEFINITION.sub("", rule["explanation"])).strip() + "\n"


def write(folder: Path) -> int:
    """Writes the catalog as a `content/` folder; returns how many entries it has."""
    command = [Path(sys.executable).parent / "ruff", "rule", "--all", "--output-format", "json"]
    rules = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    (folder / "catalog").mkdir(parents=True)
    (folder / "notes").mkdir()
    site = {"title": "Ruff", "description": "Rules of a linter", "base_url": "https://example.test/ruff/", "language": "en"}
    (folder / "site.yml").write_text(json.dumps(site), encoding="utf-8")
    groups: dict[str, list[dict]] = {}
    for rule in rules:
        note = note_of(rule)
        summary = re.sub(r"\s+", " ", HEADING.sub("", note).split("\n\n")[0])
        messages = list(dict.fromkeys(map(plain, [rule["summary"], *rule["message_formats"]])))
        error = {"code": rule["name"], "title": rule["name"].replace("-", " ").capitalize(), "summary": summary}
        error |= {"message": messages[0], "messages": messages[1:], "aliases": [rule["code"]] if rule["code"] else []}
        groups.setdefault(rule["linter"] or "Ruff", []).append(error)
        (folder / f"notes/{rule['name']}.md").write_text(note, encoding="utf-8")
    for number, (linter, errors) in enumerate(sorted(groups.items())):
        group = re.sub(r"[^a-z0-9]+", "-", linter.lower()).strip("-")
        catalog = {"group": f"rules-{group}", "title": linter, "errors": errors}
        (folder / f"catalog/{number:02}.yml").write_text(json.dumps(catalog), encoding="utf-8")
    return len(rules)
