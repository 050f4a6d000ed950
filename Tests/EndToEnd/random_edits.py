"""Edits of a site, made by chance: the same from the same seed on the same site.

An edit is a function that is given the folder of the site and a source of chance, and changes files. It may leave the site
with faults; `restore` mends them.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import random_site

Edit = Callable[[Path, Random], None]
EDITS: dict[str, tuple[int, Edit]] = {}

# What `restore` puts back.
SOURCES = ["content", "theme"]


def edit(weight: int) -> Callable[[Edit], Edit]:
    """Makes a function one of the edits, to be chosen so often."""

    def register(function: Edit) -> Edit:
        EDITS[function.__name__] = (weight, function)
        return function

    return register


def files(folder: Path, pattern: str) -> list[Path]:
    """The files that fit a pattern, in one order."""
    return sorted(path for path in folder.glob(pattern) if path.is_file())


def pick(folder: Path, chance: Random, pattern: str) -> Path | None:
    found = files(folder, pattern)
    return chance.choice(found) if found else None


def codes(folder: Path) -> list[str]:
    """The ids of the catalog's entries, as far as it can be read."""
    return [random_site.name_of(entry) for file in files(folder, "content/catalog/*.yml") for _, entry in entries(lines(file))] or ["none"]


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)


def entries(of: list[str]) -> list[tuple[int, dict]]:
    """The entries of a file of the catalog, each with the number of its line."""
    found = []
    for number, line in enumerate(of):
        if line.startswith("  - {"):
            try:
                found.append((number, json.loads(line[4:])))
            except ValueError:
                continue
    return found


def change_entry(folder: Path, chance: Random, change: Callable[[dict], dict | None]) -> None:
    """Changes an entry, or removes it."""
    file = pick(folder, chance, "content/catalog/*.yml")
    if file is None or not (found := entries(text := lines(file))):
        return
    number, entry = chance.choice(found)
    changed = change(entry)
    text[number] = "" if changed is None else f"  - {json.dumps(changed)}\n"
    file.write_text("".join(text), encoding="utf-8")


def replace_in(file: Path | None, old: str, new: str) -> None:
    if file is not None:
        file.write_text(file.read_text(encoding="utf-8", errors="replace").replace(old, new, 1), encoding="utf-8")


# MARK: - Notes


