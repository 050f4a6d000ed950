"""`docsite permalinks`: list, compare and take over addresses."""

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
    run("build")
    assert run("permalinks", "diff", "content/permalinks.txt").returncode == 0
    sound_site.write(folder, RENAMED)
    (folder / "content/notes/used_token.md").unlink()
    for published in ("content/permalinks.txt", "public"):
        result = run("permalinks", "diff", published)
        lines = result.stdout.splitlines()
        assert result.returncode == 1, result.stderr
        assert "+ errors/token_used/\terror token_used" in lines
        assert any(line.startswith("- errors/used_token/") for line in lines)


def test_import_takes_over_the_addresses_of_another_site(run, folder: Path):
    addresses = (
        "https://www.example.test/api-errors#used-token\nhttps://docs.example.test/errors#InvalidCard\n"
        "https://docs.example.test/errors#pricing\n"
    )
    sound_site.write(folder, {"addresses.txt": addresses})
    result = run("permalinks", "import", "addresses.txt")
    assert (result.returncode, result.stdout) == (1, "https://docs.example.test/errors#pricing\n")
    assert "#InvalidCard\terror invalid_card\tunreleased\n" in (folder / "content/permalinks.txt").read_text()
    # The site does not have that anchor yet: the build says how to get it.
    stopped = run("build")
    assert stopped.returncode == 1
    assert "aliases: [InvalidCard]" in stopped.stderr


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
