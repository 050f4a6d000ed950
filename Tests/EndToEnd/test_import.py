"""`docsite import`: from a source to a catalog that builds, and what is refused."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import sound_site

RECORDS = [
    {"code": f"e_{number}", "message": f"it is wrong: {{field}} {number}", "status": 400 + number % 5, "docs": f"See [it](/errors/e_{number - 1}).\n\nText."}
    for number in range(1, 20)
]  # fmt: skip


@pytest.fixture
def importing(docsite: Path, tmp_path: Path):
    """Runs `docsite` in an empty folder."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([docsite, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)

    return run


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_dry_run_writes_nothing_and_its_map_can_be_given(importing, tmp_path: Path):
    (tmp_path / "errors.json").write_text(json.dumps(RECORDS))
    dry = importing("import", "json", "errors.json")
    assert dry.returncode == 0, dry.stderr
    assert not (tmp_path / "content").exists()
    assert "nothing was written" in dry.stdout
    (tmp_path / "fields.yml").write_text(dry.stdout.partition("\n\n")[0])
    again = importing("import", "json", "errors.json", "--map", "fields.yml")
    # The link to `e_0` leads nowhere; groups are made by what errors have in common.
    assert "guessed 1, left out 1" in again.stdout, again.stdout


def test_what_is_written_builds_and_a_second_run_changes_nothing(importing, tmp_path: Path):
    (tmp_path / "errors.json").write_text(json.dumps(RECORDS))
    result = importing("import", "json", "errors.json", "--write")
    assert result.returncode == 0, result.stderr
    check = importing("check")
    assert check.returncode == 0, check.stderr
    before = files(tmp_path)
    again = importing("import", "json", "errors.json", "--write")
    assert "19 errors: 0 new, 19 there already" in again.stdout
    assert files(tmp_path) == before
    updated = importing("import", "json", "errors.json", "--update", "--write")
    assert updated.returncode == 0
    assert files(tmp_path) == before


def test_a_site_that_is_there_keeps_its_bytes(run, folder: Path):
    before = files(folder / "content")
    (folder / "errors.csv").write_text("code,message\nnew_code,it is new\ninvalid_card,another text\n")
    result = run("import", "csv", "errors.csv", "--write")
    assert result.returncode == 0, result.stderr
    assert "1 new, 1 there already" in result.stdout
    after = files(folder / "content")
    assert {path: after[path] for path in before} == before
    assert run("check").returncode == 0
    assert sound_site.FILES["content/site.yml"].encode() == (folder / "content/site.yml").read_bytes()


def test_each_fact_is_named_with_its_place(importing, tmp_path: Path):
    (tmp_path / "errors.csv").write_text("code,message,extra\na_1,wrong,\nb 2,bad,x\n")
    told = importing("import", "csv", "errors.csv", "--verbose").stdout
    assert "errors.csv:2:1: taken: a_1 code: code" in told
    assert "errors.csv:3:1: left out: code: `b 2` is no code" in told


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        ("json", "[" * 10_000, ":1:"),
        ("json", '[{"code": "a", }]', ":1:"),
        ("openapi", '{"openapi": "3.0.0", "paths": {}}', ":1:"),
        ("csv", 'code,message\na,"open\n', ":2:3"),
        ("html", "<div>" * 10_000, ":1:"),
        ("json", "PK\x03\x04 archive", "source"),
    ],
)
def test_hostile_sources_are_refused_with_their_place(importing, tmp_path: Path, kind: str, text: str, place: str):
    (tmp_path / "source.md").write_text(text)
    result = importing("import", kind, "source.md", "--write")
    assert result.returncode == 1, result.stdout
    assert place in result.stderr
    assert not (tmp_path / "content").exists()


def test_wrong_arguments(importing):
    assert importing("import", "xml", "x").returncode == 64
    assert importing("import", "json").returncode == 64
    assert importing("import", "json", "missing.json").returncode == 1


def test_what_a_folder_holds_beside_files_is_told_and_not_followed(importing, tmp_path: Path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/E-1.md").write_text("# E-1: Wrong\n\nText.\n")
    (tmp_path / "secret.md").write_text("# E-2: Secret\n")
    (tmp_path / "docs/E-2.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(tmp_path / "docs/E-3.md")
    result = importing("import", "markdown", "docs", "--verbose")
    assert result.returncode == 0, result.stderr
    assert "1 error: 1 new" in result.stdout
    assert "left out: E-2.md: a link out of the folder is not followed" in result.stdout
    assert "left out: E-3.md: a pipe, socket or device is not read" in result.stdout
    os.remove(tmp_path / "docs/E-1.md")
    (tmp_path / "docs/a.rst").write_text("a\n")
    assert "pandoc -f rst -t gfm" in importing("import", "markdown", "docs").stderr
