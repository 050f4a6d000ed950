"""The packages, made of the program as it was built for the tests: what is in them does not depend on how it was linked."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from places import REPOSITORY, Make, only


def test_the_tarball_lies_below_usr_local(parts: Path, version: str, tmp_path: Path):
    with tarfile.open(only(parts, "*.tar.gz")) as tar:
        names = {name.partition("/")[2] for name in tar.getnames()}
        assert all(entry.uid == 0 and not entry.name.startswith("/") for entry in tar.getmembers())
        tar.extractall(tmp_path, filter="data")
    assert names >= {
        "bin/docsite", "share/man/man1/docsite.1", "share/bash-completion/completions/docsite",
        "share/zsh/site-functions/_docsite", "share/fish/vendor_completions.d/docsite.fish",
        "share/doc/docsite/LICENSE", "share/doc/docsite/NOTICE", "share/doc/docsite/licenses/swift.txt",
    }  # fmt: skip
    program = only(tmp_path, "*") / "bin/docsite"
    assert subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout == f"{version}\n"


def test_checksums_name_every_file(parts: Path):
    lines = (parts / "SHA256SUMS").read_text().splitlines()
    named = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert named.keys() == {path.name for path in parts.glob("docsite-*")}
    assert all(hashlib.sha256((parts / name).read_bytes()).hexdigest() == digest for name, digest in named.items())


def test_the_bill_of_materials_is_one_and_names_what_is_linked_in(parts: Path, version: str):
    text = only(parts, "*.cdx.json").read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    versions = {each["name"]: each["version"] for each in bill["components"]}
    pins = json.loads((REPOSITORY / "Package.resolved").read_text())["pins"]
    pinned = {pin["identity"]: pin["state"]["version"] for pin in pins}
    assert versions["swift-argument-parser"] == pinned["swift-argument-parser"]
    assert "swift-benchmark" not in versions
    # What no target imports is not in the executable, which test_dist.py holds.
    assert not {"swift-foundation", "swift-collections"} & versions.keys()
    assert versions.keys() >= {"cmark", "libyaml", "utf8proc", "glibc", "libstdc++", "swift-runtime"}
    assert bill["metadata"]["component"]["version"] == version
    notice = (REPOSITORY / "NOTICE").read_text()
    assert all(name.removeprefix("lib") in notice.lower() for name in versions if name != "swift-runtime")


def test_a_bill_that_is_none_is_told():
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str('{"bomFormat": "CycloneDX", "specVersion": "1.6", "x": 1}')


def test_pip_installs_the_wheel_and_its_program_makes_a_site(parts: Path, version: str, tmp_path: Path):
    wheel = only(parts, "*.whl")
    environment = tmp_path / "environment"
    venv.create(environment, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", environment / "bin/python", "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--disable-pip-version-check", wheel], check=True)
    program = environment / "bin/docsite"
    assert subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout == f"{version}\n"
    for arguments in (["new", "shop"], ["build", "--content", "shop/content", "--output", "shop/public"]):
        subprocess.run([program, *arguments], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "shop/public/index.html").is_file()
    assert (environment / "share/man/man1/docsite.1").is_file()


def test_the_wheel_is_well_formed_and_bound_to_what_it_was_built_for(parts: Path):
    wheel = only(parts, "*.whl")
    # There is nothing to import: W009 and W010 ask for it.
    check = [Path(sys.executable).parent / "check-wheel-contents", "--ignore", "W007,W008,W009,W010", wheel]
    subprocess.run(check, check=True, capture_output=True)
    # The tests' program was linked with what this machine has.
    assert re.search(r"-py3-none-linux_(x86_64|aarch64)\.whl$", wheel.name)
    with zipfile.ZipFile(wheel) as zip:
        assert zip.testzip() is None
        metadata = zip.read(next(name for name in zip.namelist() if name.endswith("METADATA"))).decode()
    assert "License-Expression: Apache-2.0\n" in metadata
    assert metadata.count("License-File: ") == len(list((REPOSITORY / "licenses").iterdir())) + 2


def test_the_same_program_gives_the_same_bytes(make: Make, parts: Path, tmp_path: Path):
    again = make(TZ="Pacific/Auckland")
    assert (again / "SHA256SUMS").read_text() == (parts / "SHA256SUMS").read_text()
    other = make("wheel", SOURCE_DATE_EPOCH="1600000000")
    assert only(other, "*.whl").read_bytes() != only(parts, "*.whl").read_bytes()


def test_what_is_no_executable_of_linux_is_refused(make: Make, tmp_path: Path):
    script = tmp_path / "docsite"
    script.write_text("#!/bin/sh\necho 0.1.0\n")
    script.chmod(0o755)
    with pytest.raises(subprocess.CalledProcessError):
        make("wheel", program=script)


def test_the_manual_page_tells_every_command_and_option(parts: Path, docsite: Path, tmp_path: Path):
    with tarfile.open(only(parts, "*.tar.gz")) as tar:
        tar.extractall(tmp_path, filter="data")
    page = only(tmp_path, "*") / "share/man/man1/docsite.1"
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True, text=True, check=False)
    assert lint.stdout == "", lint.stdout
    shown = subprocess.run(["mandoc", "-T", "utf8", page], capture_output=True, text=True, check=True).stdout
    plain = re.sub(r".\x08", "", shown)
    described = json.loads(subprocess.run([docsite, "--experimental-dump-help"], capture_output=True, check=True).stdout)
    commands = described["command"]["subcommands"]
    options = {
        each["preferredName"]["name"] for command in commands for inner in [command, *command.get("subcommands", [])]
        for each in inner["arguments"] if "preferredName" in each
    }  # fmt: skip
    assert len(options) > 15
    assert all(f"--{option}" in plain for option in options)
    # What an option may be, also where its text names none of it.
    words = set(re.findall(r"[\w-]+", plain))
    arguments = [each for command in commands for inner in [command, *command.get("subcommands", [])] for each in inner["arguments"]]
    values = {value for each in arguments for value in each.get("allValues", [])}
    assert values >= {"github-pages", "after-check", "json"}
    assert values <= words
    assert all(f"docsite {command['commandName']}" in plain for command in commands)
    for section in ("EXIT STATUS", "ENVIRONMENT", "FILES"):
        assert f"\n{section}\n" in plain
    assert "XDG_CACHE_HOME" in plain


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_scripts_of_their_shells(shell: str, docsite: Path, tmp_path: Path):
    program = shutil.which(shell)
    assert program, f"there is no {shell}: run `make tools`"
    script = tmp_path / shell
    command = [docsite, "--generate-completion-script", shell]
    script.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    subprocess.run([program, "-n", script], check=True)
    # The argument parser writes one for its own `help` as well, which would take the place of ours.
    assert script.read_text().count("\n_docsite_help() {\n") == (0 if shell == "fish" else 1)


def test_bash_completes_commands_and_names_of_faults(docsite: Path, tmp_path: Path):
    script = tmp_path / "docsite.bash"
    script.write_bytes(subprocess.run([docsite, "--generate-completion-script", "bash"], capture_output=True, check=True).stdout)
    ask = f"""
        source {script}
        COMP_WORDS=(docsite help unresolved-l) COMP_CWORD=2 COMP_LINE='docsite help unresolved-l' COMP_POINT=25
        _docsite docsite unresolved-l help && printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    answer = subprocess.run(
        ["bash", "-c", ask], capture_output=True, text=True, check=True,
        env=os.environ | {"PATH": f"{docsite.parent}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert "unresolved-link" in answer.stdout.split()
