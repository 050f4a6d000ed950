"""A site from nothing, and a code added to it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# Of the virtual environment, which need not be on the PATH.
CHECKER = Path(sys.executable).parent / "check-jsonschema"


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
    pairs = {
        "schema/site.json": ["content/site.yml"], "schema/theme.json": ["theme/theme.yml"],
        "schema/catalog.json": list((site_folder / "content/catalog").iterdir()),
    }  # fmt: skip
    for schema, files in pairs.items():
        result = fits(schema, site_folder, *files)
        assert result.returncode == 0, result.stdout


def test_editors_find_the_schemas(site_folder: Path) -> None:
    files = [*site_folder.glob("content/**/*.yml"), *site_folder.glob("theme/*.yml")]
    assert files
    for file in files:
        first, schema = file.read_text(encoding="utf-8").splitlines()[0].split("$schema=")
        assert first == "# yaml-language-server: "
        assert (file.parent / schema).is_file()


def test_editors_know_the_schemas_of_files_that_come_later(site_folder: Path) -> None:
    settings = json.loads((site_folder / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert {Path(schema).name for schema in settings["yaml.schemas"]} == {
        file.name for file in (site_folder / "schema").iterdir()
    }
    for schema, pattern in settings["yaml.schemas"].items():
        assert (site_folder / schema).is_file()
        assert list(site_folder.glob(pattern))


def test_editors_can_say_what_every_key_means(site_folder: Path) -> None:
    def keys(schema: dict) -> Iterator[tuple[str, dict]]:
        for name, key in schema.get("properties", {}).items():
            yield name, key
            for part in (key, key.get("items", {}), *key.get("anyOf", [])):
                yield from keys(part)

    for name in ("catalog", "site"):
        found = dict(keys(json.loads((site_folder / f"schema/{name}.json").read_text(encoding="utf-8"))))
        assert len(found) > 10
        assert not [name for name, key in found.items() if not key.get("description")]
        choices = [key for key in found.values() if "enum" in key]
        assert all(len(key["enumDescriptions"]) == len(key["enum"]) for key in choices)


@pytest.mark.parametrize("name", ["", "a b", "it's"])
def test_what_is_to_be_typed_next_leads_to_the_site(docsite: Path, tmp_path: Path, name: str) -> None:
    result = run(docsite, tmp_path, "new", name)
    if not name:
        assert result.returncode == 64
        return
    command = next(line for line in result.stderr.splitlines() if line.startswith("  cd "))
    shell = subprocess.run(["sh", "-c", f"{command} && pwd"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert shell.stdout == f"{tmp_path}/{name}\n"


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
    assert run(docsite, site_folder, "check").returncode == 0
    strict = run(docsite, site_folder, "check", "--strict", "--format", "json")
    assert strict.returncode == 1
    codes = [fault["code"] for fault in json.loads(strict.stdout)["diagnostics"]]
    assert sorted(codes) == ["empty-section", "empty-section", "placeholder-text"]


def test_a_catalog_file_that_is_a_link_stays_one(docsite: Path, site_folder: Path) -> None:
    file = site_folder / "content/catalog/429-too-many-requests.yml"
    file.rename(file.with_suffix(".shared"))
    file.symlink_to(file.with_suffix(".shared").name)
    assert run(docsite, site_folder, "new", "error", "quota_used_up", "--group", "429").returncode == 0
    assert file.is_symlink()
    assert "code: quota_used_up" in file.read_text(encoding="utf-8")


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
        ("theme", "theme/theme.yml", "headr: {}\n"),
        ("theme", "theme/theme.yml", "icon: favicon.ico\n"),
    ],
)
def test_the_schema_knows_what_the_program_refuses(
    docsite: Path, site_folder: Path, subject: str, path: str, line: str
) -> None:
    schema = run(docsite, site_folder, "schema", subject).stdout
    assert json.loads(schema)["$schema"] == "http://json-schema.org/draft-07/schema#"
    text = (site_folder / path).read_text(encoding="utf-8")
    (site_folder / path).write_text(text.replace("    retry: after-delay\n", "") + line, encoding="utf-8")
    (site_folder / "printed.json").write_text(schema, encoding="utf-8")
    assert fits("printed.json", site_folder, path).returncode == 1
    assert run(docsite, site_folder, "check").returncode == 1


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("QUOTA-USED", "would lead to two places"), ("group-400", "the group `400`"),
        ("docsite-x", "belong to the theme"), ("group-429", "the group `429`"),
    ],
)  # fmt: skip
def test_a_code_with_which_no_build_would_work_is_refused(docsite: Path, site_folder: Path, code: str, why: str) -> None:
    assert run(docsite, site_folder, "new", "error", "QUOTA_USED", "--group", "429").returncode == 0
    files = {path: path.read_bytes() for path in site_folder.rglob("*") if path.is_file()}
    result = run(docsite, site_folder, "new", "error", code, "--group", "429")
    assert result.returncode == 2
    assert why in result.stderr
    assert files == {path: path.read_bytes() for path in site_folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("option", "text", "why"),
    [
        ("--title", "", "--title is empty"), ("--message", "  ", "--message is empty"),
        ("--summary", "", "--summary is empty"), ("--message", "a\x01b", "U+0001"),
    ],
)  # fmt: skip
def test_an_option_that_says_nothing_is_told(docsite: Path, site_folder: Path, option: str, text: str, why: str) -> None:
    result = run(docsite, site_folder, "new", "error", "some_code", "--group", "429", option, text)
    assert result.returncode == 64
    assert why in result.stderr


def test_the_first_code_of_a_group_is_added(docsite: Path, site_folder: Path) -> None:
    (site_folder / "content/catalog/new.yml").write_text("group: fresh\ntitle: Fresh\nerrors: []\n")
    result = run(docsite, site_folder, "new", "error", "first_one", "--group", "fresh", "--summary", "It went wrong.")
    assert result.returncode == 0, result.stderr
    assert run(docsite, site_folder, "check").returncode == 0
