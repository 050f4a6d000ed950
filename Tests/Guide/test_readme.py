"""The README is for who comes first: short, with a picture, and with links that lead somewhere."""

import re
from pathlib import Path

import pytest
from chapters import README, REPOSITORY, Heading, steps

BYTES = 12_000
PICTURE = 60_000
TEXTS = [README, *(REPOSITORY / name for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"))]


def links(page: Path) -> list[tuple[str, str]]:
    """The links and images of a text that lead into the repository: the path and the fragment of each."""
    text = re.sub(r"^ *```.*?^ *```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    found = re.findall(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)", text)
    return [(path, fragment) for path, fragment in found if path or fragment]


def ids(page: Path) -> set[str]:
    """The ids of the headings of a text, as hosts of repositories make them."""
    headings = [step.text for step in steps(page.read_text(encoding="utf-8")) if isinstance(step, Heading)]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_it_is_short():
    assert README.stat().st_size <= BYTES


def test_its_picture_is_light():
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert (REPOSITORY / picture).stat().st_size <= PICTURE


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.stem)
def test_its_links_lead_somewhere(page: Path):
    for path, fragment in links(page):
        target = page.parent / path if path else page
        assert target.exists(), f"{page.name}: {path}"
        assert not fragment or fragment in ids(target), f"{page.name}: {path}#{fragment}"


def test_the_links_that_are_tried_are_found():
    assert len(links(README)) > 10
