"""Sites of any size, made by chance: the same from the same seed."""

import json
from pathlib import Path
from random import Random

import sound_site

WORDS = (
    "token card expired charge refund source account limit retry frozen duplicate transfer webhook amount currency "
    "missing invalid request header signature bank the of and to in is it not with for this may must after before"
).split()
SYLLABLES = "ba ce di fo gu ha ki lo mu ne pa ri so tu ve wo xy za".split()

# At or beside each number of entries at which a build does something else: chunks of 64, all pages at once up to 200,
# short errors pages from 300, records from 500, eight chunks at a time, and one word in more than 1000 entries.
SIZES = [1, 2, 19, 20, 63, 64, 65, 127, 128, 129, 200, 201, 300, 301, 499, 500, 501, 511, 512, 513, 576, 577, 620, 700]
LARGE_SIZES = [999, 1001, 1499, 1501, 2100]
HUGE_SIZES = [32_767, 32_832, 33_000]


def words(chance: Random, count: int) -> str:
    """A text in which some words are frequent, and some stand nowhere else."""
    rare = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))) for _ in range(count // 6)]
    text = chance.choices(WORDS, k=max(1, count - len(rare))) + rare
    chance.shuffle(text)
    return " ".join(text)


def note(chance: Random, codes: list[str]) -> str:
    """A note with the headings that links of other notes lead to."""
    more = chance.choice(["", f"See `{chance.choice(codes)}`.\n\n", "```json\n{\"a\": \"" + words(chance, 4) + "\"}\n```\n\n"])
    return f"## Cause\n\n{words(chance, chance.randint(1, 60))}.\n\n{more}## Remedy\n\n{words(chance, 9)}.\n"


def name_of(entry: dict) -> str:
    """The id of an entry."""
    return f"{entry['scope']}.{entry['code']}" if "scope" in entry else entry["code"]


def entry(chance: Random, name: str, codes: list[str]) -> dict[str, object]:
    """What the catalog says of an entry, by its id: of `s1/code_7` the code in the scope `s1`."""
    scope, _, code = name.rpartition("/")
    entry: dict[str, object] = {
        "code": code, "title": words(chance, 3), "message": words(chance, 5), "summary": words(chance, 12) + "."
    }  # fmt: skip
    if scope:
        entry["scope"] = scope
    if chance.random() < 0.2:
        entry["tags"] = sorted({f"tag{chance.randrange(230)}" for _ in range(3)})
    if chance.random() < 0.1:
        entry["status"] = chance.choice([400, 401, 402, 404, 500])
    if chance.random() < 0.1:
        entry["messages"] = ["{field} " + words(chance, 3)]
    if chance.random() < 0.1:
        entry["messages"] = ["{field} " + words(chance, 3)]
        entry["parameters"] = {"field": {"type": words(chance, 1), "description": f"As `{chance.choice(codes)}` has it."}}
    if chance.random() < 0.1:
        entry["changes"] = [{"since": chance.choice(["2021-02-03", "v2"]), "what": f"Now {words(chance, 3)}, as `{chance.choice(codes)}`."}]
    if chance.random() < 0.1:
        entry["see"] = [chance.choice([other for other in codes if other != name_of(entry)] or [code])]
    if chance.random() < 0.05:
        entry["aliases"] = [f"former_{name_of(entry)}"]
    if chance.random() < 0.05:
        entry["deprecated"] = {"since": "2020-01-02", "reason": words(chance, 4)}
    if chance.random() < 0.1:
        entry["fields"] = fields(chance, codes)
    if chance.random() < 0.05:
        entry["error_body"] = chance.choice(["none", '{"code": "{{code}}"}', words(chance, 3)])
    if chance.random() < 0.05:
        entry["examples"] = [{"title": words(chance, 2), "body": words(chance, 5)}]
    if chance.random() < 0.05:
        entry["variants"] = [{"name": words(chance, 2), "status": chance.choice([402, 409]), "message": words(chance, 3)}]
    if chance.random() < 0.1 and code != codes[0]:
        # Never in a circle.
        entry["parent"] = chance.choice(codes[: codes.index(code)] if code in codes else codes[:1])
    if chance.random() < 0.05:
        entry["returned_by"] = sorted({f"POST /objects/{chance.randrange(30)}" for _ in range(chance.randint(1, 12))})
    return entry


FIELDS = """fields:
  severity: {type: choice, choices: [info, warning, error], filter: true, head: true}
  product: {filter: true, search: true}
  docs: {type: link}
  why: {type: markdown, search: true}
  owner: {of: group, search: true}
"""


def fields(chance: Random, codes: list[str]) -> dict[str, object]:
    """Some values of the fields that the site declares."""
    values = {
        "severity": chance.choice(["info", "warning", "error"]), "product": words(chance, 2),
        "docs": chance.choice(["../pages/guide.md", "https://example.test/docs", "#" + chance.choice(codes)]),
        "why": f"Since `{chance.choice(codes)}`: *{words(chance, 3)}*.",
    }  # fmt: skip
    return {name: values[name] for name in chance.sample(sorted(values), chance.randint(1, 3))}


def group(name: str, title: str, entries: list[dict[str, object]]) -> str:
    """A file of the catalog, with an entry a line."""
    lines = "".join(f"  - {json.dumps(entry)}\n" for entry in entries)
    return f'group: "{name}"\ntitle: "{title}"\nstatus: 400\nsummary: "Of {name}."\nerrors:\n{lines}'


THEME = {path: text for path, text in sound_site.FILES.items() if path.startswith("theme/")} | {
    "theme/templates/errors.mustache": (
        "{{{introduction}}}{{#groups}}<h2 id=\"{{anchor}}\">{{title}}</h2>{{#entries}}<h3 id=\"{{anchor}}\">"
        "{{#anchors}}<i id=\"{{.}}\"></i>{{/anchors}}{{code}}</h3>{{{summary}}}{{/entries}}{{/groups}}"
        "{{#shared_codes}}<h2 id=\"{{anchor}}\">{{#anchors}}<i id=\"{{.}}\"></i>{{/anchors}}{{code}}</h2>"
        "{{#holders}}<a href=\"{{url}}\">{{scope}} {{name}}</a>{{/holders}}{{/shared_codes}}\n"
    ),
    "theme/templates/changes.mustache": (
        "{{#releases}}<h2>{{name}}</h2>{{#added}}+{{code}} {{/added}}{{#retired}}-{{code}} {{/retired}}{{/releases}}\n"
    ),
    "theme/assets/site.css": "body { color: black }\n",
}  # fmt: skip


def write(folder: Path, seed: int, size: int) -> None:
    """Writes a site of so many entries."""
    chance = Random(seed)
    names = [f"code_{number}" if number % 7 else f"E{number:04}.x" for number in range(size)]
    # Of some sites entries share codes, two or three each, or have one to themselves.
    if size < 1000 and chance.random() < 0.4:
        for number in range(size):
            if number % 9 < (1 if number // 9 % 4 == 3 else 3):
                names[number] = f"s{number % 3}/code_{number // 9}x"
    codes = [name.replace("/", ".") for name in names]
    files = {
        "content/site.yml": f"title: Errors\ndescription: All of them\nbase_url: https://example.test/api/\n{FIELDS}",
        "content/pages/index.md": "Read this first.\n\n## First things\n\nText.\n",
        "content/pages/guide.md": "---\ntitle: Guide\n---\n\n## Backoff\n\nWait.\n",
        "content/static/a.txt": "a",
        "content/static/flow.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>',
    }
    # Of a large site docsite's own pages take most of the time.
    if size > 400 or chance.random() < 0.6:
        files |= THEME
    count = min(size, chance.choice([1, 2, 3, 6, 9]))
    for number in range(count):
        entries = [entry(chance, name, codes) for name in names[number::count]]
        files[f"content/catalog/g{number}.yml"] = group(f"g{number}", f"Group {number}", entries)
    for number, code in enumerate(codes):
        if chance.random() < 0.9:
            head = "" if number % 7 else f"---\ncode: {code}\n---\n"
            files[f"content/notes/{code.replace('.', '-')}.md"] = head + note(chance, codes)
    sound_site.write(folder, files)
