"""The README and the chapters of the guide, as steps that a reader takes: fences, and where a new part begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = REPOSITORY / "docs/content/pages"
README = REPOSITORY / "README.md"
CHAPTERS = [README, *sorted(PAGES.rglob("*.md"))]

STEP = re.compile(
    r"^(?P<ticks>`{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=ticks)$"
    r"|^<!-- site: (?P<site>\w+) -->$"
    r"|^(?P<signs>#{1,6}) (?P<heading>[^\n]*)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Heading:
    """A new part begins."""

    rank: int
    text: str


@dataclass(frozen=True)
class Site:
    """What follows happens in a folder with a site of that name, and nothing else."""

    name: str


@dataclass(frozen=True)
class Fence:
    """A block of code; `place` is where its body stands in the text of the chapter."""

    language: str
    file: str | None
    body: str
    place: slice
    line: int


Step = Heading | Site | Fence


def steps(text: str) -> Iterator[Step]:
    """What a reader meets on a page, in order."""
    for found in STEP.finditer(text):
        if found["ticks"]:
            language, _, rest = found["info"].partition(" ")
            file = re.search(r'file="([^"]+)"', rest)
            line = text.count("\n", 0, found.start()) + 1
            yield Fence(language, file and file[1], found["body"], slice(found.start("body"), found.end("body")), line)
        elif found["site"]:
            yield Site(found["site"])
        else:
            yield Heading(len(found["signs"]), found["heading"])


def fences(page: Path) -> list[Fence]:
    """The blocks of code of a chapter."""
    return [step for step in steps(page.read_text(encoding="utf-8")) if isinstance(step, Fence)]


def name(page: Path) -> str:
    """What a chapter is called in the names of tests."""
    return page.stem
