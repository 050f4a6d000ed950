"""The action of a workflow, with a stand-in for the host's `gh` that hands out files of a folder."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from places import PACKAGING, REPOSITORY

Act = Callable[..., subprocess.CompletedProcess[str]]

GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$ASKED"
case "$1 $2" in
"release download")
    while [ "$1" != --dir ]; do shift; done
    find "$RELEASES" -maxdepth 1 -type f -exec cp {} "$2" \\;
    ;;
"attestation verify") exit "$ATTESTED" ;;
esac
"""


@pytest.fixture
def act(tmp_path: Path, parts: Path) -> Act:
    """Runs a step of the action as a workflow would."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)
    (tmp_path / "path").touch()

    def act(script: str, folder: Path = tmp_path, **variables: str) -> subprocess.CompletedProcess[str]:
        added = (tmp_path / "path").read_text().splitlines()
        environment = os.environ | {
            "PATH": ":".join([*added, str(tools), os.environ["PATH"]]), "GITHUB_PATH": str(tmp_path / "path"),
            "RUNNER_TEMP": str(tmp_path), "REPOSITORY": "someone/docsite", "ASKED": str(tmp_path / "asked"),
            "RELEASES": str(parts), "ATTESTED": "0", "COMMAND": "build", "OUTPUT": "public", "STRICT": "true",
            "INPUT_ARGUMENTS": "",
        } | variables  # fmt: skip
        return subprocess.run(
            [PACKAGING / script], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60
        )

    return act


def test_it_fetches_its_own_version_and_builds(act: Act, version: str, tmp_path: Path):
    installed = act("install-release")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    assert f"release download v{version} --repo someone/docsite" in (tmp_path / "asked").read_text()
    subprocess.run([Path((tmp_path / "path").read_text().strip()) / "docsite", "new", "shop"], cwd=tmp_path, check=True, capture_output=True)
    built = act("run-action", tmp_path / "shop", INPUT_ARGUMENTS="--base-url https://example.test/e/", STRICT="false")
    assert built.returncode == 0, built.stdout + built.stderr
    assert (tmp_path / "shop/public/index.html").is_file()
    (tmp_path / "shop/content/notes/x.md").write_text("x")
    checked = act("run-action", tmp_path / "shop", COMMAND="check")
    assert checked.returncode == 1
    assert "::error file=content/notes/x.md" in checked.stdout


@pytest.mark.parametrize("slip", ["changed", "not attested", "not there"])
def test_what_is_not_the_release_is_not_run(slip: str, act: Act, parts: Path, tmp_path: Path):
    folder = tmp_path / "releases"
    folder.mkdir()
    for file in parts.glob("*"):
        if file.is_file() and slip != "not there":
            (folder / file.name).write_bytes(file.read_bytes() + (b"x" if slip == "changed" and file.suffix == ".gz" else b""))
    (folder / "other").touch()
    result = act("install-release", RELEASES=str(folder), ATTESTED="1" if slip == "not attested" else "0")
    assert result.returncode == 2
    assert "::error::docsite-" in result.stdout
    assert (tmp_path / "path").read_text() == ""


def test_another_command_is_refused(act: Act):
    result = act("run-action", COMMAND="serve; ls")
    assert (result.returncode, result.stdout) == (64, "::error::command must be check or build, not serve; ls\n")


def test_every_input_reaches_a_script():
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text())
    steps = str(action["runs"]["steps"])
    assert action["inputs"].keys() == {"folder", "command", "output", "arguments", "strict"}
    assert all(f"inputs.{name}" in steps for name in action["inputs"])
