"""What programs find in a built site: data that its own schema describes, Markdown, lists, components of OpenAPI."""

import hashlib
import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
import sound_site

REPOSITORY = Path(__file__).parents[2]
SITE = """title: Errors
description: All of them
base_url: https://example.test/api/
error_body: '{"code": "{{code}}", "message": "{{message}}", "retry": false, "where": {"line": 1.5, "tags": ["a"]}}'
fields:
  level: {type: choice, choices: {info: Info, error: Error}}
  weight: {type: number}
  files: {type: code}
  docs: {type: link}
"""
CATALOG = """group: "400"
title: 400 Bad Request
status: 400
summary: What was *wrong*.
errors:
  - code: invalid_card
    title: Invalid Card
    message: invalid card
    messages: ["{field} is invalid"]
    parameters: {field: {type: string, description: The `field`, example: number}}
    summary: The card is *not* valid, see `used_token`.
    status: [400, 402]
    retry: after-change
    tags: [card]
    see: [used_token, {title: Elsewhere, url: "https://example.com/a"}]
    aliases: [bad_card]
    since: "2014-07-27"
    fields: {level: info, weight: 0.5, files: a.c, docs: "https://example.com/d"}
    changes: [{since: "2019", what: A change.}]
    variants: [{name: short, status: 402, message: short, summary: Short one., when: now and then}]
    returned_by: [POST /charges]
    examples: [{title: Another, status: 402, media_type: application/problem+json, body: '{"type": "about:blank"}'}]
  - code: used_token
    message: token was used
    deprecated: {since: "2", use: invalid_card, reason: Because.}
    parent: invalid_card
  - code: gone
    message: gone
    summary: Gone & `<away>`.
    retired: {since: "3"}
"""
NOTE = "Before.\n\n## Why it happens\n\nSee `used_token` and [below](#how).\n\n## How to fix it {#how}\n\n> [!TIP]\n> Type again.\n"


@pytest.fixture
def rich(folder: Path) -> Path:
    """A site with something of everything, in the theme of the program."""
    shutil.rmtree(folder / "theme")
    sound_site.write(
        folder,
        {
            "content/site.yml": SITE,
            "content/catalog/400.yml": CATALOG,
            "content/notes/invalid_card.md": NOTE,
            "content/pages/guide.md": "---\ntitle: Guide\n---\n\nText with [a code](#gone).\n",
        },
    )
    return folder


def build(run, *arguments: str) -> None:
    result = run("build", *arguments)
    assert result.returncode == 0, result.stderr


