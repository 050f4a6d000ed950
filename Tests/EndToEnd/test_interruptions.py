"""A build that is killed, runs out of space, may not write or is not alone leaves every file whole."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
import sound_site

CODES = 300


@pytest.fixture
def two_states(docsite: Path, folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of a larger site before and after a change of everything; `content` and `after` hold the sources."""
    entries = "".join(
        f"  - {{code: code_{number}, title: T, message: m, summary: STATE of {number}.}}\n" for number in range(CODES)
    )
    template = {"theme/templates/entry.mustache": "<h1>{{entry.code}}</h1>{{{entry.summary}}}" + "x" * 5000}
    states = []
    for state in ("before", "after"):
        catalog = 'group: "500"\ntitle: T\nerrors:\n' + entries.replace("STATE", state)
        sound_site.write(folder, {"content/catalog/500.yml": catalog, **template})
        subprocess.run([docsite, "build", "--quiet", "--output", state], cwd=folder, check=True, timeout=60)
        states.append(sound_site.snapshot(folder / state))
    return states[0], states[1]


def test_a_build_that_is_killed_leaves_every_file_whole_and_the_next_mends_the_rest(docsite, folder, two_states):
    before, after = two_states
    started = time.monotonic()
    subprocess.run([docsite, "build", "--quiet", "--output", "whole"], cwd=folder, check=True, timeout=60)
    duration = time.monotonic() - started
    interrupted = 0
    for step in range(24):
        shutil.rmtree(folder / "public", ignore_errors=True)
        shutil.copytree(folder / "before", folder / "public")
        process = subprocess.Popen([docsite, "build", "--quiet"], cwd=folder)
        time.sleep(duration * step / 20)
        process.send_signal(signal.SIGKILL)
        interrupted += process.wait() == -signal.SIGKILL
        for path, content in sound_site.snapshot(folder / "public").items():
            if path.startswith(".docsite"):
                continue
            assert content in (before.get(path), after.get(path)), f"{path} is neither old nor new"
        subprocess.run([docsite, "build", "--quiet"], cwd=folder, check=True, timeout=60)
        assert sound_site.snapshot(folder / "public") == after
    assert interrupted > 3, "the builds were over before they were killed"


def test_a_full_disk_leaves_the_former_site_whole(docsite, folder, two_states):
    before, _ = two_states
    shutil.copytree(folder / "before", folder / "public")
    # A limit to the size of files stands for a disk that is full: the same call fails, and no disk is needed.
    script = "trap '' XFSZ; ulimit -f 4; exec \"$0\" build"
    result = subprocess.run(
        ["bash", "-c", script, docsite], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert result.returncode == 2
    assert "cannot write" in result.stderr
    assert sound_site.snapshot(folder / "public") == before


def test_a_second_build_at_the_same_time_is_refused(docsite, folder, run):
    run("build")
    holder = subprocess.Popen(
        ["flock", "--exclusive", "--no-fork", "public", "sleep", "30"], cwd=folder, start_new_session=True
    )
    try:
        deadline = time.monotonic() + 10
        while subprocess.run(["flock", "--nonblock", "public", "true"], cwd=folder, check=False).returncode == 0:
            assert time.monotonic() < deadline, "the lock was never taken"
            time.sleep(0.02)
        result = run("build")
        assert result.returncode == 2
        assert "another docsite" in result.stderr
    finally:
        os.killpg(holder.pid, signal.SIGKILL)
        holder.wait()


def as_nobody(docsite: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a copy of the program as somebody whom permissions bind; root's reads are never refused."""
    program = folder / "docsite"
    shutil.copy(docsite, program)
    command = [program, *arguments]
    if os.geteuid() == 0:
        for parent in folder.parents:
            if parent.stat().st_uid == 0 and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o011)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_a_file_that_cannot_be_read_is_a_fault(docsite, folder):
    folder.chmod(0o755)
    note = folder / "content/notes/used_token.md"
    note.chmod(0)
    result = as_nobody(docsite, folder, "check")
    assert result.returncode == 1
    assert "error[unreadable-file]" in result.stderr
    assert "content/notes/used_token.md" in result.stderr


def test_an_output_folder_that_cannot_be_written_to_is_an_error(docsite, folder):
    folder.chmod(0o755)
    (folder / "public").mkdir(mode=0o555)
    result = as_nobody(docsite, folder, "build")
    assert result.returncode == 2
    assert "public" in result.stderr
