"""The built program and a sound site for it to work on."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import sound_site
from new_site import New

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sound site."""
    sound_site.write(tmp_path, sound_site.FILES)
    return tmp_path


@pytest.fixture
def run(docsite: Path, folder: Path) -> Run:
    """Runs the program in the folder."""

    def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        command = [docsite, *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60, **options)

    return run


@pytest.fixture
def new(docsite: Path, tmp_path: Path) -> New:
    """Runs `docsite new` in a folder."""

    def new(*arguments: str, within: str = ".") -> subprocess.CompletedProcess[str]:
        command = [docsite, "new", *arguments]
        return subprocess.run(command, cwd=tmp_path / within, capture_output=True, text=True, check=False, timeout=60)

    return new


@pytest.fixture(scope="session")
def version(docsite: Path) -> str:
    """The version of the program under test."""
    return subprocess.run([docsite, "--version"], capture_output=True, text=True, check=True).stdout.strip()
