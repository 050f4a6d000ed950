"""What the program says of itself."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def test_topics_are_listed_and_each_can_be_read(run):
    listing = run("help", "topics").stdout
    names = re.findall(r"^  docsite help (\S+)  ", listing, re.MULTILINE)
    assert {"hosts", "permalinks", "themes", "environment", "exit-status"} <= set(names)
    for name in names:
        result = run("help", name)
        assert (result.returncode, result.stderr) == (0, "")
        assert len(result.stdout) > 200
    assert "docsite help topics" in run("help", "help").stdout


def test_a_topic_with_the_name_of_a_command_stands_behind_its_help(run):
    text = run("help", "permalinks").stdout
    assert text.index("USAGE: docsite permalinks") < text.index("LINKS THAT CANNOT BREAK")


def test_a_topic_that_is_not_there_is_told_with_a_near_one(run):
    result = run("help", "enviroment")
    assert result.returncode == 64
    assert result.stderr == (
        "error: there is no command, no topic and no fault `enviroment`; did you mean `docsite help environment`?\n"
    )
    assert "`docsite new` has no command `eror`" in run("help", "new", "eror").stderr


@pytest.mark.parametrize(
    ("words", "head"),
    [
        (["github-pages"], "GITHUB PAGES"), (["GitHub Pages"], "GITHUB PAGES"), (["exit", "status"], "EXIT STATUS"),
        (["exit-codes"], "EXIT STATUS"), (["site.yml"], "SETTINGS: SITE.YML"), (["retired"], "CODES THAT GO"),
        (["markdown"], "MARKDOWN"), (["install"], "INSTALL"), (["retry_after"], "ENTRIES AND NOTES"),
        (["no_color"], "COMMAND LINE"), (["below"], "COMMAND LINE"),
    ],
)  # fmt: skip
def test_the_guide_is_found_by_the_words_that_people_type(run, words: list[str], head: str):
    result = run("help", *words)
    assert (result.returncode, result.stdout.splitlines()[0]) == (0, head), result.stderr


def test_a_word_that_is_a_heading_and_a_key_is_both(run):
    text = run("help", "notes").stdout
    assert text.startswith("NOTES\n") and "\n`notes`" in text and "More of it: `docsite help settings`." in text


def test_every_variable_that_is_heeded_is_in_the_help(run):
    sources = "".join(path.read_text() for path in (REPOSITORY / "Sources").rglob("*.swift"))
    heeded = set(re.findall(r'(?:ariables|environment)\["([A-Z_]+)"', sources))
    text = run("help", "environment").stdout
    assert heeded >= {"NO_COLOR", "TERM", "XDG_CACHE_HOME", "HOME", "PATH"}
    assert heeded <= set(re.findall(r"[A-Z_]{3,}", text)), heeded - set(re.findall(r"[A-Z_]{3,}", text))


def test_licenses_are_printed_as_they_are_in_the_repository(run):
    text = run("--licenses").stdout
    paths = ["NOTICE", "LICENSE", *sorted(f"licenses/{path.name}" for path in (REPOSITORY / "licenses").iterdir())]
    places = [text.index(f"{path}\n{'=' * len(path)}\n\n{(REPOSITORY / path).read_text().rstrip()}") for path in paths]
    assert places == sorted(places)
    assert "USAGE" in run().stdout
