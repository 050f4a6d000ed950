"""After an edit of some notes a build makes again what they touch, and ends with the files that a whole build makes."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sound_site

ENTRIES = 600
GROUPS = 6
WORDS = "token card expired charge refund source account limit retry frozen duplicate transfer webhook".split()


def note(number: int) -> str:
    """A note of so many words that the average of all is not near where it is rounded otherwise."""
    chance = random.Random(number)
    return f"## Cause\n\n{' '.join(chance.choices(WORDS, k=41))}.\n\n## Remedy\n\nAsk `code_{chance.randrange(ENTRIES)}`.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site that is large enough for what was made of it to be written down."""
    files = {"content/site.yml": sound_site.FILES["content/site.yml"]}
    files |= {path: text for path, text in sound_site.FILES.items() if path.startswith("theme/")}
    for group in range(GROUPS):
        errors = [
            f'  - {{code: code_{number}, title: "Case {number}", message: "case {number} is missing", summary: "It is gone."}}\n'
            for number in range(group, ENTRIES, GROUPS)
        ]
        files[f"content/catalog/g{group}.yml"] = f'group: "g{group}"\ntitle: "Group {group}"\nerrors:\n{"".join(errors)}'
    for number in range(ENTRIES):
        files[f"content/notes/code_{number}.md"] = note(number)
    sound_site.write(tmp_path, files)
    return tmp_path


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("own-cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def build(run, folder: Path) -> Callable[[], str]:
    """Builds, and holds the result against a whole build of the same content; returns what is told."""

    def build() -> str:
        time.sleep(0.05)
        result = run("build", "--timings")
        assert result.returncode == 0, result.stderr
        assert run("build", "--no-cache", "--output", "fresh").returncode == 0
        assert sound_site.snapshot(folder / "public") == sound_site.snapshot(folder / "fresh")
        return result.stderr

    return build


def pages(told: str) -> int:
    """How many pages a build made, from how long it took and how many that is a second."""
    (line,) = [line.split() for line in told.splitlines() if line.startswith("whole")]
    return round(float(line[1]) * float(line[3]) / 1000)


def test_only_what_an_edit_touches_is_made_again(build, folder: Path):
    assert pages(build()) > ENTRIES
    for number, text in [
        (3, note(3) + "\nOnce more.\n"),
        (3, note(3)),
        (171, "## Cause\n\nzyzzyva aardvark\n"),
        (599, ""),
        (599, note(599)),
    ]:
        (folder / f"content/notes/code_{number}.md").write_text(text, encoding="utf-8")
        # A chunk of entries, and the page of a group or of two.
        assert pages(build()) < ENTRIES / 4, number


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/notes/code_7.md", "---\nupdated: 2026-01-02\n---\nText.\n"),
        ("content/site.yml", "title: X\ndescription: y\nbase_url: https://example.test/api/\n"),
        ("theme/templates/entry.mustache", "<h2>{{entry.code}}</h2>{{{entry.note}}}\n"),
        # Notes are so long then that a word of any of them counts for more.
        ("content/notes/code_7.md", " ".join(f"w{word}" for word in range(20_000)) + "\n"),
    ],
)
def test_what_shows_on_all_pages_makes_all_of_them(build, folder: Path, path: str, text: str):
    build()
    (folder / path).write_text(text, encoding="utf-8")
    assert pages(build()) > ENTRIES


def test_an_entry_that_comes_and_one_that_goes_show(build, folder: Path):
    build()
    group = folder / "content/catalog/g2.yml"
    former = group.read_text(encoding="utf-8")
    more = "  - {code: another, title: Another, message: another, summary: One more.}\n"
    group.write_text(former + more, encoding="utf-8")
    assert pages(build()) > ENTRIES
    (folder / "content/notes/another.md").write_text("## Cause\n\nText.\n", encoding="utf-8")
    assert pages(build()) > ENTRIES
    (folder / "content/notes/another.md").unlink()
    assert pages(build()) > ENTRIES