@edit(20)
def rewrite_note(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        note.write_text(random_site.note(chance, codes(folder)), encoding="utf-8")


@edit(12)
def change_a_word(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        words = note.read_text(encoding="utf-8", errors="replace").split(" ")
        words[chance.randrange(len(words))] = chance.choice(random_site.WORDS)
        note.write_text(" ".join(words), encoding="utf-8")


@edit(10)
def change_bytes_but_neither_size_nor_times(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, chance.choice(["content/notes/*.md"] * 4 + ["content/catalog/*.yml", "content/pages/*.md"])):
        before = file.stat()
        file.write_text(file.read_text(encoding="utf-8").replace("e", chance.choice("aiou"), 1), encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@edit(4)
def set_times_back(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, "content/**/*"):
        file.write_bytes(file.read_bytes() + b"\n")
        os.utime(file, (1_000_000_000, 1_000_000_000))


@edit(3)
def touch(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, chance.choice(["content/**/*", "theme/**/*", "public/**/*"])):
        os.utime(file)


@edit(4)
def write_a_very_long_note(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        note.write_text(random_site.words(chance, chance.choice([300, 3000, 20_000])), encoding="utf-8")


@edit(4)
def write_the_same_word_everywhere(folder: Path, chance: Random) -> None:
    word = chance.choice(random_site.SYLLABLES) * 3
    found = files(folder, "content/notes/*.md")
    for note in chance.sample(found, min(len(found), chance.choice([2, 40, 200]))):
        note.write_text(note.read_text(encoding="utf-8", errors="replace") + f"\n{word}\n", encoding="utf-8")


@edit(6)
def add_note(folder: Path, chance: Random) -> None:
    known = codes(folder)
    file = folder / f"content/notes/{chance.choice(known).replace('.', '-')}.md"
    if not file.exists():
        file.write_text(random_site.note(chance, known), encoding="utf-8")


@edit(4)
def remove_note(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        note.unlink()


@edit(5)
def swap_notes(folder: Path, chance: Random) -> None:
    found = files(folder, "content/notes/*.md")
    if len(found) > 1:
        first, second = chance.sample(found, 2)
        beside = first.with_name("beside")
        first.rename(beside)
        second.rename(first)
        beside.rename(second)


@edit(3)
def rename_note(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        note.rename(note.with_name(f"elsewhere{chance.randrange(3)}.md"))


@edit(4)
def put_a_link_in_place_of_a_note(folder: Path, chance: Random) -> None:
    found = files(folder, "content/notes/*.md")
    if len(found) > 1:
        first, second = chance.sample(found, 2)
        first.unlink()
        first.symlink_to(second.name)


@edit(3)
def give_a_note_another_name(folder: Path, chance: Random) -> None:
    found = files(folder, "content/notes/*.md")
    if len(found) > 1:
        first, second = chance.sample(found, 2)
        if not second.is_symlink():
            first.unlink()
            os.link(second, first)


@edit(5)
def write_front_matter(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        head = chance.choice(["", "updated: 2026-01-02\n", f"code: {chance.choice(codes(folder))}\n", f"code: {note.stem}\n"])
        body = note.read_text(encoding="utf-8", errors="replace").split("---\n")[-1]
        note.write_text(f"---\n{head}---\n{body}", encoding="utf-8")


@edit(3)
def drop_front_matter(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        note.write_text(note.read_text(encoding="utf-8", errors="replace").split("---\n")[-1], encoding="utf-8")


@edit(6)
def lead_to_a_heading(folder: Path, chance: Random) -> None:
    found = files(folder, "content/notes/*.md")
    if found:
        note, other = chance.choice(found), chance.choice(found)
        fragment = chance.choice(["cause", "remedy", "remedy", "nowhere"])
        note.write_text(note.read_text(encoding="utf-8", errors="replace") + f"\nSee [it]({other.name}#{fragment}).\n", encoding="utf-8")


@edit(4)
def rename_a_heading(folder: Path, chance: Random) -> None:
    replace_in(pick(folder, chance, "content/notes/*.md"), "## Remedy", chance.choice(["## Other", "### Remedy", "Remedy"]))


@edit(4)
def write_what_is_warned_of(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        text = chance.choice(["\n[nowhere][]\n", "\n![](../static/flow.svg)\n", "\n## Cause\n", "\n\ufeff\u200b<b>x</b>\n", "\n`code_0` {#x}\n"])
        note.write_text(note.read_text(encoding="utf-8", errors="replace") + text, encoding="utf-8")


@edit(4)
def write_what_is_wrong(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, chance.choice(["content/notes/*.md", "content/pages/*.md"])):
        text = chance.choice([b"\n[x](#nowhere_at_all)\n", b"\n\xff\xfe\n", b"\n[x](missing.md)\n", b"\n[x](/docs/x)\n", b"\n![x](../static/no.png)\n"])
        note.write_bytes(note.read_bytes() + text)


@edit(4)
def write_for_some_readers(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        text = chance.choice(["\n> [!INTERNAL]\n> ## Within\n> text\n", "\n> [!MARKET jp, th]\n> text\n", "\n- > [!INTERNAL]\n"])
        note.write_text(note.read_text(encoding="utf-8", errors="replace") + text, encoding="utf-8")


@edit(2)
def show_an_image(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        note.write_text(note.read_text(encoding="utf-8", errors="replace") + "\n![Flow](../static/flow.svg)\n", encoding="utf-8")


@edit(2)
def empty_a_note(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        note.write_text("")


@edit(2)
def write_other_line_ends(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        note.write_bytes(note.read_bytes().replace(b"\n", chance.choice([b"\r\n", b"\r"])))


@edit(2)
def write_a_stray_file(folder: Path, chance: Random) -> None:
    file = folder / chance.choice(["content/notes/readme.txt", "content/more.txt", "content/notes/no_code.md", "content/notes/.#lock"])
    if file.exists():
        file.unlink()
    else:
        file.write_text("Text.\n")


@edit(2)
def put_a_folder_away_and_back(folder: Path, chance: Random) -> None:
    found = folder / chance.choice(["content/notes", "content/pages", "content/catalog", "theme", "public"])
    if found.is_dir():
        copy = found.with_name("copy")
        shutil.copytree(found, copy, symlinks=True)
        shutil.rmtree(found)
        copy.rename(found)


# MARK: - The catalog


@edit(8)
def change_a_text_of_an_entry(folder: Path, chance: Random) -> None:
    key = chance.choice(["title", "message", "summary"])
    change_entry(folder, chance, lambda entry: entry | {key: random_site.words(chance, chance.randint(1, 12))})


@edit(5)
def change_a_key_of_an_entry(folder: Path, chance: Random) -> None:
    known = codes(folder)
    change = chance.choice([
        {"status": chance.choice([400, 404, 409, 500])}, {"tags": ["tag1", f"tag{chance.randrange(400)}"]}, {"tags": []},
        {"see": [chance.choice(known)]}, {"retry": "never"}, {"since": "2020-01-01"},
        {"deprecated": {"since": "2021-01-01", "use": chance.choice(known)}}, {"retired": {"since": "2022-01-01"}},
        {"audience": "internal"}, {"audience": "public"},
        {"messages": ["{a} b"], "parameters": {chance.choice("aab"): {"description": random_site.words(chance, 2)}}},
        {"identifier": f"Name{chance.randrange(50)}"}, {"changes": [{"since": "2022-02-02", "what": random_site.words(chance, 4)}, {"since": "v3", "what": "Slower."}]},
        {"fields": random_site.fields(chance, known)}, {"fields": {"severity": chance.choice(["info", "fatal"])}},
        {"error_body": chance.choice(["none", "{{code}}"])},
        {"variants": [{"name": random_site.words(chance, 2), "when": random_site.words(chance, 3)}]},
        {"returned_by": [f"GET /objects/{chance.randrange(9)}", "POST /objects"]},
        {"parent": chance.choice(known)},
        {"examples": [{"body": random_site.words(chance, 3), "status": chance.choice([400, 404])}]},
    ])  # fmt: skip
    change_entry(folder, chance, lambda entry: entry | change)


@edit(3)
def take_a_key_off_an_entry(folder: Path, chance: Random) -> None:
    key = chance.choice([
        "tags", "see", "status", "messages", "deprecated", "retired", "aliases", "summary", "audience", "fields", "parameters",
        "changes", "error_body", "examples", "variants", "parent", "returned_by",
    ])  # fmt: skip
    change_entry(folder, chance, lambda entry: {name: value for name, value in entry.items() if name != key})


@edit(5)
def rename_a_code(folder: Path, chance: Random) -> None:
    code = f"renamed_{chance.randrange(1000)}"

    def rename(entry: dict) -> dict:
        note = folder / f"content/notes/{entry['code']}.md"
        if note.is_file() and chance.random() < 0.8:
            note.rename(note.with_name(f"{code}.md"))
        aliases = entry.get("aliases", []) + ([entry["code"]] if chance.random() < 0.8 else [])
        return entry | {"code": code, "aliases": aliases}

    change_entry(folder, chance, rename)


@edit(4)
def change_a_scope(folder: Path, chance: Random) -> None:
    scope = chance.choice(["s0", "s1", "s2", "S1", "a/b", "none"])

    def change(entry: dict) -> dict:
        rest = {name: value for name, value in entry.items() if name != "scope"}
        kept = {"aliases": entry.get("aliases", []) + [random_site.name_of(entry)]} if chance.random() < 0.6 else {}
        return rest | kept | ({} if scope == "none" else {"scope": scope})

    change_entry(folder, chance, change)


@edit(4)
def share_a_code(folder: Path, chance: Random) -> None:
    """Gives an entry the code of another, in a scope of its own."""
    other = chance.choice(codes(folder)).rpartition(".")[2]
    change_entry(folder, chance, lambda entry: entry | {"code": other, "scope": f"s{chance.randrange(9)}"})


@edit(2)
def mean_a_code_by_itself(folder: Path, chance: Random) -> None:
    if note := pick(folder, chance, "content/notes/*.md"):
        name = chance.choice(codes(folder)).rpartition(".")[2]
        text = chance.choice([f"\n`{name}`\n", f"\n[x](#{name})\n", f"\n[x][{name}]\n"])
        note.write_text(note.read_text(encoding="utf-8", errors="replace") + text, encoding="utf-8")


@edit(2)
def change_the_scope_of_a_group(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, "content/catalog/*.yml"):
        text = [line for line in lines(file) if not line.startswith("scope:")]
        if chance.random() < 0.7:
            text.insert(1, f"scope: g{chance.randrange(3)}\n")
        file.write_text("".join(text), encoding="utf-8")


@edit(5)
def add_entries(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, "content/catalog/*.yml"):
        known = codes(folder)
        count = chance.choice([1, 1, 1, 2, 20, 64])
        more = [random_site.entry(chance, f"added_{chance.randrange(10_000)}", known) for _ in range(count)]
        text = lines(file)
        text[len(text) if chance.random() < 0.5 else -1 :] = [*text[-1:], *(f"  - {json.dumps(entry)}\n" for entry in more)]
        file.write_text("".join(dict.fromkeys(text)), encoding="utf-8")


@edit(3)
def remove_an_entry(folder: Path, chance: Random) -> None:
    def remove(entry: dict) -> None:
        (folder / f"content/notes/{entry['code']}.md").unlink(missing_ok=True)

    change_entry(folder, chance, remove)


@edit(3)
def move_an_entry(folder: Path, chance: Random) -> None:
    moved: list[dict] = []
    change_entry(folder, chance, lambda entry: moved.append(entry))
    if moved and (file := pick(folder, chance, "content/catalog/*.yml")):
        file.write_text("".join([*lines(file), f"  - {json.dumps(moved[0])}\n"]), encoding="utf-8")


@edit(3)
def shuffle_a_group(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, "content/catalog/*.yml"):
        text = lines(file)
        numbers = [number for number, _ in entries(text)]
        shuffled = [text[number] for number in chance.sample(numbers, len(numbers))]
        for number, line in zip(numbers, shuffled):
            text[number] = line
        file.write_text("".join(text), encoding="utf-8")


@edit(3)
def swap_groups(folder: Path, chance: Random) -> None:
    found = files(folder, "content/catalog/*.yml")
    if len(found) > 1:
        first, second = chance.sample(found, 2)
        beside = first.with_name("beside")
        first.rename(beside)
        second.rename(first)
        beside.rename(second)


@edit(3)
def rename_the_file_of_a_group(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, "content/catalog/*.yml"):
        file.rename(file.with_name(f"{chance.choice('afmz')}{chance.randrange(100)}.yml"))


@edit(2)
def add_a_group(folder: Path, chance: Random) -> None:
    name = f"more{chance.randrange(1000)}"
    found = [random_site.entry(chance, f"{name}_{number}", codes(folder)) for number in range(chance.choice([0, 1, 3, 70]))]
    file = folder / f"content/catalog/{chance.choice('afmz')}{name}.yml"
    file.write_text(random_site.group(name, f"Group {name}", found), encoding="utf-8")


@edit(2)
def remove_a_group(folder: Path, chance: Random) -> None:
    if len(files(folder, "content/catalog/*.yml")) > 1 and (file := pick(folder, chance, "content/catalog/*.yml")):
        file.unlink()


@edit(2)
def change_the_title_of_a_group(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, "content/catalog/*.yml"):
        text = [f'title: "{random_site.words(chance, 2)}"\n' if line.startswith("title:") else line for line in lines(file)]
        file.write_text("".join(text), encoding="utf-8")


@edit(2)
def break_the_catalog(folder: Path, chance: Random) -> None:
    replace_in(pick(folder, chance, "content/catalog/*.yml"), '"message": ', chance.choice(['"mesage": ', '"message: ', "&x "]))


# MARK: - The site, its pages and its theme


@edit(5)
def change_site_yml(folder: Path, chance: Random) -> None:
    more = chance.choice([
        "", "language: de\n", "language: en-GB\n", "edit_url: https://git.example.test/edit/{path}\n",
        "markdown: {unsafe_html: true}\n", "markdown: {highlighting: false}\n", "notes: {required: true}\n",
        "notes: {sections: [Cause]}\n", "links: {nowhere: https://example.test/}\n", "titel: x\n",
        'error_body: "{{code}}: {{message}}"\n', "wording: {preset: linter}\n", "wording: {preset: lintr}\n", "feedback_url: https://example.test/?c={code}\n", "support_url: mailto:a@b.test?{x}\n", "site_root: https://www.example.test/\n", "site_root: www.example.test\n",
        "placeholders: braces\n", "placeholders: printf\n", "placeholders: none\n",
    ])  # fmt: skip
    base = chance.choice(["https://example.test/api/"] * 4 + ["https://example.test/", "https://example.test/other/"])
    fields = chance.choice([random_site.FIELDS] * 4 + ["", random_site.FIELDS.replace("info,", "info, fatal,"),
        random_site.FIELDS.replace("search: true", "label: Other"), random_site.FIELDS.replace(", head: true", "")])  # fmt: skip
    text = f"title: {random_site.words(chance, 1)}\ndescription: All of them\nbase_url: {base}\n{fields}{more}"
    (folder / "content/site.yml").write_text(text, encoding="utf-8")


@edit(5)
def write_a_page(folder: Path, chance: Random) -> None:
    name = chance.choice(["index", "guide", "more", "deep/page"])
    head = chance.choice(["", "---\ntitle: A page\n---\n", "---\ntitle: A page\nupdated: 2026-02-03\ndescription: x\n---\n", "---\ntitel: x\n---\n"])
    file = folder / f"content/pages/{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(head + "\n" + random_site.note(chance, codes(folder)), encoding="utf-8")


@edit(2)
def remove_a_page(folder: Path, chance: Random) -> None:
    if page := pick(folder, chance, "content/pages/**/*.md"):
        page.unlink()


@edit(3)
def lead_to_a_heading_from_a_page(folder: Path, chance: Random) -> None:
    page, note = pick(folder, chance, "content/pages/*.md"), pick(folder, chance, "content/notes/*.md")
    if page and note:
        page.write_text(page.read_text(encoding="utf-8", errors="replace") + f"\n[x](../notes/{note.name}#remedy)\n", encoding="utf-8")


@edit(4)
def write_a_static_file(folder: Path, chance: Random) -> None:
    name = chance.choice(["a.txt", "b.txt", "flow.svg", "deep/c.html", "errors/index.html"])
    file = folder / f"content/static/{name}"
    file.parent.mkdir(parents=True, exist_ok=True)
    size = chance.randrange(1, 30)
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"></svg>\n')


@edit(2)
def remove_a_static_file(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, "content/static/**/*"):
        file.unlink()


@edit(4)
def change_a_template(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, "theme/templates/*.mustache"):
        text = chance.choice(["<p>More</p>\n", "{{nothing}}\n", "<p>{{site.title}}</p>\n", '<a href="{{root}}nowhere">x</a>\n', ""])
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


@edit(3)
def change_a_stylesheet(folder: Path, chance: Random) -> None:
    file = folder / "theme/assets" / chance.choice(["site.css", "more.css"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"body {{ color: #{chance.randrange(1000):03} }}\n")


@edit(2)
def change_theme_yml(folder: Path, chance: Random) -> None:
    text = chance.choice([
        "name: own\n", "name: own\ncolors: {ink: '#123456'}\n", "name: own\ninherit: false\n", "nam: x\n",
        "name: own\nfooter: {There: 'https://example.test/'}\n", "name: own\nheader: {Guide: guide/}\n",
    ])  # fmt: skip
    (folder / "theme").mkdir(exist_ok=True)
    (folder / "theme/theme.yml").write_text(text, encoding="utf-8")


@edit(2)
def remove_a_file_of_the_theme(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, "theme/**/*"):
        file.unlink()


@edit(1)
def remove_the_theme(folder: Path, chance: Random) -> None:
    shutil.rmtree(folder / "theme", ignore_errors=True)


# MARK: - Known faults


@edit(4)
def let_faults_pass(folder: Path, chance: Random) -> None:
    """Lists faults that other edits make, and some that nobody does."""
    notes = [f"notes/{file.name}" for file in files(folder, "content/notes/*.md")] or ["notes/none.md"]
    found = [
        "\t".join([note, fault, text, *chance.choice([[], [], ["×3"]])]) + "\n"
        for note in chance.sample(notes, min(len(notes), chance.choice([1, 20, 200])))
        for fault, text in [
            ("unresolved-link", "link to `missing.md` leads nowhere"), ("unresolved-link", "link to `../static/no.png` leads nowhere"),
        ]
    ]  # fmt: skip
    broken = chance.choice([[], [], ["no line\n"], ["notes/a.md\tunsafe-link\tx\n"]])
    (folder / "content/known-faults.txt").write_text("".join(["# Known.\n", *found, *broken]), encoding="utf-8")


@edit(1)
def let_no_fault_pass(folder: Path, chance: Random) -> None:
    (folder / "content/known-faults.txt").unlink(missing_ok=True)


# MARK: - The ledger


@edit(4)
def change_the_ledger(folder: Path, chance: Random) -> None:
    ledger = folder / "content/permalinks.txt"
    if not ledger.exists():
        return
    text = lines(ledger)
    number = chance.randrange(len(text))
    match chance.randrange(6):
        case 0: text.append(f"#gone{chance.randrange(9)}\terror gone\tunreleased\n")
        case 1: text[number] = text[number].replace("unreleased", "2024-01-02")
        case 2: text = [line.replace("unreleased", f"202{chance.randrange(6)}-03-04") for line in text]
        case 3: text[number] = ""
        case 4: text[number] = text[number].replace("error ", "eror ")
        case _: text = text[:number]
    ledger.write_text("".join(text), encoding="utf-8")


@edit(2)
def remove_the_ledger(folder: Path, chance: Random) -> None:
    (folder / "content/permalinks.txt").unlink(missing_ok=True)


# MARK: - What a build has written


@edit(5)
def change_a_file_of_the_output(folder: Path, chance: Random) -> None:
    if file := pick(folder, chance, chance.choice(["public/**/*", "public/search/*", "public/errors/**/*.html"])):
        if file.name == ".docsite-files":
            return
        match chance.randrange(5):
            case 0: file.unlink()
            case 1: file.write_bytes(b"")
            case 2: file.write_bytes(file.read_bytes()[::-1])
            case 3:
                copy = folder / "copy-of-a-page"
                shutil.copy2(file, copy)
                file.unlink()
                file.symlink_to(copy)
            case _:
                before = file.stat()
                file.write_bytes(bytes([byte ^ 1 for byte in file.read_bytes()]))
                os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@edit(2)
def swap_files_of_the_output(folder: Path, chance: Random) -> None:
    found = [file for file in files(folder, "public/**/*.html")]
    if len(found) > 1:
        first, second = chance.sample(found, 2)
        beside = first.with_name("beside")
        first.rename(beside)
        second.rename(first)
        beside.rename(second)


@edit(1)
def remove_folders_of_the_output(folder: Path, chance: Random) -> None:
    shutil.rmtree(folder / "public" / chance.choice(["errors", "search", "groups", "changes"]), ignore_errors=True)


@edit(1)
def remove_the_output(folder: Path, chance: Random) -> None:
    shutil.rmtree(folder / "public", ignore_errors=True)


@edit(2)
def damage_a_record(folder: Path, chance: Random) -> None:
    if record := pick(folder, chance, "cache/docsite/builds/*"):
        match chance.randrange(3):
            case 0: record.unlink()
            case 1: record.write_bytes(record.read_bytes()[: chance.randrange(record.stat().st_size + 1)])
            case _:
                text = bytearray(record.read_bytes())
                if text:
                    text[chance.randrange(len(text))] ^= 1 << chance.randrange(8)
                record.write_bytes(text)


@edit(2)
def put_an_older_record_back(folder: Path, chance: Random) -> None:
    for record in files(folder, "cache/docsite/builds/*"):
        kept = folder / f"older-{record.suffix}"
        if kept.exists():
            chance.random() < 0.7 and shutil.copy(kept, record)
        else:
            shutil.copy(record, kept)


# MARK: - Mending


def keep(folder: Path) -> None:
    """Keeps the sources as they are, to be put back."""
    kept = folder / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    for name in SOURCES:
        if (folder / name).exists():
            shutil.copytree(folder / name, kept / name, symlinks=True)


def held(file: Path) -> tuple[bool, bytes]:
    """What a file holds; of a link, which may lead nowhere, what it says."""
    return (True, os.readlink(os.fsencode(file))) if file.is_symlink() else (False, file.read_bytes())


def restore(folder: Path) -> None:
    """Puts the sources back as they were kept; files that are the same are left alone."""
    kept = folder / "kept"
    for name in SOURCES:
        for file in sorted((folder / name).rglob("*"), reverse=True):
            twin = kept / file.relative_to(folder)
            if file.is_dir() and not file.is_symlink():
                if not twin.is_dir():
                    file.rmdir()
            elif not os.path.lexists(twin) or held(file) != held(twin):
                file.unlink()
        for twin in sorted((kept / name).rglob("*")):
            file = folder / twin.relative_to(kept)
            if twin.is_dir() and not twin.is_symlink():
                file.mkdir(parents=True, exist_ok=True)
            elif not os.path.lexists(file):
                file.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(twin, file, follow_symlinks=False)


def choose(chance: Random, leaving_out: set[str] = frozenset()) -> str:
    """The name of an edit."""
    names = [name for name in EDITS if name not in leaving_out]
    return chance.choices(names, [EDITS[name][0] for name in names])[0]