def checked(folder: Path) -> int:
    """Holds every JSON form in a built site against the schema that it publishes, and says how many there are."""
    schema = json.loads((folder / "schema/errors-1.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = [file for file in folder.rglob("*.json") if file.parts[-2] not in ("search", "schema", "openapi")]
    for file in files:
        value = json.loads(file.read_bytes())
        assert value["$schema"] == schema["$id"]
        form = "catalog" if "errors" in value else "entryFile"
        validator.evolve(schema={**schema, "anyOf": [{"$ref": f"#/$defs/{form}"}]}).validate(value)
        keys = set(schema["$defs"][form]["properties"])
        if form == "entryFile":
            keys |= set(schema["$defs"]["entry"]["properties"])
        assert set(value) == keys, file
    return len(files)


def test_every_file_is_what_the_schema_says(run, rich: Path) -> None:
    build(run)
    # The catalog, the group, and the entries.
    assert checked(rich / "public") == 1 + 1 + 3


@pytest.mark.parametrize("content", ["content", "docs/content"])
def test_files_of_our_own_sites_are_what_the_schema_says(run, folder: Path, content: str) -> None:
    arguments = ["--content", str(REPOSITORY / content), "--theme", str(REPOSITORY / "theme"), "--output", str(folder / "out")]
    shutil.copytree(REPOSITORY / content, folder / "copy")
    arguments[1] = str(folder / "copy")
    build(run, *arguments)
    assert checked(folder / "out") > 40


def test_the_whole_file_has_an_entry_a_line_and_says_its_revision(run, rich: Path) -> None:
    build(run)
    text = (rich / "public/errors.json").read_bytes()
    start = text.index(b'"errors":') + len(b'"errors":')
    errors = text[start:-2]
    assert text.endswith(b"]}\n") and json.loads(errors)[0]["code"] == "invalid_card"
    assert f'"revision":"sha256:{hashlib.sha256(errors).hexdigest()}"'.encode() in text
    lines = errors.decode().split("\n")
    assert [json.loads(line.rstrip(","))["code"] for line in lines[1:-1]] == ["invalid_card", "used_token", "gone"]


def test_an_entry_says_all_that_the_catalog_says(run, rich: Path) -> None:
    build(run)
    entry = json.loads((rich / "public/errors/invalid_card.json").read_text())
    expected = {
        "id": "invalid_card", "code": "invalid_card", "scope": None, "parent": None, "name": "Invalid Card",
        "statuses": [400, 402], "group": "400", "message": "invalid card",
        "messages": [{"text": "{field} is invalid", "parameters": ["field"]}],
        "parameters": [{"name": "field", "type": "string", "description": "The field", "example": "number"}],
        "summary": "The card is not valid, see used_token.",
        "summaryMarkdown": "The card is *not* valid, see [`used_token`](https://example.test/api/errors/used_token/).",
        "retry": "after-change", "retryAfter": None, "tags": ["card"], "since": "2014-07-27", "deprecated": None,
        "see": [
            {"id": "used_token", "title": "token was used", "url": "https://example.test/api/errors/used_token/"},
            {"id": None, "title": "Elsewhere", "url": "https://example.com/a"},
        ],
        "formerCodes": ["bad_card"], "changes": [{"since": "2019", "what": "A change."}],
        "returnedBy": [{"name": "POST /charges", "url": "https://example.test/api/operations/post-charges/"}],
        "fields": {
            "level": "info", "weight": 0.5, "files": ["a.c"],
            "docs": [{"id": None, "title": "https://example.com/d", "url": "https://example.com/d"}],
        },
        "pageUrl": "https://example.test/api/errors/invalid_card/",
        "anchorUrl": "https://example.test/api/#invalid_card",
        "markdownUrl": "https://example.test/api/errors/invalid_card.md",
    }  # fmt: skip
    assert {name: entry[name] for name in expected} == expected
    assert entry["anchors"][:2] == ["invalid_card", "invalid-card"]
    assert [section["title"] for section in entry["sections"]] == [None, "Why it happens", "How to fix it"]
    assert entry["sections"][2] == {"id": "how", "title": "How to fix it", "markdown": "> [!TIP]\n> Type again."}
    assert [example["mediaType"] for example in entry["examples"]] == ["application/json", "application/problem+json"]
    assert json.loads((rich / "public/errors/used_token.json").read_text())["deprecated"]["use"]["id"] == "invalid_card"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def said(page: str) -> str:
    """The words of the main part of a page, without what only leads on or is there for scripts."""
    page = page[page.index("<main") : page.index("</main>")]
    for part in ("template", "nav"):
        page = re.sub(rf"<{part}.*?</{part}>", " ", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", page.replace("<wbr>", "")))


def unsaid(one: str, other: str) -> set[str]:
    """The words of a text that another lacks."""
    return {word for word in words(one) if word not in words(other)}


def test_markdown_says_what_the_page_says(run, rich: Path) -> None:
    build(run)
    markdown = (rich / "public/errors/invalid_card.md").read_text()
    page = said((rich / "public/errors/invalid_card/index.html").read_text())
    assert markdown.startswith('---\nid: "invalid_card"\n')
    body = markdown.split("---\n", 2)[2]
    assert not unsaid(re.sub(r"\]\([^)]*\)", "]", body), page) - {"json", "TIP"}
    # The names of facts that stand before the text are the program's own there.
    assert not unsaid(page, markdown) - {"Statuses", "Since", "Tags", "Tip"}
    assert "](https://example.test/api/errors/used_token/)" in body and "](#" not in body
    guide = (rich / "public/guide.md").read_text()
    assert "[a code](https://example.test/api/errors/gone/)" in guide
    assert "https://example.test/api/errors/{slug}.md" in (rich / "public/index.md").read_text()


def test_a_group_as_markdown_holds_its_entries(run, rich: Path) -> None:
    build(run)
    group = (rich / "public/groups/400.md").read_text()
    assert not unsaid(said((rich / "public/groups/400/index.html").read_text()), group) - {"deprecated", "retired", "Tip"}
    own = (rich / "public/errors/invalid_card.md").read_text().split("---\n\n", 1)[1]
    lowered = re.sub(r"^#", "##", own, flags=re.MULTILINE)
    assert "# 400 Bad Request\n" in group and "\n" + lowered + "\n## `used_token`" in group
    # An edit of a note changes both.
    (rich / "content/notes/invalid_card.md").write_text(NOTE.replace("Before.", "Otherwise."))
    build(run)
    assert "Otherwise." in (rich / "public/groups/400.md").read_text()
    assert "Otherwise." in (rich / "public/errors/invalid_card.md").read_text()


def test_a_page_names_its_twins(run, rich: Path) -> None:
    build(run)
    page = (rich / "public/errors/gone/index.html").read_text()
    assert '<link rel="alternate" type="text/markdown" href="../../errors/gone.md">' in page
    assert '<link rel="alternate" type="application/json" href="../../errors/gone.json">' in page
    assert '<link rel="describedby" href="../../llms.txt">' in page
    assert "https://example.test/api/errors/{slug}.md" in (rich / "public/index.html").read_text()


def test_the_list_for_language_models_has_every_code_or_every_group(run, rich: Path) -> None:
    build(run)
    text = (rich / "public/llms.txt").read_text()
    assert text.startswith("# Errors\n\n> All of them\n")
    assert "- [gone](https://example.test/api/errors/gone.md): Gone & \\<away>.\n" in text
    many = "".join(f"  - {{code: code_{number}, message: m, summary: '{'word ' * 12}'}}\n" for number in range(800))
    (rich / "content/catalog/500.yml").write_text(f'group: "500"\ntitle: Many\nstatus: 500\nerrors:\n{many}')
    build(run)
    text = (rich / "public/llms.txt").read_text()
    assert len(text) < 50_000 and "- [Many](https://example.test/api/groups/500/llms.txt): 800 codes\n" in text
    assert (rich / "public/groups/500/llms.txt").read_text().count("\n- [code_") == 800


def test_components_have_every_code_and_the_form_of_bodies(run, rich: Path) -> None:
    build(run)
    document = json.loads((rich / "public/openapi/errors.json").read_text())
    assert document["openapi"] == "3.1.0" and document["paths"] == {}
    schemas = document["components"]["schemas"]
    assert schemas["KnownErrorCode"]["enum"] == ["invalid_card", "used_token", "gone"]
    assert schemas["ErrorCode"]["anyOf"] == [{"$ref": "#/components/schemas/KnownErrorCode"}, {"type": "string"}]
    error = schemas["CatalogError"]
    assert error["properties"]["code"] == {"$ref": "#/components/schemas/ErrorCode"}
    assert error["properties"]["where"]["properties"]["line"] == {"type": "number"}
    examples = document["components"]["responses"]["400"]["content"]["application/json"]["examples"]
    assert examples["used_token"]["value"]["message"] == "token was used"
    # Under JSON Schema's own rules each body is what is said of bodies.
    root = {"$ref": "#/components/schemas/CatalogError", "components": document["components"]}
    for response in document["components"]["responses"].values():
        for content in response["content"].values():
            for example in content["examples"].values():
                jsonschema.Draft202012Validator(root).validate(example["value"])


def test_a_preview_elsewhere_keeps_what_others_keep(run, rich: Path) -> None:
    build(run, "--base-url", "https://review.example.test/1/", "--output", "review")
    entry = json.loads((rich / "review/errors/gone.json").read_text())
    assert entry["$schema"] == "https://example.test/api/schema/errors-1.json"
    assert entry["pageUrl"] == "https://review.example.test/1/errors/gone/"


def test_what_is_left_out_is_nowhere(run, rich: Path) -> None:
    (rich / "content/site.yml").write_text(
        SITE + "data: {errors: false, groups: false, entries: false, pages: false, llms: false, openapi: false}\n"
    )
    build(run)
    files = [file.relative_to(rich / "public").as_posix() for file in (rich / "public").rglob("*") if file.is_file()]
    assert not [file for file in files if file.endswith((".md", ".txt", ".json")) and not file.startswith(("search/", "robots"))]
    page = (rich / "public/errors/gone/index.html").read_text()
    assert 'rel="alternate"' not in page and 'rel="describedby"' not in page and ".md" not in page


def test_a_class_that_was_published_goes_by_a_word_only(run, rich: Path) -> None:
    build(run, "--release", "2026-01-01")
    assert "\ndata\tentries\n" in (rich / "content/permalinks.txt").read_text()
    (rich / "content/site.yml").write_text(SITE + "data: {entries: false}\n")
    result = run("build")
    assert result.returncode == 1 and "`entries` was published for programs" in result.stderr
    build(run, "--drop", "data")
    assert "\ndata\tentries\n" not in (rich / "content/permalinks.txt").read_text()
    assert not (rich / "public/errors/gone.json").exists()


def test_a_static_file_does_not_lie_where_data_lies(run, rich: Path) -> None:
    sound_site.write(rich, {"content/static/errors.json": "{}"})
    assert "reserved-page" in run("check").stderr


def test_an_edit_of_a_note_changes_what_is_made_of_it(run, rich: Path) -> None:
    build(run)
    (rich / "content/notes/invalid_card.md").write_text(NOTE + "\nMore of it.\n")
    build(run)
    assert "More of it." in (rich / "public/errors/invalid_card.md").read_text()
    assert "More of it." in json.loads((rich / "public/errors/invalid_card.json").read_text())["sections"][2]["markdown"]
    assert run("build", "--check").returncode == 0


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=n", "-c", "user.email=n@example.test"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_release_is_held_against_the_one_before(run, rich: Path) -> None:
    build(run)
    shutil.copy(rich / "public/errors.json", rich / "former.json")
    git(rich, "init", "-q")
    git(rich, "add", "public")
    git(rich, "commit", "-qm", "Release")
    same = run("diff", "former.json")
    assert (same.returncode, same.stdout) == (0, "")
    changed = CATALOG.replace("status: [400, 402]", "status: [402]").replace("retry: after-change", "retry: never")
    changed = changed.replace("code: gone", "code: lost") + "  - {code: new_one, message: new}\n"
    (rich / "content/catalog/400.yml").write_text(changed)
    (rich / "content/permalinks.txt").unlink()
    (rich / "content/pages/guide.md").unlink()
    for former in ["former.json", "HEAD"]:
        result = run("diff", former)
        assert result.returncode == 1, result.stderr
        assert "- invalid_card\tthe status is 402, and was 400, 402\n" in result.stdout
        assert "- invalid_card\t`retry` is never, and was after-change\n" in result.stdout
        assert "~ gone\tthe entry of the retired code is gone\n" in result.stdout
        assert "+ new_one\tthe code is new\n" in result.stdout
    assert "### Breaks\n" in run("diff", "former.json", "--format", "markdown").stdout
    assert {change["kind"] for change in json.loads(run("diff", "former.json", "--format", "json").stdout)["changes"]} == {
        "broken", "moved", "added",
    }  # fmt: skip
    said = changed.replace('changes: [{since: "2019"', 'changes: [{since: "2026", what: Never again.}, {since: "2019"')
    (rich / "content/catalog/400.yml").write_text(said)
    accounted = run("diff", "former.json")
    assert accounted.returncode == 0 and "= invalid_card\tthe status" in accounted.stdout
    assert run("diff", "nothing-of-that-name").returncode == 2


def test_faults_for_code_scanning(run, rich: Path) -> None:
    sound_site.write(rich, {"content/notes/used_token.md": "[a](#nowhere)\n\n[b](#nowhere)\n"})
    log = json.loads(run("check", "--format", "sarif").stdout)
    results = log["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["unresolved-link"] * 2
    assert len({result["partialFingerprints"]["docsite/v1"] for result in results}) == 2
    assert results[1]["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert "##" in log["runs"][0]["tool"]["driver"]["rules"][0]["help"]["markdown"]
    (rich / "content/notes/used_token.md").unlink()
    assert json.loads(run("check", "--format", "sarif").stdout)["runs"][0]["results"] == []


PROBLEM = '{"type": "{{type}}", "title": "{{title}}", "status": {{status}}}'


@pytest.mark.parametrize(("kind", "address"), [("page", "errors/known/"), ("anchor", "#known")])
def test_the_type_of_a_problem_is_an_address_that_stays(run, folder: Path, kind: str, address: str) -> None:
    entry = f"{{code: known, title: Known, examples: [{{media_type: application/problem+json, body: '{PROBLEM}'}}]}}"
    sound_site.write(
        folder,
        {
            "content/site.yml": sound_site.FILES["content/site.yml"] + f"problem_types: {kind}\n",
            "content/catalog/404.yml": f'group: "404"\ntitle: Not Found\nstatus: 404\nerrors:\n  - {entry}\n',
        },
    )
    build(run, "--base-url", "https://elsewhere.example.test/")
    body = json.loads((folder / "public/errors/known.json").read_text())["examples"][0]["body"]
    assert json.loads(body) == {"type": f"https://example.test/api/{address}", "title": "Known", "status": 404}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('{"type": "https://example.com/x"}', "which is not the address of `known`"),
        ('{"type": "about:blank", "title": "Nothing"}', "write `Not Found`"),
        ('{"type": "about:blank", "title": "Not Found"}', ""),
        ('{"type": "https://example.test/api/errors/known/"}', ""),
    ],
)
def test_a_problem_is_held_to_what_problems_are(run, folder: Path, body: str, told: str) -> None:
    entry = f"{{code: known, title: Known, examples: [{{media_type: application/problem+json, body: '{body}'}}]}}"
    sound_site.write(
        folder, {"content/catalog/404.yml": f'group: "404"\ntitle: Not Found\nstatus: 404\nerrors:\n  - {entry}\n'}
    )
    result = run("check", "--strict")
    assert (result.returncode == 1, told in result.stderr) == (bool(told), True)
