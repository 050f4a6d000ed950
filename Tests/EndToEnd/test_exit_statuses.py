"""The exit status of each command, as the guide's table says it."""

import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import sound_site

GUIDE = Path(__file__).resolve().parents[2] / "docs/content/pages/command-line.md"
BROKEN = {"content/notes/used_token.md": "See [x](#invalid_crad).\n"}
ADDRESSES = {"addresses.txt": "https://elsewhere.test/errors/#used-token\n"}
NO_CURL = {"PATH": "/nowhere"}

# What is typed, in a sound site with these files beside or in place of its own, and what comes of it.
RUNS = [
    (0, ["build"], {}), (0, ["check"], {}), (0, ["permalinks"], {}), (0, ["new", "notes"], {}), (0, ["theme"], {}),
    (0, ["schema", "site"], {}), (0, ["help", "topics"], {}), (0, ["help", "build"], {}), (0, ["--licenses"], {}), (0, [], {}),
    (1, ["build"], BROKEN), (1, ["check"], BROKEN), (1, ["build", "--check"], {}), (1, ["build", "--released"], {}),
    (1, ["permalinks", "diff", "was.txt"], {"was.txt": "#gone\terror gone\t2024-01-01\n"}),
    (1, ["permalinks", "import", "addresses.txt"], ADDRESSES), (1, ["new", "error", "x"], {"content/catalog/400.yml": "group: x\n  y"}),
    (1, ["permalinks"], {"content/site.yml": "title: x\n"}), (1, ["check", "--content", "nowhere"], {}),
    (2, ["build"], {"public": "a file"}), (2, ["new", "error", "used_token"], {}), (2, ["new", "shop"], {}),
    (2, ["new", "--below", "docs/errors"], {}), (2, ["theme", "copy", "assets/site.css"], {"theme/assets/site.css": ""}),
    (2, ["permalinks", "diff", "nowhere"], {}),
    (64, ["bild"], {}), (64, ["build", "--jobs", "0"], {}), (64, ["help", "nothing-of-the-kind"], {}),
    (64, ["theme", "copy", "nothing"], {}), (64, ["schema"], {}), (64, ["new", "error"], {}), (64, ["build", "--output", "content"], {}),
    (64, ["serve", "--editor", "ed"], {}), (64, ["new", "--host", "gopher"], {}),
]  # fmt: skip


@pytest.mark.parametrize(("status", "arguments", "files"), RUNS, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_a_command_ends_as_the_guide_says(run: Callable, folder: Path, status: int, arguments: list[str], files: dict[str, str]):
    sound_site.write(folder, files)
    result = run(*arguments)
    assert result.returncode == status, result.stderr
    # Who is told nothing of a failure cannot mend it.
    assert status == 0 or result.stderr or result.stdout


def test_without_curl_nobody_can_be_asked(run: Callable):
    assert run("check", "--external", env=NO_CURL).returncode == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_that_is_ended_is_a_success(docsite: Path, folder: Path, number: signal.Signals):
    with subprocess.Popen([docsite, "serve", "--port", "0"], cwd=folder, stderr=subprocess.PIPE, text=True) as serving:
        next(line for line in serving.stderr if line.startswith("serving"))
        serving.send_signal(number)
        assert serving.wait(timeout=30) == 0


def test_every_status_of_the_table_is_tried():
    table = GUIDE.read_text(encoding="utf-8").partition("## Exit status\n")[2].partition("\n## ")[0]
    assert {int(number) for number in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)} == {status for status, *_ in RUNS}
