"""A build that finds all as the last one left it does nothing, and no other build does."""

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sound_site

UNCHANGED = "nothing has changed since the last build"


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("own-cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def built(run, folder: Path) -> Callable[[], str]:
    """Builds, and holds the result against what a build makes that knows of none before; returns what it says."""

    def build(*arguments: str) -> str:
        result = run("build", *arguments)
        assert result.returncode == 0, result.stderr
        shutil.rmtree(folder / "fresh", ignore_errors=True)
        assert run("build", "--no-cache", "--output", "fresh", *arguments).returncode == 0
        assert sound_site.snapshot(folder / "public") == sound_site.snapshot(folder / "fresh")
        return result.stderr

    # A file that was changed at the very moment of a build could change again without showing.
    time.sleep(0.05)
    assert UNCHANGED not in build()
    assert UNCHANGED in build()
    return build


def touch_nothing(file: Path, text: str) -> None:
    """Writes a text of the same length, and gives the file the times that it had."""
    before = file.stat()
    assert len(file.read_bytes()) == len(text.encode())
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    touch_nothing(file, text.replace(old, new))


def test_nothing_is_touched_where_nothing_has_changed(built, folder: Path):
    before = {file: file.stat().st_ctime_ns for file in folder.glob("public/**/*")}
    assert UNCHANGED in built()
    assert {file: file.stat().st_ctime_ns for file in folder.glob("public/**/*")} == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/notes/used_token.md", "It was used", "It was sold"),
        ("content/catalog/400.yml", "Tokens are single use", "Tokens work only once"),
        ("content/site.yml", "All of them", "Some of it"),
        ("theme/templates/entry.mustache", "<h1>", "<h2>"),
    ],
)  # fmt: skip
def test_a_change_shows_though_size_and_times_are_the_same(built, folder: Path, path: str, old: str, new: str):
    text = (folder / path).read_text(encoding="utf-8")
    replace(folder, path, old, new[: len(old)].ljust(len(old), "."))
    assert (folder / path).read_text(encoding="utf-8") != text
    assert UNCHANGED not in built()


def test_a_changed_page_is_mended(built, folder: Path):
    replace(folder, "public/errors/used_token/index.html", "used_token", "USED_TOKEN")
    assert UNCHANGED not in built()


def test_a_missing_page_comes_back(built, folder: Path):
    (folder / "public/errors/used_token/index.html").unlink()
    assert UNCHANGED not in built()


def test_a_page_that_became_a_link_is_a_page_again(built, folder: Path):
    page = folder / "public/errors/used_token/index.html"
    shutil.copy(page, folder / "copy.html")
    page.unlink()
    page.symlink_to(folder / "copy.html")
    assert UNCHANGED not in built()
    assert not page.is_symlink()


def test_a_new_note_and_a_removed_one_show(built, folder: Path):
    note = folder / "content/notes/invalid_card.md"
    note.write_text("## Why\n\nIt is not valid.\n", encoding="utf-8")
    time.sleep(0.05)
    assert UNCHANGED not in built()
    assert UNCHANGED in built()
    note.unlink()
    assert UNCHANGED not in built()


def test_an_edited_ledger_is_held_against_the_site(built, run, folder: Path):
    ledger = folder / "content/permalinks.txt"
    ledger.write_text(ledger.read_text() + "#gone\terror gone\t2024-01-02\n")
    result = run("build")
    assert result.returncode == 1
    assert "lost-permalink" in result.stderr


def test_other_options_are_another_build(built):
    assert UNCHANGED not in built("--base-url", "https://elsewhere.test/")
    assert UNCHANGED in built("--base-url", "https://elsewhere.test/")
    assert UNCHANGED not in built()


def test_what_an_interrupted_build_left_behind_is_cleared(built, folder: Path):
    (folder / "public/.docsite-stage").mkdir()
    assert UNCHANGED not in built()
    assert not (folder / "public/.docsite-stage").exists()


def test_cleaning_looks_at_every_file(built, run, folder: Path):
    (folder / "public/own.txt").write_text("mine")
    assert UNCHANGED in run("build").stderr
    assert run("build", "--clean").returncode == 0
    assert not (folder / "public/own.txt").exists()


def test_another_program_trusts_nothing(built, run, docsite: Path, folder: Path):
    other = folder / "docsite"
    shutil.copy2(docsite, other)
    result = subprocess.run([other, "build"], cwd=folder, capture_output=True, text=True, check=True)
    assert UNCHANGED not in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are found in other ways elsewhere")
def test_another_library_trusts_nothing(built, run, docsite: Path, folder: Path, monkeypatch: pytest.MonkeyPatch):
    used = subprocess.run(["ldd", docsite], capture_output=True, text=True, check=True).stdout
    library = Path(re.search(r"libcmark\S* => (\S+)", used).group(1))
    (folder / "libraries").mkdir()
    shutil.copy2(library, folder / "libraries" / library.name)
    monkeypatch.setenv("LD_LIBRARY_PATH", str(folder / "libraries"))
    assert UNCHANGED not in run("build").stderr
    assert UNCHANGED in run("build").stderr


