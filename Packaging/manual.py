"""The manual page, made of what the argument parser says of itself and of the help topics."""

import json
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

# Every command has them, so they are told once.
EVERYWHERE = {"help", "version"}
# The parts of the guide's page of the command line that a manual page has sections for (man-pages(7)).
PARTS = ["Exit status", "Environment", "Files"]


def described(program: Path) -> dict:
    """The command line as the argument parser tells it."""
    told = subprocess.run([program, "--experimental-dump-help"], capture_output=True, text=True, check=True)
    description = json.loads(told.stdout)
    assert description["serializationVersion"] == 0, "the argument parser tells its commands in another form"
    return description["command"]


def page(program: Path, version: str, epoch: int, topics: dict[str, str]) -> str:
    """The page `docsite(1)` in man(7).

    `epoch` is the day that it bears, in seconds; `topics` holds Markdown, by the heading that it gets.
    """
    command = described(program)
    day = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d")
    lines = [
        f'.TH DOCSITE 1 "{day}" "docsite {version}" "User Commands"',
        ".SH NAME",
        f"docsite \\- {text(command['abstract'][0].lower() + command['abstract'][1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        ".nf",
        *(f"\\fB{text(' '.join(path))}\\fR{usage(each)}" for path, each in leaves(command)),
        ".fi",
        ".SH DESCRIPTION",
        *paragraphs(command.get("discussion", "")),
        ".SH COMMANDS",
    ]
    for path, each in leaves(command):
        lines += [f".SS {text(' '.join(path))}", *paragraphs(f"{each['abstract']}\n\n{each.get('discussion', '')}")]
        lines += [line for argument in shown(each) for line in item(argument)]
    lines += [".SH OPTIONS OF EVERY COMMAND"]
    lines += [line for argument in command["arguments"] if argument["shouldDisplay"] for line in item(argument)]
    for heading, markdown in topics.items():
        lines += [f".SH {heading.upper()}", *blocks(markdown)]
    return "\n".join(lines) + "\n"


def leaves(command: dict, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], dict]]:
    """The commands that do something, each with the words that name it."""
    path = (*path, command["commandName"])
    # The parser tells of its own `help` behind ours.
    subcommands = {each["commandName"]: each for each in reversed(command.get("subcommands", []))}
    if not subcommands:
        return [(path, command)]
    names = dict.fromkeys(each["commandName"] for each in command["subcommands"])
    return [leaf for name in names for leaf in leaves(subcommands[name], path)]


def shown(command: dict) -> list[dict]:
    """The arguments that belong to a command alone."""
    arguments = [each for each in command["arguments"] if each["shouldDisplay"]]
    return [each for each in arguments if name(each) not in EVERYWHERE]


def name(argument: dict) -> str:
    return argument.get("preferredName", {"name": ""})["name"]


def usage(command: dict) -> str:
    """What stands behind the name of a command, in short."""
    words = [" [\\fIoptions\\fR]"] if any(each["kind"] != "positional" for each in shown(command)) else []
    for each in shown(command):
        if each["kind"] == "positional":
            value = f"\\fI{text(each['valueName'])}\\fR" + ("..." if each["isRepeating"] else "")
            words.append(f" [{value}]" if each["isOptional"] else f" {value}")
    return "".join(words)


def item(argument: dict) -> list[str]:
    """One argument: how it is written, and what it means."""
    value = f"\\fI{text(argument['valueName'])}\\fR"
    names = sorted(argument.get("names", []), key=lambda each: each["kind"] == "long")
    written = ", ".join(f"\\fB{text(('--' if each['kind'] == 'long' else '-') + each['name'])}\\fR" for each in names)
    if argument["kind"] == "positional":
        written = value
    elif argument["kind"] == "option":
        written += f" {value}"
    meaning = argument.get("abstract", "")
    if argument["kind"] == "option" and "defaultValue" in argument:
        meaning += f" (default: {argument['defaultValue']})"
    lines = [".TP", written, *inline(meaning)]
    if "discussion" in argument:
        lines += inline(argument["discussion"])
    if values := unsaid_values(argument):
        lines += inline("One of " + ", ".join(f"`{value}`" for value in values) + ".")
    return lines


def unsaid_values(argument: dict) -> list[str]:
    """What an argument may be, where it is one of few and its text does not name them all."""
    values = argument.get("allValues", [])
    words = set(re.findall(r"[\w-]+", f"{argument.get('abstract', '')} {argument.get('discussion', '')}"))
    return [] if words.issuperset(values) else values


def part(page: str, heading: str) -> str:
    """What stands on a page of the guide below a heading of the second rank."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"the guide has no heading {heading}"
    return found[1]


def text(plain: str) -> str:
    """A text as roff takes it: each hyphen is one that can be copied."""
    return plain.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")


def inline(markdown: str) -> list[str]:
    """A paragraph: words in code spans bold, each sentence of its lines protected from being a request."""
    if not markdown:
        return []
    parts = re.split(r"`([^`]*)`", " ".join(markdown.split()))
    line = "".join(f"\\fB{text(part)}\\fR" if number % 2 else text(part) for number, part in enumerate(parts))
    return ["\\&" + line if line.startswith(".") else line]


def paragraphs(markdown: str) -> list[str]:
    """Paragraphs, each on a line of its own and a request between two."""
    lines = [line for each in markdown.split("\n\n") if each.strip() for line in (".PP", *inline(each))]
    return lines[1:]


def blocks(markdown: str) -> list[str]:
    """A topic: its paragraphs, and its tables as lists of what stands in their first column."""
    lines: list[str] = []
    for number, block in enumerate(re.split(r"\n\n+", markdown.strip())):
        rows = [row.strip("|").split(" | ") for row in block.splitlines() if row.startswith("|")]
        if not rows:
            lines += [".PP", *paragraphs(block)] if number else paragraphs(block)
        for first, *rest in (([cell.strip() for cell in row]) for row in rows[2:]):
            lines += [".TP", *inline(first), *inline(": ".join(rest))]
    return lines
