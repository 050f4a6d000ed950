"""`addresses:` in site.yml: pages at the places that released software prints."""

import json
import shutil
from pathlib import Path

import pytest
import sound_site

SITE = sound_site.FILES["content/site.yml"]

# Shapes of addresses that public catalogs have: a pattern, and the list of a site that had them.
SHAPES = {
    "svelte": ("e/{code}/", "https://example.test/api/e/used_token"),
    "haskell": ("messages/{code}/", "https://example.test/api/messages/used_token"),
    "prusa": ("{code}/", "https://example.test/api/used_token"),
    "eslint": ("rules/{code:lower}.html", "https://example.test/api/rules/used_token.html"),
    "dotnet": ("quality/{group}/{slug}/", "https://example.test/api/quality/400/used_token/"),
}


@pytest.fixture(autouse=True)
def default_theme(folder: Path) -> None:
    """The theme that comes with the program, which has all anchors."""
    shutil.rmtree(folder / "theme")


def say(folder: Path, addresses: str | None) -> None:
    text = SITE if addresses is None else f"{SITE}addresses: {addresses}\n"
    (folder / "content/site.yml").write_text(text, encoding="utf-8")


def page_of(address: str) -> str:
    below = address.removeprefix("https://example.test/api/")
    return below if below.endswith(".html") else below.rstrip("/") + "/index.html"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_site_with_the_addresses_of_another_keeps_them(run, folder: Path, shape: str):
    pattern, address = SHAPES[shape]
    say(folder, f'{{entry: "{pattern}"}}')
    sound_site.write(folder, {"addresses.txt": address + "\n"})
    # Where they are what the site has anyway, nothing is to be done but to remember that they were published.
    imported = run("permalinks", "import", "addresses.txt")
    assert imported.returncode == 0, imported.stderr
    assert run("build", "--strict").returncode == 0
    assert (folder / "public" / page_of(address)).is_file()
    assert "\timported\n" in (folder / "content/permalinks.txt").read_text()
    assert run("build", "--check").returncode == 0
    found = json.loads((folder / "public/search/entries-0.json").read_text())
    assert page_of(address) in [entry["url"] for entry in found["entries"]]
    for published in ("public", "content/permalinks.txt"):
        same = run("permalinks", "diff", published)
        assert (same.returncode, same.stdout) == (0, ""), same.stdout


@pytest.mark.parametrize("shape", SHAPES)
def test_addresses_that_a_rule_describes_lead_on_without_an_alias(run, folder: Path, shape: str):
    pattern, address = SHAPES[shape]
    sound_site.write(folder, {"addresses.txt": address + "\n"})
    imported = run("permalinks", "import", "addresses.txt", "--rule", pattern.removesuffix("/"))
    assert imported.returncode == 0, imported.stderr
    built = run("build", "--strict")
    assert built.returncode == 0, built.stderr
    page = (folder / "public" / page_of(address)).read_text()
    assert 'rel="canonical" href="https://example.test/api/errors/used_token/"' in page
    assert run("build", "--check").returncode == 0
    assert run("permalinks", "diff", "public").returncode == 0


def test_a_rule_finds_what_no_spelling_does(run, folder: Path):
    sound_site.write(folder, {"addresses.txt": "https://example.test/api/messages/E-used_token-x/\n"})
    assert run("permalinks", "import", "addresses.txt").returncode == 1
    assert run("permalinks", "import", "addresses.txt", "--rule", "messages/E-{code}-x").returncode == 0
    assert run("build", "--strict").returncode == 0
    assert (folder / "public/messages/E-used_token-x/index.html").is_file()


def test_a_rule_takes_no_foreign_address(run, folder: Path):
    foreign = "https://elsewhere.test/messages/used_token/\n"
    sound_site.write(folder, {"addresses.txt": foreign})
    refused = run("permalinks", "import", "addresses.txt", "--rule", "messages/{code}")
    assert (refused.returncode, refused.stdout) == (1, foreign)
    place = ("--from", "https://elsewhere.test/")
    assert run("permalinks", "import", "addresses.txt", "--rule", "messages/{code}", *place).returncode == 0


@pytest.mark.parametrize("rule", ["../{code}", "/messages/{code}", "messages/", "m/{scope}", "m/%2e/{code}", "{code"])
def test_a_rule_that_is_none_is_an_argument_fault(run, folder: Path, rule: str):
    sound_site.write(folder, {"addresses.txt": ""})
    assert run("permalinks", "import", "addresses.txt", "--rule", rule).returncode == 64


def test_pages_that_moved_lead_on_and_diff_finds_them(run, folder: Path):
    run("build", "--release", "2026-01-02")
    say(folder, '{entry: "e/{code}.html", group: "g/{id}.html", errors: "errors/"}')
    assert run("permalinks", "diff", "public").returncode == 0
    assert run("build", "--strict").returncode == 0
    moved = {"errors/used_token/index.html": "e/used_token.html", "groups/400/index.html": "g/400.html"}
    for old, new in moved.items():
        assert f'rel="canonical" href="https://example.test/api/{new}"' in (folder / "public" / old).read_text()
    say(folder, None)
    after = run("permalinks", "diff", "public")
    assert after.returncode == 1
    assert "- e/used_token.html\terror used_token" in after.stdout.splitlines()
    run("build")
    say(folder, '{entry: "e/{code}.html", group: "g/{id}.html", errors: "errors/"}')
    run("build", "--release", "2026-02-03")
    say(folder, None)
    assert run("permalinks", "diff", "public").returncode == 0
    assert run("build", "--strict").returncode == 0
    assert run("permalinks", "diff", "public").returncode == 0


def test_an_edit_of_a_note_makes_what_a_build_from_nothing_makes(run, folder: Path):
    say(folder, '{entry: "e/{group}/{code}/", errors: "all.html"}')
    run("build", "--release", "2026-01-02")
    say(folder, '{entry: "{code}.html", errors: "errors/"}')
    run("build")
    (folder / "content/notes/used_token.md").write_text("## Why it happens\n\nOtherwise.\n")
    run("build")
    edited = sound_site.snapshot(folder / "public")
    run("build", "--no-cache", "--output", "anew")
    assert edited == sound_site.snapshot(folder / "anew")


def test_a_folder_that_stands_twice_in_each_address_is_told_until_the_first_release(run, folder: Path):
    """And what is told to do about it takes it out, and is told no more."""
    site = folder / "content/site.yml"
    site.write_text(SITE.replace("https://example.test/api/", "https://example.test/errors/"), encoding="utf-8")
    advice = 'write `addresses: {entry: "{slug}/"}` into content/site.yml'
    for command in (["check", "--strict"], ["build", "--strict"]):
        told = run(*command)
        assert told.returncode == 0 and "https://example.test/errors/errors/<slug>/" in told.stderr, told.stderr
        assert advice in told.stderr
    before = site.read_text()
    site.write_text(before + 'addresses: {entry: "{slug}/"}\n')
    cured = run("build", "--strict")
    assert cured.returncode == 0 and "hint" not in cured.stderr, cured.stderr
    assert "/errors/errors/" not in (folder / "public/sitemap.xml").read_text()
    site.write_text(before)
    assert run("build", "--release", "2026-01-01").returncode == 0
    released = run("build", "--no-cache")
    assert released.returncode == 0 and "hint" not in released.stderr, released.stderr


def test_a_folder_that_stands_in_an_address_once_needs_no_word(run, folder: Path):
    assert "hint" not in run("build", "--strict").stderr