def test_the_front_matter_of_untouched_notes_still_holds(build, folder: Path):
    (folder / "content/notes/code_3.md").write_text("---\nupdated: 2026-01-02\n---\nText.\n", encoding="utf-8")
    (folder / "content/notes/code_4.md").rename(folder / "content/notes/elsewhere.md")
    (folder / "content/notes/elsewhere.md").write_text("---\ncode: code_4\n---\nText.\n", encoding="utf-8")
    build()
    for text in ("Text.\n", "Another text.\n"):
        (folder / "content/notes/code_500.md").write_text(text, encoding="utf-8")
        assert pages(build()) < ENTRIES / 4


def test_a_heading_that_an_untouched_note_leads_to_is_missed(build, run, folder: Path):
    (folder / "content/notes/code_2.md").write_text("See [it](code_500.md#remedy).\n", encoding="utf-8")
    build()
    (folder / "content/notes/code_500.md").write_text("## Cause\n\nNothing helps.\n", encoding="utf-8")
    time.sleep(0.05)
    result = run("build")
    assert result.returncode == 1
    assert "content/notes/code_2.md:1:10" in result.stderr
    (folder / "content/notes/code_500.md").write_text(note(500), encoding="utf-8")
    build()


def test_an_id_that_an_untouched_page_leads_to_is_missed(build, run, folder: Path):
    sound_site.write(folder, {"content/site.yml": sound_site.FILES["content/site.yml"] + "markdown: {unsafe_html: true}\n"})
    link = '<a href="/api/errors/code_500/index.html#here">there</a>\n'
    (folder / "content/notes/code_2.md").write_text(link, encoding="utf-8")
    (folder / "content/notes/code_500.md").write_text('<p id="here">Here.</p>\n', encoding="utf-8")
    build()
    (folder / "content/notes/code_500.md").write_text("<p>Here.</p>\n", encoding="utf-8")
    time.sleep(0.05)
    result = run("build")
    assert result.returncode == 1
    assert "`/api/errors/code_500/index.html#here` in errors/code_2/index.html leads to an id that is not there" in result.stderr


def test_warnings_of_untouched_notes_are_told_again(build, folder: Path):
    (folder / "content/notes/code_2.md").write_text("[nowhere][]\n", encoding="utf-8")
    first = build()
    (folder / "content/notes/code_500.md").write_text("Text.\n", encoding="utf-8")
    again = build()
    assert pages(again) < ENTRIES / 4
    warnings = [told[told.index("warning[") : told.index("1 warning\n")] for told in (first, again)]
    assert warnings[0] == warnings[1]


def test_a_page_that_someone_changed_is_mended_with_an_edit(build, folder: Path):
    build()
    (folder / "public/errors/code_9/index.html").write_text("x", encoding="utf-8")
    (folder / "content/notes/code_500.md").write_text("Text.\n", encoding="utf-8")
    assert pages(build()) > ENTRIES


def test_a_damaged_record_of_the_site_is_never_trusted(build, folder: Path, cache: Path):
    build()
    (record,) = (cache / "docsite/builds").glob("*.site")
    chance = random.Random(6)
    for edit in range(6):
        sound = bytearray(record.read_bytes())
        sound[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        record.write_bytes(sound if edit else sound[: len(sound) // 2])
        (folder / "content/notes/code_500.md").write_text(f"Text {edit}.\n", encoding="utf-8")
        assert pages(build()) > ENTRIES


def test_an_older_record_of_the_site_is_never_trusted(build, folder: Path, cache: Path):
    build()
    (record,) = (cache / "docsite/builds").glob("*.site")
    older = record.read_bytes()
    (folder / "content/notes/code_500.md").write_text("Text.\n", encoding="utf-8")
    build()
    record.write_bytes(older)
    (folder / "content/notes/code_9.md").write_text("Text.\n", encoding="utf-8")
    assert pages(build()) > ENTRIES
