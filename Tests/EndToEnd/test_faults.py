"""Each call of the system fails once in a build: it says so or does right, and nothing is lost, half or invented.

`make faults` lets every single call fail in every way; without FAULTS=all it is some of each place in the program. With
FAULT_LOG=FILE the places are written there, with how often each was reached.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from system_faults import FailingSystem, faults, lines_of_calls, try_all, try_previews

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="calls are made to fail by LD_PRELOAD")
WHOLE = os.environ.get("FAULTS") == "all"


@pytest.fixture(scope="module")
def system(docsite: Path, tmp_path_factory: pytest.TempPathFactory) -> FailingSystem:
    return FailingSystem(docsite, tmp_path_factory.mktemp("system"))


def test_a_call_that_fails_is_told_or_made_good(system: FailingSystem, tmp_path: Path):
    wanted = list(faults(system, tmp_path, WHOLE))
    assert len(wanted) > 150
    failures = try_all(system, tmp_path, wanted)
    assert not failures, f"{len(failures)} of {len(wanted)}:\n\n" + "\n\n".join(failures[:20])


def test_a_preview_goes_on_or_says_why_not(system: FailingSystem, tmp_path: Path):
    failures = try_previews(system, tmp_path, WHOLE)
    assert not failures, "\n\n".join(failures[:20])


def test_every_call_in_the_sources_was_reached(system: FailingSystem, docsite: Path, tmp_path: Path):
    # Streams that were closed are held open by something else.
    script = "exec 0<&-; exec \"$0\" --version"
    subprocess.run(["bash", "-c", script, docsite], env=system.environment(tmp_path), capture_output=True, check=True)
    calls = system.calls()
    lines = system.lines({place for _, place in calls})
    reached = {(name, lines[place]) for name, place in calls}
    if "FAULT_LOG" in os.environ:
        log = sorted((lines[place], name, count) for (name, place), count in calls.items())
        Path(os.environ["FAULT_LOG"]).write_text("".join(f"{line} {name}: {count}\n" for line, name, count in log))
    written = lines_of_calls("Files", "PreviewServer", "SitePipeline", "docsite")
    assert len(written) > 50
    assert sorted(written - reached) == []
