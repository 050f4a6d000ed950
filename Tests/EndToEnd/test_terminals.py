"""What a report looks like on a terminal, by what the terminal and its user say of themselves."""

import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import sound_site

BROKEN = {"content/notes/used_token.md": "See [x](#invalid_crad).\n"}
RED = "\x1b[1;31m"
LINK = "\x1b]8;;"

Report = Callable[..., str]


@pytest.fixture
def report(docsite: Path, folder: Path) -> Report:
    """The report of a site with a fault, shown on a terminal or sent through a pipe."""
    sound_site.write(folder, BROKEN)

    def report(*, terminal: bool, **variables: str) -> str:
        environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "TERM": "xterm-256color"} | variables
        if not terminal:
            done = subprocess.run([docsite, "check"], cwd=folder, env=environment, capture_output=True, text=True, check=False)
            return done.stderr
        ours, theirs = pty.openpty()
        subprocess.run([docsite, "check"], cwd=folder, env=environment, stderr=theirs, stdout=theirs, check=False)
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 1 << 16):
                shown += part
        except OSError:
            # Linux says so where nobody is left who writes.
            pass
        os.close(ours)
        return shown.decode()

    return report


@pytest.mark.parametrize(
    ("terminal", "variables", "is_colored"),
    [
        (True, {}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"CLICOLOR": "0"}, False),
        (True, {"FORCE_COLOR": "0"}, False),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (False, {}, False),
        (False, {"CLICOLOR_FORCE": "1"}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"CLICOLOR_FORCE": "0"}, False),
        (False, {"FORCE_COLOR": ""}, False),
        (False, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
    ],
)
def test_colors_are_shown_as_the_user_and_the_terminal_say(
    report: Report, terminal: bool, variables: dict[str, str], is_colored: bool
):
    text = report(terminal=terminal, **variables)
    assert (RED in text) == is_colored


@pytest.mark.parametrize(
    ("terminal", "variables", "is_linked"),
    [
        (True, {}, False),
        (True, {"VTE_VERSION": "7200"}, True),
        (True, {"VTE_VERSION": "5000"}, False),
        (True, {"TERM_PROGRAM": "WezTerm"}, True),
        (True, {"TERM_PROGRAM": "Apple_Terminal"}, False),
        (True, {"TERM": "xterm-kitty"}, True),
        (True, {"WT_SESSION": "1", "TERM": "dumb"}, False),
        (True, {"VTE_VERSION": "7200", "FORCE_HYPERLINK": "0"}, False),
        (False, {"VTE_VERSION": "7200"}, False),
        (False, {"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_places_are_links_where_the_terminal_shows_them(
    report: Report, folder: Path, terminal: bool, variables: dict[str, str], is_linked: bool
):
    text = report(terminal=terminal, **variables)
    place = "content/notes/used_token.md:1:9"
    address = f"file://{folder.resolve()}/content/notes/used_token.md"
    assert (f"{LINK}{address}\x1b\\{place}{LINK}\x1b\\" in text) == is_linked
    assert (LINK in text) == is_linked
    assert place in text


def test_a_place_opens_in_the_editor_whose_terminal_it_is(report: Report, folder: Path):
    text = report(terminal=True, TERM_PROGRAM="vscode")
    assert f"{LINK}vscode://file{folder.resolve()}/content/notes/used_token.md:1:9\x1b\\" in text


def test_no_name_of_a_file_gets_out_of_its_link(docsite: Path, folder: Path):
    sound_site.write(folder, {"content/notes/a\x1b\\b ü{line}.md": "x"})
    environment = {"HOME": str(folder), "FORCE_HYPERLINK": "1"}
    done = subprocess.run([docsite, "check"], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert "a%1B%5Cb%20%C3%BC%7Bline%7D.md" in done.stderr
    assert done.stderr.count("\x1b") == 4 * done.stderr.count("--> ")
