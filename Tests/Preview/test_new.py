"""A site from nothing, and a code added to it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml


def run(docsite: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([docsite, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def fits(schema: str, folder: Path, *files: str | Path) -> subprocess.CompletedProcess[str]:
    """Holds files against a schema, with the checker that was installed beside this Python."""
    check = [Path(sys.executable).parent / "check-jsonschema", "--schemafile", schema, *files]
    return subprocess.run(check, cwd=folder, capture_output=True, text=True, check=False)


def test_a_new_site_builds_without_a_warning(docsite: Path, site_folder: Path) -> None:
    result = run(docsite, site_folder, "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert (site_folder / "public/index.html").is_file()


def test_a_new_site_fits_its_schemas(docsite: Path, site_folder: Path) -> None:
    pairs = {"schema/site.json": ["content/site.yml"], "schema/catalog.json": list((site_folder / "content/catalog").iterdir())}
    for schema, files in pairs.items():
        result = fits(schema, site_folder, *files)
        assert result.returncode == 0, result.stdout


def test_editors_find_the_schemas(site_folder: Path) -> None:
    files = [*site_folder.glob("content/**/*.yml")]
    assert files
    for file in files:
        first, schema = file.read_text(encoding="utf-8").splitlines()[0].split("$schema=")
        assert first == "# yaml-language-server: "
        assert (file.parent / schema).is_file()


def test_a_workflow_builds_strictly_and_is_yaml(site_folder: Path) -> None:
    text = (site_folder / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["build"]["steps"]
    assert any("docsite build --strict" in step.get("run", "") for step in steps)


def test_what_is_there_is_not_overwritten(docsite: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    result = run(docsite, tmp_path, "new", ".")
    assert result.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_site_may_do_without_a_theme_of_its_own(docsite: Path, tmp_path: Path) -> None:
    assert run(docsite, tmp_path, "new", "plain", "--no-theme").returncode == 0
    assert not (tmp_path / "plain/theme").exists()
    assert run(docsite, tmp_path / "plain", "build", "--strict").returncode == 0


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_new_code_leaves_every_other_byte_alone(docsite: Path, site_folder: Path, ending: str) -> None:
    file = site_folder / "content/catalog/429-too-many-requests.yml"
    before = file.read_text(encoding="utf-8").replace("\n", ending).encode() + f"# the end{ending}".encode()
    file.write_bytes(before)
    result = run(docsite, site_folder, "new", "error", "auth/expired-key", "--group", "429", "--title", "Key: expired")
    assert result.returncode == 0, result.stderr
    added = ending.join([
        "  - code: auth/expired-key", '    title: "Key: expired"', "    message: auth expired key",
        "    summary: Say here, in one short paragraph, what has gone wrong.", "",
    ])  # fmt: skip
    assert file.read_bytes() == before.replace(b"# the end", added.encode() + b"# the end")
    note = (site_folder / "content/notes/auth-expired-key.md").read_text(encoding="utf-8")
    assert note == "---\ncode: auth/expired-key\n---\n\n## Why it happens\n\n## How to fix it\n"
    assert run(docsite, site_folder, "check", "--strict").returncode == 0


@pytest.mark.parametrize("code", ["invalid_parameter", "INVALID_PARAMETER", "a b", "///"])
def test_a_code_that_cannot_be_added_changes_nothing(docsite: Path, site_folder: Path, code: str) -> None:
    def state() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in site_folder.rglob("*") if path.is_file()}

    before = state()
    assert run(docsite, site_folder, "new", "error", code, "--group", "400").returncode in (2, 64)
    assert state() == before


def test_a_group_that_is_not_named_is_asked_for(docsite: Path, site_folder: Path) -> None:
    assert "--group: 400, 429" in run(docsite, site_folder, "new", "error", "x1").stderr
    assert "did you mean `429`?" in run(docsite, site_folder, "new", "error", "x1", "--group", "428").stderr


@pytest.mark.parametrize(
    ("subject", "path", "line"),
    [
        ("catalog", "content/catalog/429-too-many-requests.yml", "    retry: perhaps\n"),
        ("catalog", "content/catalog/429-too-many-requests.yml", "    sumary: x\n"),
        ("site", "content/site.yml", "base_ulr: x\n"),
    ],
)
def test_the_schema_knows_what_the_program_refuses(
    docsite: Path, site_folder: Path, subject: str, path: str, line: str
) -> None:
    schema = run(docsite, site_folder, "schema", subject).stdout
    assert json.loads(schema)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    text = (site_folder / path).read_text(encoding="utf-8")
    (site_folder / path).write_text(text.replace("    retry: after-delay\n", "") + line, encoding="utf-8")
    (site_folder / "printed.json").write_text(schema, encoding="utf-8")
    assert fits("printed.json", site_folder, path).returncode == 1
    assert run(docsite, site_folder, "check").returncode == 1
