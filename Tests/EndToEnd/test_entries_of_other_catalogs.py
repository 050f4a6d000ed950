"""Entries as catalogs have them that were not written for docsite: without a title, a message or a summary."""

import json
import re
import shutil
from pathlib import Path

import pytest
import sound_site

CATALOG = """group: g
title: Errors of the compiler
errors:
  - {code: E1, title: Type mismatch}
  - {code: E2, message: "expected `{a}`, found `{b}`"}
  - {code: E3, summary: "The *file* is not `UTF-8`."}
  - {code: E4, title: No such name, message: No such name, summary: No such name.}
  - code: E5
    title: Not there
    status: [404, 410]
    retry: after-delay
    retry_after: a minute
    see: [E1, {title: The specification, url: "https://example.test/spec"}]
    deprecated: {use: {title: the new API, url: "https://example.test/v2"}}
  - {code: E6, title: E6, retired: {}}
  - {code: E7, identifier: TypeMismatch, message: types differ, messages: [They are not the same.], summary: They are not the same}
  - {code: E8, identifier: E8, title: E8, summary: Its name is its code.}
  - {code: E9, message: it is gone, retired: {}, fields: {level: error, fixed: true}}
"""

SITE = """title: Errors of the compiler
description: All of them.
base_url: https://example.test/api/
fields:
  level: {head: true}
  fixed: {type: flag, head: true}
"""


@pytest.fixture(autouse=True)
def default_theme(folder: Path) -> None:
    """The theme that comes with the program, over a catalog of another kind."""
    shutil.rmtree(folder / "theme")
    shutil.rmtree(folder / "content/catalog")
    shutil.rmtree(folder / "content/notes")
    sound_site.write(folder, {"content/catalog/g.yml": CATALOG, "content/site.yml": SITE})


def text_of(page: Path) -> str:
    """What a reader sees of the main part of a page, on one line."""
    main = re.sub(r"(?s)^.*?<main.*?>(.*)</main>.*$", r"\1", page.read_text(encoding="utf-8"))
    main = re.sub(r"(?s)<template.*?</template>|<nav.*?</nav>", " ", main)
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def test_each_page_shows_what_there_is_and_nothing_twice(run, folder: Path):
    built = run("build", "--strict")
    assert built.returncode == 0, built.stderr
    pages = {code: text_of(folder / f"public/errors/{code}/index.html") for code in ("E1", "E2", "E3", "E4", "E5")}
    assert pages["E1"].count("Type mismatch") == 1 and "Message" not in pages["E1"]
    assert pages["E2"].count("expected `{a}`, found `{b}`") == 1
    assert pages["E3"].count("The file is not UTF-8 .") == 1
    assert pages["E4"].count("No such name") == 1 and "Message" in pages["E4"]
    assert "404 Not Found 410 Gone" in pages["E5"]
    assert "How long: a minute." in pages["E5"]
    assert "The specification" in pages["E5"] and "the new API" in pages["E5"]


def test_a_name_that_is_the_code_is_said_once_and_an_identifier_where_it_is_another(run, folder: Path):
    assert run("build", "--strict").returncode == 0
    pages = {code: text_of(folder / f"public/errors/{code}/index.html") for code in ("E6", "E7", "E8")}
    assert [pages[code].count(code) for code in pages] == [1, 1, 1]
    assert "Identifier TypeMismatch" in pages["E7"] and pages["E7"].count("They are not the same") == 1
    assert not any("Identifier" in pages[code] for code in ("E6", "E8"))
    page = (folder / "public/errors/E6/index.html").read_text(encoding="utf-8")
    assert re.search(r"<title>E6 · ", page)
    found = json.loads((folder / "public/search/entries-0.json").read_text())["entries"]
    assert [entry["title"] for entry in found][5:8] == ["", "types differ", ""]
    for lists in ("index.html", "groups/g/index.html", "404.html"):
        assert text_of(folder / "public" / lists).count("E6") == 1


def test_what_stands_beside_a_title_is_one_line_without_one(run, folder: Path):
    assert run("build", "--strict").returncode == 0
    page = (folder / "public/errors/E9/index.html").read_text(encoding="utf-8")
    mark = '<span class="state">{}</span>'
    line = '<p><b class="state">retired</b> ' + mark.format("Level: error") + " " + mark.format("Fixed") + "</p>\n"
    assert line in page


def test_lists_heads_and_search_call_an_entry_by_what_it_has(run, folder: Path):
    assert run("build").returncode == 0
    heads = {
        code: re.search(r"<title>(.*?)</title>", (folder / f"public/errors/{code}/index.html").read_text())
        for code in ("E1", "E2", "E3")
    }
    assert heads["E1"] and heads["E1"][1].startswith("E1: Type mismatch")
    assert heads["E2"] and heads["E2"][1].startswith("E2: expected `{a}`, found `{b}`")
    assert heads["E3"] and heads["E3"][1].startswith("E3: The file is not UTF-8.")
    found = json.loads((folder / "public/search/entries-0.json").read_text())["entries"]
    assert [entry["title"] for entry in found][:4] == [
        "Type mismatch", "expected `{a}`, found `{b}`", "The file is not UTF-8.", "No such name",
    ]  # fmt: skip
    assert found[4]["status"] == 404 and found[4]["statuses"] == [404, 410]


def test_an_entry_by_itself_is_a_code_and_one_text(run, folder: Path):
    sound_site.write(folder, {"content/catalog/g.yml": CATALOG + "  - {code: E6, tags: [x]}\n"})
    refused = run("check")
    assert refused.returncode == 1
    assert "an entry has no `title`, no `message` and no `summary`" in refused.stderr


def test_links_of_entries_are_asked_for(run, folder: Path):
    """`check --external` knows them: a host that is not there is told at its line."""
    sound_site.write(folder, {"content/catalog/g.yml": CATALOG.replace("example.test/spec", "nowhere.invalid/spec")})
    asked = run("check", "--external")
    assert "https://nowhere.invalid/spec" in asked.stdout + asked.stderr
    assert "content/catalog/g.yml:13" in asked.stdout + asked.stderr


def test_editors_are_told_that_one_of_three_is_needed(run):
    schema = json.loads(run("schema", "catalog").stdout)
    entry = schema["properties"]["errors"]["items"]
    assert entry["required"] == ["code"]
    assert entry["anyOf"] == [{"required": [name]} for name in ("title", "message", "summary")]
