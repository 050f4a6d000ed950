"""That what does the guide can fail: transcripts that tell something else, and examples that land elsewhere."""

from pathlib import Path

import pytest
from chapters import Fence, Heading, Site, steps
from examples import put
from test_transcripts import SITES, Reader
from transcripts import Command, Shell, commands, matches


def test_a_page_is_taken_apart():
    text = "# A\n<!-- site: shop -->\n```sh\n# no heading\n```\n````markdown file=\"a.md\"\n```py\n```\n````\n## B\n"
    found = list(steps(text))
    assert [type(step) for step in found] == [Heading, Site, Fence, Fence, Heading]
    assert (found[3].file, found[3].body, found[3].line) == ("a.md", "```py\n```\n", 6)
    assert text[found[3].place] == found[3].body


def test_a_transcript_is_taken_apart():
    assert commands("$ a \\\n> b\nx\n\n$ c\n") == [Command("a \\\nb", ["x", ""]), Command("c", [])]


@pytest.mark.parametrize(
    ("shown", "told", "is_right"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a"], ["a", "b"], False),
        (["a", "...", "c"], ["a", "b", "b", "c"], True),
        (["a", "...", "c"], ["a", "c"], True),
        (["a", "...", "c"], ["a", "b"], False),
        (["3 files in 6ms"], ["3 files in 1s 20ms"], True),
        (["3 files in 6ms"], ["4 files in 6ms"], False),
        ([], ["a"], False),
    ],
)
def test_what_is_told_is_held_to_what_is_shown(shown: list[str], told: list[str], is_right: bool):
    assert matches(shown, told) == is_right


def test_an_example_is_put_where_it_belongs(tmp_path: Path):
    put(tmp_path, "site.yml", "title: A\nlinks:\n  b: c\n")
    put(tmp_path, "site.yml", "# site.yml\nlinks:\n  d: e\nlanguage: th\n")
    assert (tmp_path / "site.yml").read_text() == "title: A\nlinks:\n  d: e\nlanguage: th\n"
    put(tmp_path, "g.yml", "group: g\nerrors:\n  - code: a\n    title: A\n  - code: b\n")
    put(tmp_path, "g.yml", "  - code: a\n    title: B\n")
    put(tmp_path, "g.yml", "  - code: c\n")
    assert (tmp_path / "g.yml").read_text() == "group: g\nerrors:\n  - code: a\n    title: B\n  - code: b\n  - code: c\n"


@pytest.mark.parametrize(
    "chapter",
    [
        "```console\n$ docsite check\nall is well\n```\n",
        '```markdown file="content/notes/used_token.md"\n[a](#nowhere)\n```\n',
        '```markdown file="content/notes/used_token.md"\n[a](#nowhere)\n```\n\n```text file="list.txt"\na\n```\n',
    ],
)
def test_a_chapter_that_is_not_true_fails(chapter: str, tmp_path: Path, docsite: Path):
    page = tmp_path / "page.md"
    page.write_text(f"<!-- site: shop -->\n\n{chapter}")
    with pytest.raises(AssertionError, match="page.md"):
        Reader(page, Shell(tmp_path, docsite)).read()
    assert SITES["shop"].is_dir()
