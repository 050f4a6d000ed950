"""A wheel (PEP 427) that carries an executable: pip puts it where the commands of an environment lie."""

import base64
import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Contents:
    program: bytes
    version: str
    summary: str
    man: bytes
    # The license and the notices, by their paths.
    notices: dict[str, bytes]


def name(version: str, tags: list[str]) -> str:
    """The name of the file, by which pip knows whether it fits."""
    return f"docsite-{version}-py3-none-{'.'.join(tags)}.whl"


def archive(contents: Contents, tags: list[str], epoch: int) -> bytes:
    """The bytes of the file; `epoch` is the moment that each file in it bears, in seconds."""
    stem = f"docsite-{contents.version}"
    files = {
        f"{stem}.data/scripts/docsite": contents.program,
        f"{stem}.data/data/share/man/man1/docsite.1": contents.man,
        f"{stem}.dist-info/METADATA": metadata(contents).encode(),
        f"{stem}.dist-info/WHEEL": wheel(tags).encode(),
        **{f"{stem}.dist-info/licenses/{path}": text for path, text in sorted(contents.notices.items())},
    }
    record = f"{stem}.dist-info/RECORD"
    files[record] = "".join([*(row(path, content) for path, content in files.items()), f"{record},,\n"]).encode()
    # A zip knows no moment before 1980.
    moment = max(datetime.fromtimestamp(epoch, UTC), datetime(1980, 1, 1, tzinfo=UTC)).timetuple()[:6]
    bytes = io.BytesIO()
    with zipfile.ZipFile(bytes, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zip:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16
            zip.writestr(entry, content)
    return bytes.getvalue()


def metadata(contents: Contents) -> str:
    """What an index shows of it (core metadata 2.4)."""
    lines = [
        "Metadata-Version: 2.4",
        "Name: docsite",
        f"Version: {contents.version}",
        f"Summary: {contents.summary}",
        "License-Expression: Apache-2.0",
        *(f"License-File: {path}" for path in sorted(contents.notices)),
        "Keywords: documentation,static site generator,api,errors",
        "Classifier: Environment :: Console",
        "Classifier: Operating System :: POSIX :: Linux",
        "Classifier: Topic :: Software Development :: Documentation",
        "Requires-Python: >=3.7",
        "Description-Content-Type: text/markdown",
    ]
    return "\n".join(lines) + f"\n\n{contents.summary}\n\nThe executable holds all that it needs. Begin with `docsite new errors`.\n"


def wheel(tags: list[str]) -> str:
    lines = ["Wheel-Version: 1.0", "Generator: docsite", "Root-Is-Purelib: false"]
    return "\n".join(lines + [f"Tag: py3-none-{tag}" for tag in tags]) + "\n"


def row(path: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(content)}\n"
