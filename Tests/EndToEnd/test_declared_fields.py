"""Facts that a site declares, by the built program: what editors are told of them, and builds after an edit of one."""

import json
from pathlib import Path

import sound_site

FIELDS = """title: Errors
description: All of them
base_url: https://example.test/api/
fields:
  level: {type: choice, choices: {info: Info, error: Error}}
  day: {type: date}
  owner: {of: group}
"""
CATALOG = """group: "400"
title: 400 Bad Request
fields: {owner: Payments}
errors:
  - {code: invalid_card, title: Invalid Card, fields: {level: info, day: 2026-01-31}}
  - {code: used_token, title: Used Token}
"""
ENTRY = "{{#entry.fields}}{{label}}: {{value}}\n{{/entry.fields}}{{{entry.note}}}"


def write(folder: Path, site: str = FIELDS) -> None:
    """Writes a site that declares fields."""
    sound_site.write(
        folder, {"content/site.yml": site, "content/catalog/400.yml": CATALOG, "theme/templates/entry.mustache": ENTRY}
    )


def fields(schema: dict) -> dict:
    """What a schema says of the values of fields."""
    return schema["properties"]["fields"]["anyOf"][0]


def test_the_schema_of_the_catalog_knows_what_a_site_declares(run, folder: Path):
    write(folder)
    schema = json.loads(run("schema", "catalog", "--content", "content").stdout)
    entry = fields(schema["properties"]["errors"]["items"])
    assert sorted(entry["properties"]) == ["day", "level"]
    assert entry["properties"]["level"]["enum"] == ["info", "error", None]
    assert entry["additionalProperties"] is False
    assert list(fields(schema)["properties"]) == ["owner"]


def test_the_schema_for_a_site_has_every_key_that_the_schema_for_all_has(run, folder: Path):
    write(folder)
    own = json.loads(run("schema", "catalog", "--content", "content").stdout)
    general = json.loads(run("schema", "catalog").stdout)
    for schema in (own, general):
        schema["entry"] = schema["properties"]["errors"]["items"]["properties"]
    assert list(own["properties"]) == list(general["properties"])
    assert list(own["entry"]) == list(general["entry"])


def test_without_a_folder_any_value_may_stand_there(run):
    schema = json.loads(run("schema", "catalog").stdout)
    assert "additionalProperties" in schema["properties"]["errors"]["items"]["properties"]["fields"]


def test_a_folder_goes_with_the_schema_of_the_catalog_and_must_be_one(run):
    assert run("schema", "site", "--content", "content").returncode == 64
    result = run("schema", "catalog", "--content", "nowhere")
    assert result.returncode == 64
    assert "nowhere/site.yml cannot be read" in result.stderr


def test_an_edit_of_a_declaration_is_built(run, folder: Path):
    write(folder)
    assert run("build").returncode == 0
    page = folder / "public/errors/invalid_card/index.html"
    assert page.read_text() == "Level: info\nDay: 2026-01-31\n"
    write(folder, FIELDS.replace("day: {", "day: {label: Told on, "))
    assert run("build").returncode == 0
    assert page.read_text() == "Level: info\nTold on: 2026-01-31\n"


def test_an_edit_that_leaves_a_value_undeclared_is_told_and_the_site_stays(run, folder: Path):
    write(folder)
    assert run("build").returncode == 0
    before = sound_site.snapshot(folder / "public")
    write(folder, FIELDS.replace("level", "grade"))
    result = run("build")
    assert result.returncode == 1
    assert "error[unknown-key]: `fields` has no key `level`\n --> content/catalog/400.yml:5:56\n" in result.stderr
    assert sound_site.snapshot(folder / "public") == before


def test_a_link_of_a_field_is_asked_for(run, folder: Path):
    site = FIELDS + "  docs: {type: link}\n"
    write(folder, site)
    catalog = CATALOG.replace("level: info", "docs: 'http://127.0.0.1:9/gone'")
    sound_site.write(folder, {"content/catalog/400.yml": catalog})
    result = run("check", "--external")
    assert "unreachable-link" in result.stderr
    assert "content/catalog/400.yml:5:62" in result.stderr
