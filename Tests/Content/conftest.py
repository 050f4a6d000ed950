"""What the tests of our own content share: the stub of the API, and programs that run examples."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from stub_api import PUBLIC_KEY, SECRET_KEY, StubAPI


@pytest.fixture(scope="session")
def both_hosts() -> Iterator[StubAPI]:
    stub = StubAPI()
    yield stub
    stub.close()


@pytest.fixture
def stub(both_hosts: StubAPI, monkeypatch: pytest.MonkeyPatch) -> StubAPI:
    """A stub that knows of nothing yet, and the keys in the variables that the examples read."""
    both_hosts.begin()
    monkeypatch.setenv("OMISE_SECRET_KEY", SECRET_KEY)
    monkeypatch.setenv("OMISE_PUBLIC_KEY", PUBLIC_KEY)
    return both_hosts


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a program on code in a file; a program that is missing fails the test."""

    def run(command: list[str], name: str, code: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / name).write_text(code, encoding="utf-8")
        environment = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
        return subprocess.run(
            [*command, name], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
        )

    return run
