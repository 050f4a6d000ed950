"""The blocks of code in the notes and pages of our own site, each as a reader would copy it."""

import re
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
CONTENT = REPOSITORY / "content"
TEXTS = [*sorted((CONTENT / "notes").glob("*.md")), *sorted((CONTENT / "pages").rglob("*.md"))]

OPENING = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,})(?P<language>[^\s`]*)(?P<rest>[^`]*)$")


@dataclass(frozen=True)
class Fence:
    """A block of code without the indentation of the list that it stands in."""

    file: Path
    line: int
    language: str
    code: str

    @property
    def name(self) -> str:
        """Where it stands, in few words."""
        return f"{self.file.stem}:{self.line} {self.language}"


def fences(file: Path) -> list[Fence]:
    """The blocks of a file, in order."""
    found: list[Fence] = []
    opening: re.Match[str] | None = None
    body: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if opening is None:
            opening, body = OPENING.match(line), []
        elif line.strip() == opening["ticks"]:
            code = "".join(f"{text}\n" for text in body)
            found.append(Fence(file, number - len(body) - 1, opening["language"], code))
            opening = None
        else:
            body.append(line.removeprefix(opening["indent"]))
    assert opening is None, f"{file}: a block that nothing ends"
    return found


FENCES = [fence for file in TEXTS for fence in fences(file)]


def code_of(name: str, language: str) -> str:
    """The code of a note or page in a language, its blocks one after the other."""
    codes = [fence.code for fence in FENCES if (fence.file.stem, fence.language) == (name, language)]
    assert codes, f"{name} has no block in {language}"
    return "\n".join(codes)
