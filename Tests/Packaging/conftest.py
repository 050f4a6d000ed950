"""What is made of an executable, and where it is tried."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from places import DIST, PACKAGING, Make


@pytest.fixture(scope="session")
def version() -> str:
    """The version, from where it is said."""
    return subprocess.run([PACKAGING / "version"], capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="session")
def stripped(docsite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program under test without what a debugger reads, which is most of it."""
    if sys.platform != "linux":
        pytest.skip("releases are made on Linux")
    program = tmp_path_factory.mktemp("program") / "docsite"
    subprocess.run(["strip", "--strip-all", "-o", program, docsite], check=True)
    return program


@pytest.fixture(scope="session")
def make(stripped: Path, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes parts of a release of the program under test, in a new folder."""

    def make(*parts: str, program: Path = stripped, **environment: str) -> Path:
        folder = tmp_path_factory.mktemp("dist")
        variables = os.environ | {"SOURCE_DATE_EPOCH": "1700000000"} | environment
        command = [sys.executable, PACKAGING / "dist.py", program, folder, *parts]
        subprocess.run(command, env=variables, check=True)
        return folder

    return make


@pytest.fixture(scope="session")
def parts(make: Make) -> Path:
    """All parts of a release of the program under test."""
    return make()


@pytest.fixture(scope="session")
def released() -> Path:
    """What `make dist` made."""
    assert (DIST / "SHA256SUMS").is_file(), "nothing is made: run `make dist` first"
    return DIST