def test_warnings_are_told_again(run, folder: Path):
    sound_site.write(
        folder,
        {
            "content/notes/invalid_card.md": "## Twice\n\n[nowhere][]\n\n## Twice\n",
            "content/notes/readme.txt": "x",
        },
    )
    time.sleep(0.05)
    first = run("build")
    again = run("build")
    assert first.stderr.count("warning[") == 3
    assert UNCHANGED in again.stderr
    assert first.stderr.split("files:")[0] != ""
    assert [line for line in again.stderr.splitlines() if " files: " not in line] == [
        line for line in first.stderr.splitlines() if " files: " not in line
    ]
    assert run("build", "--strict").returncode == 1
    assert run("build", "--format", "github").stdout.count("::warning") == 3


def test_a_damaged_record_is_never_trusted(built, run, cache: Path):
    (record,) = (cache / "docsite/builds").iterdir()
    sound = record.read_bytes()
    chance = random.Random(43)
    # The end is where warnings and counts stand; anywhere else a difference is seen at once.
    for offset in [*range(len(sound) - 24, len(sound)), *chance.sample(range(len(sound)), 16)]:
        damaged = bytearray(sound)
        damaged[offset] ^= 1 << chance.randrange(8)
        record.write_bytes(damaged)
        result = run("build")
        assert result.returncode == 0, offset
        assert UNCHANGED not in result.stderr, offset
    for size in (0, 1, 8, len(sound) - 1):
        record.write_bytes(sound[:size])
        assert UNCHANGED not in built()


def test_a_cache_that_cannot_be_written_is_done_without(run, folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "file"))
    time.sleep(0.05)
    for _ in range(2):
        result = run("build")
        assert result.returncode == 0
        assert UNCHANGED not in result.stderr


def test_a_folder_that_was_swapped_for_another_counts_for_nothing(built, folder: Path):
    for name, path in [("public", "errors/used_token/index.html"), ("content", "notes/used_token.md"), ("theme", "assets/a.css")]:
        # A copy with the same times, in which a file of the same size differs.
        shutil.copytree(folder / name, folder / "copy", symlinks=True)
        file = folder / "copy" / path
        if file.exists():
            touch_nothing(file, file.read_text(encoding="utf-8").replace("e", "o"))
        shutil.rmtree(folder / name)
        (folder / "copy").rename(folder / name)
        time.sleep(0.05)
        assert UNCHANGED not in built(), name
        assert UNCHANGED in built(), name


def test_a_note_that_became_a_link_shows_what_it_leads_to(built, folder: Path):
    note = folder / "content/notes/used_token.md"
    shutil.copy2(note, folder / "content/static.md")
    (folder / "content/static").mkdir()
    (folder / "content/static.md").rename(folder / "content/static/note.md")
    note.unlink()
    note.symlink_to("../static/note.md")
    time.sleep(0.05)
    assert UNCHANGED not in built()
    assert UNCHANGED in built()
    replace(folder, "content/static/note.md", "It was used", "It was sold")
    time.sleep(0.05)
    assert UNCHANGED not in built()
    assert "It was sold" in (folder / "public/errors/used_token/index.html").read_text()


def test_checkouts_of_one_site_do_not_share_what_was_built(built, docsite: Path, folder: Path, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "site"
    shutil.copytree(folder, other, symlinks=True)
    replace(other, "content/notes/used_token.md", "It was used", "It was sold")
    time.sleep(0.05)

    def elsewhere() -> str:
        return subprocess.run([docsite, "build"], cwd=other, capture_output=True, text=True, check=True).stderr

    assert UNCHANGED not in elsewhere()
    assert UNCHANGED in elsewhere()
    assert UNCHANGED in built()
    # Each in the place of the other, as when branches are kept in folders.
    folder.joinpath("public").rename(folder / "mine")
    other.joinpath("public").rename(folder / "public")
    folder.joinpath("mine").rename(other / "public")
    assert UNCHANGED not in built()
    assert UNCHANGED not in elsewhere()


def test_a_content_folder_that_is_a_link_is_what_it_leads_to(built, folder: Path):
    (folder / "content").rename(folder / "one")
    shutil.copytree(folder / "one", folder / "two")
    replace(folder, "two/notes/used_token.md", "It was used", "It was sold")
    for name in ("one", "two"):
        (folder / "content").unlink(missing_ok=True)
        (folder / "content").symlink_to(name)
        time.sleep(0.05)
        built()
        assert ("It was sold" in (folder / "public/errors/used_token/index.html").read_text()) == (name == "two")
        assert UNCHANGED in built()
