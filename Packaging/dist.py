"""What is released, made of one executable: `dist.py PROGRAM FOLDER [PART...]`

The parts are `tarball`, `wheel`, `bill` (of materials) and `image` (what the Dockerfile copies); all unless some are
named. The same executable gives the same bytes: every file bears the moment of the last commit, or SOURCE_DATE_EPOCH.
"""

import argparse
import gzip
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import executable
import manual
import sbom
import wheel

REPOSITORY = Path(__file__).resolve().parents[1]
COMPLETIONS = {
    "bash": "share/bash-completion/completions/docsite",
    "zsh": "share/zsh/site-functions/_docsite",
    "fish": "share/fish/vendor_completions.d/docsite.fish",
}
# How Docker calls the machines.
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}


@dataclass(frozen=True)
class Release:
    """What all parts say of themselves."""

    program: Path
    version: str
    machine: str
    epoch: int

    @property
    def name(self) -> str:
        return f"docsite-{self.version}-linux-{self.machine}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - PARTS.keys():
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    program = arguments.program.resolve()
    version = run(program, "--version").strip()
    release = Release(program, version, executable.read(program).machine, moment())
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for part in arguments.parts or PARTS:
        PARTS[part](release, arguments.folder)
    sums(arguments.folder)


def tarball(release: Release, folder: Path) -> None:
    """Everything for a machine, as it lies below `/usr/local`."""
    files = {"bin/docsite": release.program.read_bytes(), "share/man/man1/docsite.1": man(release)}
    files |= {path: run(release.program, "--generate-completion-script", shell).encode() for shell, path in COMPLETIONS.items()}
    files |= {f"share/doc/docsite/{path}": text for path, text in notices().items()}
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(f"{release.name}/{path}")
            entry.size, entry.mtime = len(content), release.epoch
            entry.mode = 0o755 if path.startswith("bin/") else 0o644
            tar.addfile(entry, io.BytesIO(content))
    # Neither a name nor a moment in its head.
    (folder / f"{release.name}.tar.gz").write_bytes(gzip.compress(archive.getvalue(), mtime=0))


def python_wheel(release: Release, folder: Path) -> None:
    """The executable for `pip install docsite`."""
    contents = wheel.Contents(
        release.program.read_bytes(), release.version, manual.described(release.program)["abstract"], man(release), notices()
    )
    tags = executable.read(release.program).tags
    (folder / wheel.name(release.version, tags)).write_bytes(wheel.archive(contents, tags, release.epoch))


def bill(release: Release, folder: Path) -> None:
    """The bill of materials."""
    digest = hashlib.sha256(release.program.read_bytes()).hexdigest()
    moment = datetime.fromtimestamp(release.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    (folder / f"{release.name}.cdx.json").write_bytes(sbom.bill(release.version, moment, digest))


def image(release: Release, folder: Path) -> None:
    """What `Packaging/Dockerfile` copies: `docker build --file Packaging/Dockerfile FOLDER/image`."""
    place = folder / "image" / MACHINES[release.machine]
    shutil.rmtree(place, ignore_errors=True)
    for path, content in notices().items():
        file = place / "licenses" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    shutil.copy(release.program, place / "docsite")


def sums(folder: Path) -> None:
    """The checksums of all files, in the form of `sha256sum --check`."""
    files = sorted(each for each in folder.iterdir() if each.is_file() and each.name.startswith("docsite-"))
    lines = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n" for each in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def man(release: Release) -> bytes:
    """The manual page."""
    guide = (REPOSITORY / "docs/content/pages/command-line.md").read_text(encoding="utf-8")
    parts = {heading: manual.part(guide, heading) for heading in manual.PARTS}
    return manual.page(release.program, release.version, release.epoch, parts).encode()


def notices() -> dict[str, bytes]:
    """The license and the notices, by their paths."""
    paths = ["LICENSE", "NOTICE", *(path.relative_to(REPOSITORY).as_posix() for path in sorted((REPOSITORY / "licenses").iterdir()))]
    return {path: (REPOSITORY / path).read_bytes() for path in paths}


def moment() -> int:
    """The moment that every file bears."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(epoch)
    return int(run("git", "-C", REPOSITORY, "log", "-1", "--format=%ct"))


def run(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


PARTS = {"tarball": tarball, "wheel": python_wheel, "bill": bill, "image": image}

if __name__ == "__main__":
    main()
