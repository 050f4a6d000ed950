"""A small sound site in a folder of its own, to run the program on."""

from pathlib import Path

FILES = {
    "content/site.yml": "title: Errors\ndescription: All of them\nbase_url: https://example.test/api/\n",
    "content/catalog/400.yml": (
        'group: "400"\ntitle: 400 Bad Request\nstatus: 400\nerrors:\n'
        "  - {code: invalid_card, title: Invalid Card, message: invalid card, summary: The card is not valid.}\n"
        "  - {code: used_token, title: Used Token, message: token was used, summary: Tokens are single use.}\n"
    ),
    "content/notes/used_token.md": "## Why it happens\n\nIt was used, see `invalid_card`.\n",
    "theme/templates/errors.mustache": "{{#groups}}{{#entries}}<h2 id=\"{{anchor}}\">{{code}}</h2>{{/entries}}{{/groups}}\n",
    "theme/templates/entry.mustache": "<h1>{{entry.code}}</h1>{{{entry.note}}}\n",
    "theme/templates/group.mustache": "<h1>{{group.title}}</h1>{{#entries}}{{{note}}}{{/entries}}\n",
    "theme/templates/page.mustache": "{{{content}}}\n",
    "theme/templates/changes.mustache": "<p>{{changes}}</p>\n",
    "theme/templates/not_found.mustache": "<p>{{root}}</p>\n",
    "theme/templates/navigation.mustache": "<nav></nav>\n",
}


def write(folder: Path, files: dict[str, str]) -> None:
    """Writes files, by path."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
