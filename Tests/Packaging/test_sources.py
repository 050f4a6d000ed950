"""What can be held to the sources without a build: workflows, the image's recipe, licenses, and one version."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from places import REPOSITORY

TOOLS = Path(sys.executable).parent
WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
SCRIPTS = [
    path for folder in ("Packaging", ".ci") for path in sorted((REPOSITORY / folder).iterdir())
    if path.is_file() and path.read_bytes().startswith(b"#!/usr/bin/env bash")
]  # fmt: skip
# What a workflow must not say, each with the linter that must find it.
SLIPS = [
    ("actionlint", "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    needs: b\n    steps: [{run: ls}]\n"),
    ("zizmor", "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.head_ref }}\n"),
]  # fmt: skip


def lint(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = TOOLS / tool
    assert program.is_file() or shutil.which(tool), f"there is no {tool}: run `make tools`"
    command = [program if program.is_file() else tool, *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


def assert_clean(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 0, result.stdout + result.stderr


def test_workflows_and_the_action_are_sound():
    assert WORKFLOWS
    assert_clean(lint("actionlint", *WORKFLOWS))
    assert_clean(lint("zizmor", "--offline", "--no-progress", "--quiet", *WORKFLOWS, "action.yml"))
    assert_clean(lint("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"))


@pytest.mark.parametrize(("tool", "workflow"), SLIPS)
def test_linters_of_workflows_can_fail(tool: str, workflow: str, tmp_path: Path):
    file = tmp_path / ".github/workflows/slip.yml"
    file.parent.mkdir(parents=True)
    file.write_text(workflow)
    options = ["--offline", "--no-progress"] if tool == "zizmor" else []
    assert lint(tool, *options, file).returncode != 0


def test_the_recipe_of_the_image_is_sound(tmp_path: Path):
    assert_clean(lint("hadolint", "Packaging/Dockerfile"))
    slip = tmp_path / "Dockerfile"
    slip.write_text("FROM debian\nRUN cd /tmp\n")
    assert lint("hadolint", slip).returncode != 0


def test_scripts_are_sound():
    assert len(SCRIPTS) >= 6
    assert_clean(lint("shellcheck", *SCRIPTS))


def test_the_version_is_said_once(version: str):
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    listing = subprocess.run(["git", "ls-files", "Sources", "Packaging", "*.yml"], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    files = [REPOSITORY / path for path in listing.stdout.split() if not path.startswith(("public/", "docs/"))]
    said = [path for path in files if f'"{version}"' in path.read_text(encoding="utf-8")]
    assert said == [REPOSITORY / "Sources/docsite/Version.swift"]
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(version)} - ", changelog, re.MULTILINE), "the changelog knows nothing of this version"


def test_what_is_linked_in_is_in_the_notice():
    notice = (REPOSITORY / "NOTICE").read_text(encoding="utf-8")
    own = (REPOSITORY / "Package.swift").read_text(encoding="utf-8").partition("package.dependencies.append")[0]
    packages = re.findall(r'\.package\(url: "[^"]*/([^"/]+)"', own)
    libraries = re.findall(r'name: "C(\w+)",\s+pkgConfig:', own)
    assert (packages, libraries) == (["swift-argument-parser"], ["CMark", "YAML", "UTF8Proc"])
    for name in [*packages, *libraries]:
        assert name.lower() in notice.lower(), f"NOTICE says nothing of {name}"
    texts = {path.name for path in (REPOSITORY / "licenses").iterdir()}
    assert set(re.findall(r"[\w.+-]+\.txt", notice)) == texts


def test_the_license_is_the_one_that_machines_know():
    text = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("                                 Apache License\n                           Version 2.0, January 2004")
    assert text.rstrip().endswith("limitations under the License.")


def test_every_file_that_imports_glibc_knows_musl():
    sources = {path: path.read_text(encoding="utf-8") for path in (REPOSITORY / "Sources").rglob("*.swift")}
    imports = {path: text for path, text in sources.items() if "import Glibc" in text}
    # `mallopt` is glibc's own.
    without = [path.name for path, text in imports.items() if "import Musl" not in text]
    assert without == ["Memory.swift"]
    assert len(imports) > 10
