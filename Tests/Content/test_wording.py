"""What our own pages say: once each, in one English, and in agreement with one another."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from fences import CONTENT, REPOSITORY, TEXTS

STRINGS = sorted((REPOSITORY / "theme/strings").glob("en*.yml"))
CATALOG = sorted((CONTENT / "catalog").glob("*.yml"))
GUIDE = [file for file in sorted((REPOSITORY / "docs/content").rglob("*")) if file.suffix in (".md", ".yml")]
WRITTEN = [*STRINGS, *CATALOG, *TEXTS, CONTENT / "site.yml", *GUIDE, REPOSITORY / "README.md"]

# How words are spelled in Britain and not in America, but for the ends that both have.
BRITISH = [
    r"(apolog|author|capital|categor|custom|general|initial|maxim|minim|normal|optim|organ|priorit|real|recogn|serial"
    r"|special|standard|summar|synchron|token|unauthor|util)is(e[ds]?|ing|ations?)\b",
    r"(arm|behavi|col|fav|hon|lab|neighb)our", r"(cancel|label|model|travel)l(ed|ing)", r"(defen|licen|offen)ce",
    r"(catalog|dialog)ue", r"(cent|theat)re", r"(learn|spel)t\b", r"analys(ed|ing|e\b)", r"emphasis(e[ds]?|ing)\b",
    r"artefact", r"cheque", r"e-mail", r"enquir", r"enrol(s|ment)?\b", r"fulfil(s|ment)?\b", r"grey", r"instalment",
    r"judgement", r"practis", r"programmes?\b", r"whilst",
]  # fmt: skip


def prose(text: str) -> str:
    """The text without code, which is written as its language has it."""
    text = re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`]*`", "", text)


def british(text: str) -> list[str]:
    """The words that are spelled as in Britain."""
    return [found[0] for found in re.finditer(rf"\b\w*?({'|'.join(BRITISH)})\w*", text, re.IGNORECASE)]


@cache
def entries() -> dict[str, dict]:
    """The entries of the catalog, by code."""
    groups = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in CATALOG]
    return {entry["code"]: entry for group in groups for entry in group["errors"]}


@cache
def note(code: str) -> dict[str, str]:
    """The note of a code: what stands under each heading."""
    text = (CONTENT / f"notes/{code}.md").read_text(encoding="utf-8")
    _, *parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def codes(text: str) -> list[str]:
    """The codes of the catalog that a text names."""
    return [name for name in re.findall(r"`([^`\n]+)`", text) if name in entries()]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("_", " "))


each_code = pytest.mark.parametrize("code", entries())


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: str(file.relative_to(REPOSITORY)))
def test_the_interface_and_the_content_are_in_american_english(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    # Names of words are for themes, and stay as they are.
    said = "\n".join(map(str, yaml.safe_load(text).values())) if file in STRINGS else prose(text)
    assert said.strip()
    assert british(said) == []


def test_a_british_word_is_noticed() -> None:
    text = "Colours of neighbouring codes, not authorised, a cancelled charge and its Cheques"
    assert british(text) == ["Colours", "neighbouring", "authorised", "cancelled", "Cheques"]
    assert british("Colors, canceled, authorized, an analysis, emphasis, realistic, a specialist, enrolled, a precise programmer") == []


@each_code
def test_a_title_says_what_neither_the_code_nor_the_message_says(code: str) -> None:
    entry = entries()[code]
    title = entry["title"]
    assert words(title) not in (words(code), words(entry["message"]))
    assert len(title) <= 56
    assert title == title[0].upper() + title[1:].replace("Api", "API")
    assert re.fullmatch(r"[A-Z][a-z]*( [a-z0-9',-]+| API)+", title), "a title is a sentence without a full stop"
    assert title not in entry["summary"]


def test_titles_are_told_apart() -> None:
    titles = [entry["title"] for entry in entries().values()]
    assert len(set(titles)) == len(titles) == 43


@each_code
def test_a_summary_is_short(code: str) -> None:
    shown = re.sub(r"\]\([^)]*\)|\]\[[^\]]*\]|\[", "", entries()[code]["summary"].strip())
    assert len(shown) <= 175, len(shown)


@each_code
def test_a_code_is_not_called_both_related_and_confused(code: str) -> None:
    confused = codes(note(code).get("Often confused with", ""))
    assert len(confused) == len(set(confused))
    assert not set(confused) & set(entries()[code].get("see", []))


@each_code
def test_a_fix_begins_with_a_step_and_tells_alternatives_as_such(code: str) -> None:
    headings = list(note(code))
    assert headings[0] == "How to fix it"
    assert "Why it happens" in headings
    steps = note(code)["How to fix it"].lstrip("\n")
    assert steps.startswith("1. ")
    for step in re.findall(r"^\d\. (.*)$", steps, re.MULTILINE):
        assert not re.match(r"(It|They|You|There|Yours|None|That|This)\b[^:.]*: ", step), f"an alternative: {step}"


@each_code
def test_a_note_agrees_with_what_is_said_about_a_retry(code: str) -> None:
    retry, steps = entries()[code]["retry"], note(code)["How to fix it"]
    if retry == "after-check":
        first = steps.partition("\n2. ")[0]
        assert re.search(r"\*\*(Look|List)\b[^*]*\b(before|first)\b", first), "the first step is to look"
    if retry != "safe":
        assert not re.search(r"safe to (try|send|repeat)", steps)
    if retry in ("never", "after-change"):
        assert "back-off-with-jitter" not in steps


def test_the_guide_lists_each_code_under_what_its_entry_says() -> None:
    guide = (CONTENT / "pages/retrying.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (safe|after a \w+|never) \|.*\| (.*) \|$", guide, re.MULTILINE))
    listed = {label: sorted(codes(row)) for label, row in rows.items()}
    said = {label: label.replace("after a ", "after-") for label in rows}
    assert len(rows) == 5
    for label, value in said.items():
        held = sorted(code for code, entry in entries().items() if entry["retry"] == value)
        assert listed[label] == ([] if label == "after a change" else held), label


def test_the_guide_counts_the_codes_of_a_status() -> None:
    guide = (CONTENT / "pages/handling-errors.md").read_text(encoding="utf-8")
    told = re.search(r"(\d+) alone\s+stands for (\d+) codes", guide)
    group = next(yaml.safe_load(file.read_text(encoding="utf-8")) for file in CATALOG if file.name.startswith(told[1]))
    assert len(group["errors"]) == int(told[2])


def test_nothing_is_told_that_the_reference_does_not_say() -> None:
    for file in [*CATALOG, *TEXTS]:
        assert not re.search(r"void=true|card_brands|Retry-After|counted by account", file.read_text(encoding="utf-8")), file
