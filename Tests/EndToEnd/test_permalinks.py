"""`docsite permalinks`: list, compare and take over addresses."""

import subprocess
from pathlib import Path

import sound_site

RENAMED = {
    "content/catalog/400.yml": sound_site.FILES["content/catalog/400.yml"].replace("used_token,", "token_used,"),
    "content/notes/token_used.md": "Text.\n",
}


def test_list_prints_what_the_next_build_would_keep(run):
    listed = run("permalinks").stdout
    run("build")
    assert "#used-token\terror used_token\tunreleased\n" in listed
    assert run("permalinks", "list").stdout == listed


def test_diff_says_what_a_release_would_break_and_add(run, folder: Path):
    run("build", "--release", "2026-01-02")
    assert run("permalinks", "diff", "content/permalinks.txt").returncode == 0
    sound_site.write(folder, RENAMED)
    (folder / "content/notes/used_token.md").unlink()
    for published in ("content/permalinks.txt", "public"):
        result = run("permalinks", "diff", published)
        lines = result.stdout.splitlines()
        assert result.returncode == 1, result.stderr
        assert "+ errors/token_used/\terror token_used" in lines
        assert any(line.startswith("- errors/used_token/") for line in lines)


def test_diff_accepts_a_move_that_an_alias_covers_however_the_site_is_named(run, folder: Path):
    run("build", "--release", "2026-01-02")
    sound_site.write(folder, RENAMED)
    (folder / "content/notes/used_token.md").unlink()
    catalog = folder / "content/catalog/400.yml"
    # To the clients of the catalog a new name is a break, which the entry accounts for.
    said = "token_used, aliases: [used_token], changes: [{since: v2, what: Renamed.}],"
    catalog.write_text(catalog.read_text().replace("token_used,", said))
    for published in ("content/permalinks.txt", "public"):
        result = run("permalinks", "diff", published)
        assert result.returncode == 0, result.stdout + result.stderr
        assert "~ errors/used_token/\terror used_token\terror token_used" in result.stdout.splitlines()


def test_diff_finds_a_swap_in_a_ledger_and_in_a_built_site(run, folder: Path):
    run("build", "--release", "2026-01-02")
    catalog = folder / "content/catalog/400.yml"
    catalog.write_text(
        catalog.read_text()
        .replace("title: Invalid Card,", "title: Invalid Card, slug: used_token,")
        .replace("title: Used Token,", "title: Used Token, slug: invalid_card,")
    )
    (folder / "content/notes/used_token.md").unlink()
    for published in ("content/permalinks.txt", "public"):
        result = run("permalinks", "diff", published)
        assert result.returncode == 1
        assert "> errors/used_token/\terror used_token\terror invalid_card" in result.stdout.splitlines()


def test_diff_reads_a_ledger_from_standard_input(docsite, run, folder: Path):
    run("build")
    with (folder / "content/permalinks.txt").open("rb") as ledger:
        result = subprocess.run([docsite, "permalinks", "diff", "-"], cwd=folder, stdin=ledger, capture_output=True)
    assert (result.returncode, result.stdout) == (0, b"")


def test_diff_refuses_what_holds_no_address(docsite, run, folder: Path):
    result = subprocess.run([docsite, "permalinks", "diff", "-"], cwd=folder, input=b"", capture_output=True)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"standard input holds no addresses" in result.stderr
    (folder / "empty.txt").write_text("")
    assert run("permalinks", "diff", "empty.txt").returncode == 2


def test_diff_tells_of_a_ledger_of_another_place(run, folder: Path):
    run("build", "--release", "2026-01-02")
    ledger = (folder / "content/permalinks.txt").read_text()
    (folder / "other.txt").write_text(ledger.replace("site\thttps://", "site\thttps://other."))
    result = run("permalinks", "diff", "other.txt")
    assert (result.returncode, result.stdout) == (1, "")
    assert "error[moved-site]" in result.stderr
    assert "other.txt:" in result.stderr
    assert run("permalinks", "diff", "other.txt", "--base-url", "https://review.example/").returncode == 0


def test_import_takes_over_the_addresses_of_another_site(run, folder: Path):
    addresses = (
        "https://www.example.test/api-errors#used-token\nhttps://docs.example.test/errors#InvalidCard\n"
        "https://docs.example.test/errors#pricing\n"
    )
    sound_site.write(folder, {"addresses.txt": addresses})
    # Of another place nothing is taken over without a word.
    result = run("permalinks", "import", "addresses.txt")
    assert (result.returncode, result.stdout) == (1, addresses)
    assert "addresses.txt:2: another place" in result.stderr
    places = ("--from", "https://www.example.test/api-errors", "--from", "https://docs.example.test/errors/")
    result = run("permalinks", "import", "addresses.txt", *places)
    assert (result.returncode, result.stdout) == (1, "https://docs.example.test/errors#pricing\n")
    assert "#InvalidCard\terror invalid_card\timported\n" in (folder / "content/permalinks.txt").read_text()
    # The site does not have that anchor yet: the build says how to get it.
    stopped = run("build")
    assert stopped.returncode == 1
    assert "aliases: [InvalidCard]" in stopped.stderr


def test_import_takes_over_a_page_that_an_alias_can_carry(run, folder: Path):
    sound_site.write(folder, {"addresses.txt": "https://example.test/api/messages/used_token/\n"})
    assert run("permalinks", "import", "addresses.txt").returncode == 0
    stopped = run("build")
    assert "aliases: [/messages/used_token]" in stopped.stderr
    catalog = folder / "content/catalog/400.yml"
    catalog.write_text(catalog.read_text().replace("title: Used Token,", "title: Used Token, aliases: [/messages/used_token],"))
    assert run("build").returncode == 0
    assert (folder / "public/messages/used_token/index.html").exists()


def test_import_reads_the_anchors_of_a_page(run, folder: Path):
    sound_site.write(folder, {"old.html": '<nav id="menu"></nav><h2 id="used-token">x</h2><h2 id="invalid-card">y</h2>'})
    result = run("permalinks", "import", "old.html")
    assert (result.returncode, result.stdout) == (0, "")
    ledger = (folder / "content/permalinks.txt").read_text()
    assert "#used-token\terror used_token" in ledger
    assert "menu" not in ledger


def test_what_is_no_site_and_no_ledger_is_refused(run, folder: Path):
    assert run("permalinks", "diff", "content/site.yml").returncode == 2
    assert run("permalinks", "diff", "theme").returncode == 2
    assert run("permalinks", "diff", "nowhere").returncode == 2


def test_the_ledger_that_is_not_up_to_date_fails_build_check(run, folder: Path):
    run("build")
    (folder / "content/permalinks.txt").unlink()
    result = run("build", "--check")
    assert result.returncode == 1
    assert "permalinks.txt" in result.stderr
