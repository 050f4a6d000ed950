"""The manual of faults, which is the catalog of the guide: every fault has an entry, and its examples do what they say."""

import json
import re
from pathlib import Path

import pytest
import sound_site

REPOSITORY = Path(__file__).resolve().parents[2]
MANUAL = REPOSITORY / "docs/content"
NOTES = sorted((MANUAL / "notes").glob("*.md"))
CODES = REPOSITORY / "Sources/Diagnostics/DiagnosticCode.swift"

# What takes another user, another host, another command, or a file that a page can't show.
TOLD = {
    "missing-file", "unreadable-file", "symbolic-link", "file-too-large", "invalid-utf8", "nul-character",
    "conflict-marker", "yaml-expansion", "dead-link", "unreachable-link", "missing-template",
    "unreleased-address",
}  # fmt: skip


def section(note: Path, heading: str) -> str:
    """What stands under a heading of an entry. An example may hold headings, too."""
    lines, inside, fenced = [], False, False
    for line in note.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("```"):
            fenced = not fenced
        if line.startswith("## ") and not fenced:
            inside = line.strip() == f"## {heading}"
        elif inside:
            lines.append(line)
    return "".join(lines)


def files(text: str) -> dict[str, str]:
    """The files that an example shows, by path."""
    fences = re.findall(r'^(`{3,})\w+ file="([^"]+)"\n(.*?)^\1$', text, re.DOTALL | re.MULTILINE)
    return {path: body for _, path, body in fences}


def entries() -> dict[str, bool]:
    """Whether each entry of the manual is a warning."""
    found = {}
    for file in sorted((MANUAL / "catalog").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        for code, kind in re.findall(r"- code: (\S+)\n.*?tags: \[(error|warning)\]", text, re.DOTALL):
            assert code not in found
            found[code] = kind == "warning"
    return found


def test_every_fault_has_an_entry():
    text = CODES.read_text(encoding="utf-8")
    names = dict(re.findall(r'case (\w+) = "([a-z0-9-]+)"', text))
    warnings = re.findall(r"\.(\w+)", text.partition("switch self {")[2].partition(": ")[0].partition(".warning")[0])
    severities = {code: name in warnings for name, code in names.items()}
    assert len(severities) > 50
    assert entries() == severities
    assert {note.stem for note in NOTES} == set(severities)


@pytest.mark.parametrize("note", [note for note in NOTES if note.stem not in TOLD], ids=lambda note: note.stem)
def test_an_example_has_the_fault_that_it_is_about(run, folder: Path, note: Path):
    example = files(section(note, "Example"))
    assert example
    sound_site.write(folder, example)
    report = json.loads(run("check", "--format", "json").stdout)
    assert {fault["code"] for fault in report["diagnostics"]} == {note.stem}


@pytest.mark.parametrize(
    "note", [note for note in NOTES if files(section(note, "How to fix it"))], ids=lambda note: note.stem
)
def test_a_cure_is_sound(run, folder: Path, note: Path):
    sound_site.write(folder, files(section(note, "How to fix it")))
    result = run("check", "--strict")
    assert result.returncode == 0, result.stderr


def test_help_prints_the_entry_of_a_fault(run):
    result = run("help", "lost-permalink")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("error[lost-permalink]: A published address that would be lost\n\n")
    assert "\nWHY IT IS A FAULT\n" in result.stdout
    assert "\n  content/permalinks.txt\n\n    #card_declined\terror card_declined" in result.stdout
    assert ".invalid" not in result.stdout
    assert run("help", "error[lost-permalink]").stdout == result.stdout
    assert run("help", "low-contrast").stdout.startswith("warning[low-contrast]: ")


def test_help_without_a_fault_is_that_of_a_command(run):
    assert run("help").stdout == run("--help").stdout
    assert run("help", "new", "error").stdout == run("new", "error", "--help").stdout


def test_a_mistyped_topic_gives_the_nearest(run):
    for topic, guess in [("lost-permlink", "lost-permalink"), ("bild", "build"), ("new eror", "new error")]:
        result = run("help", *topic.split())
        assert (result.returncode, result.stdout) == (64, "")
        assert f"did you mean `docsite help {guess}`?" in result.stderr
    assert "`docsite help` lists the commands" in run("help", "xyzzyxyzzy").stderr
