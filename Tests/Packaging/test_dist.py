"""What `make dist` made, on file systems without Swift: a root that holds nothing else, and Debian 11."""

import os
import resource
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import REPOSITORY, only

pytestmark = pytest.mark.dist

BYTES = 15_000_000
# In seconds.
START = 0.005


def within(root: Path, *command: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Runs a command in a root of its own."""
    return subprocess.run(enter(root, *command), capture_output=True, text=True, check=False, timeout=300, **options)


def enter(root: Path, *command: str) -> list[str]:
    """The command, in namespaces of its own, where `/proc` is what every container has."""
    (root / "proc").mkdir(exist_ok=True)
    # Without root's rights there is still a namespace in which one has them.
    rights = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    tools = [shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin") for name in ("env", "unshare", "chroot")]
    assert all(tools), "unshare and chroot are missing"
    env, unshare, chroot = tools
    namespaces = ["--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={root}/proc"]
    return [env, "-i", "PATH=/usr/local/bin:/usr/bin:/bin", unshare, *rights, *namespaces, chroot, str(root), *command]


@pytest.fixture(scope="session")
def program(released: Path) -> Path:
    return released / "bin/docsite"


@pytest.fixture
def empty(program: Path, tmp_path: Path) -> Path:
    """A root with the program and nothing else: no shell and no library, as in an image from `scratch`."""
    shutil.copy(program, tmp_path / "docsite")
    return tmp_path


def test_it_is_one_file_of_moderate_size(program: Path):
    assert program.stat().st_size <= BYTES
    headers = subprocess.run(["readelf", "--program-headers", "--sections", "--wide", program], capture_output=True, text=True, check=True).stdout
    assert "INTERP" not in headers
    assert "DYNAMIC" not in headers
    assert ".symtab" not in headers
    assert ".debug" not in headers
    content = program.read_bytes()
    assert b"FoundationICU" not in content
    assert b"libcurl" not in content
    # Names of modules end at a NUL: the bill of materials lists none of Foundation.
    assert b"\0FoundationEssentials\0" not in content and b"\0Swift\0" in content


def test_it_starts_at_once(program: Path):
    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "--version"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # Of the processor, as the machine may be busy, and the quickest of many.
    assert min(once() for _ in range(50)) <= START


def test_it_makes_the_same_site(program: Path):
    subprocess.run([program, "build", "--check", "--quiet"], cwd=REPOSITORY, check=True)


def test_it_needs_nothing_but_a_kernel(empty: Path):
    for command in (["new", "/shop"], ["build", "--content", "/shop/content", "--theme", "/shop/theme", "--output", "/out"]):
        result = within(empty, "/docsite", *command)
        assert result.returncode == 0, result.stderr
    assert (empty / "out/index.html").is_file()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in within(empty, "/docsite", "--licenses").stdout
    assert "unresolved-link" in within(empty, "/docsite", "help", "unresolved-link").stdout


def test_it_says_that_there_is_no_curl(empty: Path):
    within(empty, "/docsite", "new", "/shop")
    result = within(empty, "/docsite", "check", "--external", "--content", "/shop/content", "--theme", "/shop/theme")
    assert result.returncode == 2
    assert "curl" in result.stderr


def test_it_serves(empty: Path):
    within(empty, "/docsite", "new", "/shop")
    site = ["--content", "/shop/content", "--theme", "/shop/theme"]
    command = enter(empty, "/docsite", "serve", *site, "--port", "41730")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        try:
            address = next(word for line in serving.stderr for word in line.split() if word.startswith("http://"))
            with urllib.request.urlopen(address, timeout=10) as page:
                assert b"<html" in page.read()
        finally:
            # It would be the first process of its namespace, which heeds no other signal from outside.
            serving.kill()


@pytest.fixture(scope="session")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A bare Debian 11 with pip, from the mirror that this machine has its packages from."""
    root = REPOSITORY / ".build/debian-11"
    if not (root / "complete").is_file():
        shutil.rmtree(root, ignore_errors=True)
        command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Origin: Debian", "Label: Debian"]
        mirrors = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        assert mirrors, "this machine has no mirror of Debian"
        options = ["--variant=minbase", "--include=python3-pip,python3-venv"]
        subprocess.run(["debootstrap", *options, "bullseye", root, mirrors[0]], check=True, stdout=subprocess.DEVNULL, timeout=900)
        (root / "complete").touch()
    yield root
    shutil.rmtree(root / "root", ignore_errors=True)
    (root / "root").mkdir()


def test_the_tarball_runs_on_debian_11(released: Path, debian: Path, version: str):
    shutil.copy(only(released, "*.tar.gz"), debian / "root/docsite.tar.gz")
    steps = [
        "cd /root",
        "tar -C /usr/local --strip-components 1 -xzf docsite.tar.gz",
        "docsite --version",
        "docsite new shop >/dev/null",
        "cd shop",
        "docsite new error out_of_stock --status 409 >/dev/null",
        "docsite build --quiet",
        "test -f public/errors/out_of_stock/index.html",
    ]
    result = within(debian, "sh", "-c", " && ".join(steps))
    assert (result.returncode, result.stdout) == (0, f"{version}\n"), result.stderr


def test_pip_of_debian_11_installs_the_wheel(released: Path, debian: Path, version: str):
    wheel = only(released, "*.whl")
    assert "manylinux_2_17_" in wheel.name
    assert "musllinux_1_1_" in wheel.name
    shutil.copy(wheel, debian / "root" / wheel.name)
    install = f"cd /root && python3 -m venv v && v/bin/pip install --no-index --quiet ./{wheel.name} && v/bin/docsite --version"
    result = within(debian, "sh", "-c", install)
    assert result.stdout == f"{version}\n", result.stderr
