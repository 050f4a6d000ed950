"""Tables of the guide that say what the program, the catalog of faults and the action know; `make tables` writes them.

Those of keys and of templates are held by the Swift tests.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from chapters import PAGES, REPOSITORY

# As people call them, where that is not the name in capital letters.
LANGUAGES = {
    "http": "HTTP", "shell": "Shell", "diff": "Diff", "markup": "HTML and XML", "swift": "Swift", "javascript": "JavaScript",
    "typescript": "TypeScript", "python": "Python", "ruby": "Ruby", "go": "Go", "rust": "Rust", "java": "Java",
    "kotlin": "Kotlin", "cpp": "C++", "csharp": "C#", "haskell": "Haskell", "dart": "Dart", "svelte": "Svelte",
    "astro": "Astro", "powershell": "PowerShell", "lua": "Lua", "elixir": "Elixir", "scala": "Scala", "graphql": "GraphQL",
    "protobuf": "Protobuf", "dockerfile": "Dockerfile", "hcl": "HCL (Terraform)",
}  # fmt: skip


def hold(page: str, head: list[str], rows: list[list[str]]) -> None:
    """Holds a chapter to a table, which no other there has the head of."""
    assert len(rows) > 3
    file = PAGES / f"{page}.md"
    text = file.read_text(encoding="utf-8")
    table = "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])
    begin = "| " + " | ".join(head) + " |\n"
    assert text.count(f"\n{begin}") == 1, f"{page} has not one table that begins with {begin}"
    start = text.index(begin)
    end = text.find("\n\n", start)
    new = text[:start] + table + (text[end:] if end >= 0 else "\n")
    if new != text and os.environ.get("RECORD_TABLES") == "1":
        file.write_text(new, encoding="utf-8")
    assert new == text, f"a table of {page} is another: `make tables` writes it"


@pytest.fixture
def program(docsite: Path) -> dict:
    """The command line as the argument parser tells it."""
    told = subprocess.run([docsite, "--experimental-dump-help"], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)["command"]


def leaves(command: dict, path: tuple[str, ...] = ()) -> list[tuple[str, dict]]:
    """The commands that do something, each with the words that name it."""
    path = (*path, command["commandName"])
    # The parser tells of its own `help` behind ours.
    subcommands = {each["commandName"]: each for each in reversed(command.get("subcommands", []))}
    if not subcommands:
        return [(" ".join(path[1:]), command)]
    names = dict.fromkeys(each["commandName"] for each in command["subcommands"])
    return [leaf for name in names for leaf in leaves(subcommands[name], path)]


def shown(command: dict, *kinds: str) -> list[dict]:
    """The arguments of some kinds that belong to a command alone."""
    arguments = [each for each in command["arguments"] if each["shouldDisplay"] and each["kind"] in kinds]
    return [each for each in arguments if each.get("preferredName", {}).get("name") not in ("help", "version")]


def cell(text: str) -> str:
    """A text in a table."""
    return " ".join(text.split()).replace("|", "\\|")


def positional(argument: dict) -> str:
    value = f"<{argument['valueName']}>" + ("..." if argument["isRepeating"] else "")
    return f"[{value}]" if argument["isOptional"] else value


def test_every_command_is_in_the_guide(program: dict):
    rows = []
    for path, command in leaves(program):
        words = ["docsite", path, *map(positional, shown(command, "positional"))]
        rows.append([f"`{' '.join(words)}`", cell(command["abstract"])])
    hold("command-line", ["command", "what it does"], rows)


def test_every_option_is_in_the_guide(program: dict):
    commands: dict[tuple[str, str], list[str]] = {}
    for path, command in leaves(program):
        for argument in shown(command, "positional", "option", "flag"):
            commands.setdefault((written(argument), meaning(argument)), []).append(path)
    for argument in shown(program, "option", "flag"):
        commands[written(argument), meaning(argument)] = ["docsite"]
    # What can be switched on and off has two names.
    options: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for (option, about), paths in commands.items():
        options.setdefault((tuple(paths), about), []).append(option)
    every = [path for path, _ in leaves(program)]
    rows = [[code(names), f"{code(gathered(list(paths), every))}: {about}"] for (paths, about), names in options.items()]
    hold("command-line", ["option", "of which commands, and what it means"], rows)


def code(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def gathered(paths: list[str], every: list[str]) -> list[str]:
    """The commands, and in place of all that begin with one word that word."""
    heads = {path.split()[0]: {each for each in every if each.split()[0] == path.split()[0]} for path in paths}
    whole = {head for head, all_of in heads.items() if all_of <= set(paths)}
    return list(dict.fromkeys(path.split()[0] if path.split()[0] in whole else path for path in paths))


def written(argument: dict) -> str:
    """How an argument is written; of an option, its shortest name first."""
    if argument["kind"] == "positional":
        return f"<{argument['valueName']}>"
    names = sorted(argument["names"], key=lambda each: each["kind"] == "long")
    text = ", ".join(("--" if each["kind"] == "long" else "-") + each["name"] for each in names)
    return text + (f" <{argument['valueName']}>" if argument["kind"] == "option" else "")


def meaning(argument: dict) -> str:
    about = cell(f"{argument.get('abstract', '')} {argument.get('discussion', '')}")
    about = re.sub(r" \(default: ([^)]*)\)", r" Default: `\1`.", about)
    values = argument.get("allValues", [])
    if not set(re.findall(r"[\w-]+", about)).issuperset(values):
        about += f" One of {code(values)}."
    standard = argument.get("defaultValue")
    return about + (f" Default: `{standard}`." if argument["kind"] == "option" and standard else "")


def test_every_input_of_the_action_is_in_the_guide():
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    rows = []
    for name, about in action["inputs"].items():
        standard = f" Default: `{about['default']}`." if about.get("default") else ""
        rows.append([f"`{name}`", cell(about["description"]) + standard])
    hold("install", ["input", "meaning"], rows)


def test_every_fault_is_in_the_guide():
    rows = []
    for file in sorted((PAGES.parent / "catalog").glob("*.yml")):
        group = yaml.safe_load(file.read_text(encoding="utf-8"))
        codes = [f"`{each['code']}`" + ("\\*" if "warning" in each["tags"] else "") for each in group["errors"]]
        rows.append([group["title"], ", ".join(codes)])
    hold("reports", ["about", "codes"], rows)


def test_every_language_that_is_highlighted_is_in_the_guide():
    source = (REPOSITORY / "Sources/SyntaxHighlighting/SyntaxLanguage.swift").read_text(encoding="utf-8")
    cases = re.findall(r'^ +case ((?:"[^"]+",? ?)+): \.(\w+)$', source, re.MULTILINE)
    rows = [
        [LANGUAGES.get(name, name.upper()), ", ".join(f"`{word}`" for word in re.findall(r'"([^"]+)"', words))]
        for words, name in cases
    ]
    assert len(rows) == len(re.findall(r"\w+", " ".join(re.findall(r"^    case ([\w, ]+)$", source, re.MULTILINE))))
    hold("writing", ["language", "fences"], rows)
