"""Each call of the system fails once in a build: it says so or does right, and nothing is lost, half or invented.

`make faults` lets every single call fail in every way; without FAULTS=all it is some of each place in the program. With
FAULT_LOG=FILE the places are written there, with how often each was reached.
"""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sound_site
from system_faults import A, FailingSystem, faults, lines_of_calls, try_all, try_previews

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="calls are made to fail by LD_PRELOAD")
WHOLE = os.environ.get("FAULTS") == "all"


@pytest.fixture(scope="module")
def system(unoptimized: Path, tmp_path_factory: pytest.TempPathFactory) -> FailingSystem:
    return FailingSystem(unoptimized, tmp_path_factory.mktemp("system"))


def test_a_call_that_fails_is_told_or_made_good(system: FailingSystem, tmp_path: Path):
    wanted = list(faults(system, tmp_path, WHOLE))
    assert len(wanted) > 150
    failures = try_all(system, tmp_path, wanted)
    assert not failures, f"{len(failures)} of {len(wanted)}:\n\n" + "\n\n".join(failures[:20])


def test_a_preview_goes_on_or_says_why_not(system: FailingSystem, tmp_path: Path):
    failures = try_previews(system, tmp_path, WHOLE)
    assert not failures, "\n\n".join(failures[:20])


def reach_the_rest(system: FailingSystem, folder: Path) -> None:
    """What neither a build nor a preview calls: waiting for a slow reader, and looking for another program."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with contextlib.suppress(BlockingIOError):
        while os.write(writing, bytes(4096)):
            pass
    command = [system.docsite, "schema", "catalog"]
    process = subprocess.Popen(command, env=system.environment(folder), stdout=writing)
    os.close(writing)
    time.sleep(0.3)
    with open(reading, "rb") as rest:
        assert rest.read().strip(b"\0").startswith(b"{")
    assert process.wait() == 0
    site = folder / "asking"
    sound_site.write(site, A | {"content/pages/out.md": "---\ntitle: Out\n---\n\n[x](https://nowhere.invalid/x)\n"})
    sound_site.write(site, {"bin/curl": "#!/bin/sh\nexit 6\n"})
    (site / "bin/curl").chmod(0o755)
    variables = system.environment(site) | {"PATH": str(site / "bin")}
    asked = subprocess.run([system.docsite, "check", "--external"], cwd=site, env=variables, capture_output=True, check=False)
    assert asked.returncode in (0, 1)


def test_every_call_in_the_sources_was_reached(system: FailingSystem, tmp_path: Path):
    # Streams that were closed are held open by something else.
    script = "exec 0<&-; exec \"$0\" --version"
    subprocess.run(["bash", "-c", script, system.docsite], env=system.environment(tmp_path), capture_output=True, check=True)
    reach_the_rest(system, tmp_path)
    calls = system.calls()
    lines = system.lines({place for _, place in calls})
    reached = {(name, lines[place]) for name, place in calls}
    if "FAULT_LOG" in os.environ:
        log = sorted((lines[place], name, count) for (name, place), count in calls.items())
        Path(os.environ["FAULT_LOG"]).write_text("".join(f"{line} {name}: {count}\n" for line, name, count in log))
    written = lines_of_calls("Files", "Output", "PreviewServer", "SitePipeline")
    written |= {(name, line) for name, line in lines_of_calls("docsite") if line.startswith("docsite/Terminal.swift")}
    assert len(written) > 50
    assert sorted(written - reached) == []
