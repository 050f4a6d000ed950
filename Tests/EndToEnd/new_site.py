"""Folders in which a site is begun, and what is said of it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

# A repository as far as its files tell.
CONFIGURATION = '[core]\n\tbare = false\n[remote "origin"]\n\turl = {}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n'
SAMPLES = {"content/catalog/samples.yml"}

New = Callable[..., subprocess.CompletedProcess[str]]


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def repository(folder: Path, remote: str = "git@github.com:Acme/shop.git", **files: str) -> None:
    """Makes a folder a repository with a remote and files."""
    write(folder, {".git/HEAD": "ref: refs/heads/main\n", ".git/config": CONFIGURATION.format(remote), **files})


def listing(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its path, but for git's own."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*")) if path.is_file() and ".git" not in path.relative_to(folder).parts
    }  # fmt: skip


def faults(docsite: Path, folder: Path, *arguments: str) -> list[tuple[str, str]]:
    """The faults of a site under `--strict`, by code and file."""
    command = [docsite, "check", "--strict", "--format", "json", *arguments]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = [(fault["code"], fault["file"]) for fault in json.loads(result.stdout)["diagnostics"]]
    assert result.returncode == (1 if found else 0), result.stderr
    return found


def lint(*files: Path) -> None:
    """Holds workflows against their schema and what actionlint knows of them and of their scripts."""
    tools = Path(sys.executable).parent
    for command in ([tools / "check-jsonschema", "--builtin-schema", "vendor.github-workflows"], [tools / "actionlint"]):
        result = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout


def scripts(workflow: Path, job: str) -> list[str]:
    """What a job runs in a shell."""
    return [step["run"] for step in yaml.safe_load(workflow.read_text())["jobs"][job]["steps"] if "run" in step]
