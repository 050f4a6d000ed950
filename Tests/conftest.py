"""What all tests of the built program share."""

import os
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def docsite() -> Path:
    """The program, as `swift build` made it; DOCSITE names another."""
    if "DOCSITE" in os.environ:
        return Path(os.environ["DOCSITE"])
    command = ["swift", "build", "--show-bin-path"]
    folder = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.strip()
    program = Path(folder) / "docsite"
    assert program.is_file(), "docsite is not built: run `swift build` first"
    return program
