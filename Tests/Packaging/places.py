"""Where the packages are made, and from what."""

from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGING = REPOSITORY / "Packaging"
DIST = REPOSITORY / ".build/dist"

# Makes parts of a release in a new folder.
Make = Callable[..., Path]


def only(folder: Path, pattern: str) -> Path:
    """The one file of a folder that is called so."""
    (file,) = folder.glob(pattern)
    return file
