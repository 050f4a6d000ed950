"""One code with several meanings: what commands make of scopes."""

from pathlib import Path

import pytest
import sound_site

SECOND = "  - {code: invalid_card, scope: disputes, title: Card of a Dispute, message: another card, summary: Another card.}\n"
CATALOG = sound_site.FILES["content/catalog/400.yml"]
SCOPED = CATALOG.replace("code: invalid_card,", "code: invalid_card, scope: cards,")
SEES_THE_CARD = {"content/notes/used_token.md": "## Why it happens\n\nIt was used, see `cards.invalid_card`.\n"}


def published(run, folder: Path) -> None:
    """A site that was released without scopes and has got one now."""
    assert run("build", "--release", "2026-01-02").returncode == 0
    sound_site.write(folder, {"content/catalog/400.yml": SCOPED} | SEES_THE_CARD)


def test_a_scope_that_is_new_breaks_no_address_however_the_site_is_named(run, folder: Path):
    published(run, folder)
    for former in ("content/permalinks.txt", "public"):
        result = run("permalinks", "diff", former)
        assert result.returncode == 0, result.stdout + result.stderr
        assert "~ #invalid_card\terror invalid_card\terror cards.invalid_card" in result.stdout.splitlines()
        assert "+ #cards.invalid_card\terror cards.invalid_card" in result.stdout.splitlines()


def test_a_second_entry_of_the_code_breaks_no_address(run, folder: Path):
    published(run, folder)
    assert run("build", "--release", "2026-02-03").returncode == 0
    sound_site.write(folder, {"content/catalog/400.yml": SCOPED + SECOND})
    for former in ("content/permalinks.txt", "public"):
        result = run("permalinks", "diff", former)
        assert result.returncode == 0, result.stdout + result.stderr
        assert not [line for line in result.stdout.splitlines() if line[0] in "->"]


def test_addresses_of_a_code_of_several_are_taken_over_where_its_list_is(run, folder: Path):
    sound_site.write(folder, {"content/catalog/400.yml": SCOPED + SECOND} | SEES_THE_CARD)
    addresses = "#invalid_card\n#disputes.invalid_card\nerrors/invalid_card/\nold/invalid_card/\n"
    (folder / "addresses.txt").write_text(addresses)
    result = run("permalinks", "import", "addresses.txt")
    assert "several entries have the code that it names" in result.stderr
    ledger = (folder / "content/permalinks.txt").read_text()
    assert "#invalid_card\terror invalid_card\timported\n" in ledger
    assert "errors/invalid_card/\terror invalid_card\timported\n" in ledger
    assert "old/" not in ledger
    assert run("check").returncode == 0


def test_a_new_error_has_the_scope_that_is_given(run, folder: Path):
    result = run("new", "error", "invalid_card", "--scope", "disputes")
    assert result.returncode == 0, result.stderr
    assert "code: invalid_card\n    scope: disputes\n" in (folder / "content/catalog/400.yml").read_text()
    assert (folder / "content/notes/disputes-invalid_card.md").read_text().startswith("---\ncode: disputes.invalid_card\n---\n")
    assert run("check").returncode == 0
    again = run("new", "error", "invalid_card", "--scope", "disputes")
    assert "`disputes.invalid_card` is in the catalog already" in again.stderr
    assert run("new", "error", "x", "--scope", "a b").returncode == 64


def test_a_new_error_has_the_scope_of_its_group(run, folder: Path):
    sound_site.write(folder, {"content/catalog/900.yml": "group: d\ntitle: D\nscope: disputes\nerrors:\n" + SECOND})
    assert run("new", "error", "used_token", "--group", "d").returncode == 0
    assert "scope: disputes\nerrors" in (folder / "content/catalog/900.yml").read_text()
    assert (folder / "content/notes/disputes-used_token.md").is_file()
    assert run("check").returncode == 0


def test_new_notes_go_by_ids(run, folder: Path):
    sound_site.write(folder, {"content/catalog/400.yml": SCOPED + SECOND} | SEES_THE_CARD)
    assert run("new", "notes").stdout.splitlines() == [
        "content/notes/cards-invalid_card.md",
        "content/notes/disputes-invalid_card.md",
    ]
    assert run("check").returncode == 0
    assert run("new", "notes").stdout == ""


@pytest.mark.parametrize("name", ["invalid_card", "cards-invalid_card"])
def test_a_note_may_be_called_as_the_code_that_one_entry_has(run, folder: Path, name: str):
    sound_site.write(folder, {"content/catalog/400.yml": SCOPED, f"content/notes/{name}.md": "Text.\n"} | SEES_THE_CARD)
    assert run("new", "notes").stdout == ""
    assert run("build").returncode == 0
    assert "Text." in (folder / "public/errors/cards-invalid_card/index.html").read_text()


def test_a_second_entry_shows_on_the_pages_of_the_first(run, folder: Path):
    theme = {
        "theme/templates/entry.mustache": "{{#entry}}{{code}}{{#same_code}} {{id}}{{/same_code}}{{{note}}}{{/entry}}\n",
    }
    sound_site.write(folder, {"content/catalog/400.yml": SCOPED} | SEES_THE_CARD | theme)
    page = folder / "public/errors/cards-invalid_card/index.html"
    assert run("build").returncode == 0
    assert page.read_text() == "invalid_card\n"
    sound_site.write(folder, {"content/catalog/400.yml": SCOPED + SECOND})
    assert run("build").returncode == 0
    assert page.read_text() == "invalid_card disputes.invalid_card\n"
    sound_site.write(folder, {"content/catalog/400.yml": SCOPED})
    (folder / "content/permalinks.txt").unlink()
    assert run("build").returncode == 0
    assert page.read_text() == "invalid_card\n"
    assert not (folder / "public/errors/disputes-invalid_card").exists()


def test_a_code_of_several_is_told_with_all_that_it_may_mean(run, folder: Path):
    more = "  - {code: other, title: Other, see: [invalid_card]}\n"
    sound_site.write(folder, {"content/catalog/400.yml": SCOPED + SECOND + more} | SEES_THE_CARD)
    result = run("check")
    assert result.returncode == 1
    assert "error[ambiguous-code]: 2 entries have the code `invalid_card`" in result.stderr + result.stdout
    for place in ("400.yml:5:12", "400.yml:7:12"):
        assert place in result.stderr + result.stdout
    assert "`cards.invalid_card`, `disputes.invalid_card`" in result.stderr + result.stdout
