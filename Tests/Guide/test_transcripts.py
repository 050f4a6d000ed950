"""What the README and the guide show: every transcript is run, and every example of a file is built."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from chapters import CHAPTERS, PAGES, Fence, Heading, Site, fences, name, steps
from examples import put
from transcripts import ANYTHING, Command, Shell, commands, matches

SITES = {"shop": Path(__file__).parent / "shop", "empty": None}
RECORD = os.environ.get("RECORD_TABLES") == "1"
# Languages of examples; what is none of a file is checked below, or is no language at all.
EXAMPLES = {"yaml", "markdown", "mustache", "css", "json", "python", "toml", "text"}
TOLD = {"sh", "nginx", "text"}


class Reader:
    """Someone who does what a chapter says."""

    def __init__(self, page: Path, shell: Shell, *, records: bool = False) -> None:
        self.page = page
        self.shell = shell
        self.records = records
        self.text = page.read_text(encoding="utf-8")
        self.is_checked = True
        self.run = 0
        self.written: list[tuple[slice, str]] = []

    def read(self) -> None:
        """Takes every step of the chapter."""
        for step in steps(self.text):
            match step:
                case Heading():
                    self.check()
                case Site(site):
                    self.check()
                    self.shell.begin(SITES[site])
                case Fence(language="console"):
                    self.type(step)
                case Fence(file=str()):
                    self.write(step)
        self.check()

    def check(self) -> None:
        """Holds what was written to being sound."""
        if not self.is_checked:
            told = self.shell.run(Command("docsite check --strict --quiet", []))
            assert not told, f"{self.page.name}: {told}"
        self.is_checked = True

    def write(self, fence: Fence) -> None:
        """Puts an example where it says that it is."""
        put(self.shell.folder, fence.file, fence.body)
        if fence.file.startswith(("content/", "theme/")):
            self.is_checked = False
        if fence.file.startswith(".github/"):
            subprocess.run([Path(sys.executable).parent / "actionlint", self.shell.folder / fence.file], check=True)
        if fence.file.endswith(".yml"):
            assert yaml.safe_load(fence.body)
        if fence.file.endswith(".toml"):
            assert tomllib.loads(fence.body)

    def type(self, fence: Fence) -> None:
        """Types what a transcript shows."""
        written: list[str] = []
        for command in commands(fence.body):
            told = self.shell.run(command)
            is_right = matches(command.shown, told)
            if not self.records:
                told_text = "\n".join(told)
                assert is_right, f"{self.page.name}:{fence.line}: {command.typed} tells\n{told_text}"
            shown = command.shown if is_right or ANYTHING in command.shown else told
            written += ["$ " + command.typed.replace("\n", "\n> "), *shown]
        self.written.append((fence.place, "".join(line + "\n" for line in written)))
        self.is_checked = True
        self.run += 1

    def record(self) -> bool:
        """Writes what was told into the chapter; whether it was another."""
        text = self.text
        for place, body in reversed(self.written):
            text = text[: place.start] + body + text[place.stop :]
        self.page.write_text(text, encoding="utf-8")
        return text != self.text


@pytest.fixture
def shell(tmp_path: Path, docsite: Path) -> Shell:
    """A shell in an empty folder."""
    return Shell(tmp_path, docsite)


@pytest.mark.parametrize("page", CHAPTERS, ids=name)
def test_a_chapter_is_true(page: Path, shell: Shell):
    reader = Reader(page, shell, records=RECORD)
    reader.read()
    assert reader.run == len(re.findall(r"^```console$", reader.text, re.MULTILINE))
    if RECORD:
        assert not reader.record(), f"{page.name} was written anew: read what has changed"


def test_no_block_is_left_out():
    blocks = [(page.name, fence) for page in CHAPTERS for fence in fences(page)]
    assert len([fence for _, fence in blocks if fence.language == "console"]) > 20
    for page, fence in blocks:
        is_known = fence.language == "console" or fence.language in (EXAMPLES if fence.file else TOLD)
        assert is_known, f"{page}:{fence.line}: nothing tries a block of {fence.language or 'no language'}"


@pytest.mark.parametrize("page", CHAPTERS, ids=name)
def test_what_is_typed_elsewhere_is_a_script(page: Path):
    for fence in fences(page):
        if fence.language == "sh":
            subprocess.run(["bash", "-n"], input=fence.body, text=True, check=True)


def test_every_command_and_option_that_is_named_is_there(docsite: Path):
    told = subprocess.run([docsite, "--experimental-dump-help"], capture_output=True, text=True, check=True).stdout
    program = json.loads(told)["command"]
    count = 0
    for page in CHAPTERS:
        text = page.read_text(encoding="utf-8")
        for line in re.findall(r"(?<!`)`(docsite [^`]+)`|^(?:\$ )?(docsite .*)$", text, re.MULTILINE):
            words = shlex.split(" ".join(line).replace("`", " "), comments=True)
            check(program, words[1:], page)
            count += 1
    assert count > 50


def check(command: dict, words: list[str], page: Path) -> None:
    """That a command takes the options that are written behind it."""
    while words and (inner := next((each for each in command.get("subcommands", []) if each["commandName"] == words[0]), None)):
        command, words = inner, words[1:]
    if command["commandName"] == "new" and words:
        command = next(each for each in command["subcommands"] if each["commandName"] == "site")
    names = {("--" if each["kind"] == "long" else "-") + each["name"] for argument in command["arguments"] for each in argument.get("names", [])}
    for word in words:
        if word in ("|", "&&", ";"):
            break
        if word.startswith("-") and word != "-":
            assert word.partition("=")[0] in names | {"--generate-completion-script"}, f"{page.name}: {command['commandName']} {word}"


def test_the_guide_is_sound(docsite: Path):
    command = [docsite, "check", "--strict", "--content", PAGES.parent, "--theme", PAGES.parents[1] / "theme"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
