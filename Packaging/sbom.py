"""The bill of materials of an executable, as CycloneDX 1.6: what is linked in, in which version, under which license."""

import json
import re
import subprocess
import uuid
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]

# What each target of `Package.swift` that stands for a library of the system is, by the name that pkg-config has for it.
LIBRARIES = {
    "libcmark": ("cmark", "BSD-2-Clause", "https://github.com/commonmark/cmark"),
    "yaml-0.1": ("libyaml", "MIT", "https://github.com/yaml/libyaml"),
    "libutf8proc": ("utf8proc", "MIT AND Unicode-DFS-2015", "https://github.com/JuliaStrings/utf8proc"),
}
RUNTIME = "Apache-2.0 WITH Swift-exception"


def bill(version: str, epoch: str, digest: str) -> bytes:
    """The bill of an executable whose SHA-256 is `digest`; `epoch` is the moment that it bears (ISO 8601)."""
    components = [*swift(), *packages(), *libraries(), *compiler()]
    components.sort(key=lambda each: each["bom-ref"])
    own = component("application", "docsite", version, "Apache-2.0", None)
    own["hashes"] = [{"alg": "SHA-256", "content": digest}]
    references = [each["bom-ref"] for each in components]
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        # The same executable has the same bill.
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        "metadata": {"timestamp": epoch, "component": own},
        "components": components,
        "dependencies": [
            {"ref": own["bom-ref"], "dependsOn": references},
            *({"ref": reference} for reference in references),
        ],
    }
    return (json.dumps(document, indent=2) + "\n").encode()


def component(kind: str, name: str, version: str, license: str, address: str | None, purl: str | None = None) -> dict:
    purl = purl or f"pkg:generic/{name}@{version}"
    found = {"type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl}
    found["licenses"] = [{"expression": license}]
    if address:
        found["externalReferences"] = [{"type": "vcs", "url": address}]
    return found


def swift() -> list[dict]:
    """What comes with the toolchain."""
    told = output("swift", "--version")
    version = re.search(r"Swift version (\S+)", told)
    assert version, f"no version in {told!r}"
    return [
        component("library", name, version[1], RUNTIME, f"https://github.com/swiftlang/{repository}")
        for name, repository in [
            ("swift-runtime", "swift"),
            ("libdispatch", "swift-corelibs-libdispatch"),
        ]
    ]


def packages() -> list[dict]:
    """The Swift packages that the program itself depends on, as `Package.resolved` pins them."""
    manifest = (REPOSITORY / "Package.swift").read_text(encoding="utf-8")
    pins = json.loads((REPOSITORY / "Package.resolved").read_text(encoding="utf-8"))["pins"]
    names = set(re.findall(r'\.product\(name: "\w+", package: "([^"]+)"\)', manifest.partition("package.dependencies")[0]))
    pinned = [each for each in pins if each["identity"] in names]
    assert {each["identity"] for each in pinned} == names, "Package.resolved does not pin what Package.swift names"
    return [
        component(
            "library", each["identity"], each["state"]["version"], RUNTIME, each["location"],
            f"pkg:swift/{each['location'].removeprefix('https://')}@{each['state']['version']}",
        )
        for each in pinned
    ]  # fmt: skip


def libraries() -> list[dict]:
    """The libraries of the system that `Package.swift` names."""
    return [
        component("library", name, output("pkg-config", "--modversion", module), license, address)
        for module, (name, license, address) in LIBRARIES.items()
    ]


def compiler() -> list[dict]:
    """The libraries of C and of C++ that every executable is linked with."""
    libc = output("ldd", "--version").splitlines()[0].rsplit(" ", 1)[1]
    gcc = output("gcc", "-dumpfullversion")
    exception = "GPL-3.0-or-later WITH GCC-exception-3.1"
    return [
        component("library", "glibc", libc, "LGPL-2.1-or-later", "https://sourceware.org/git/glibc.git"),
        component("library", "libstdc++", gcc, exception, "https://gcc.gnu.org/git/gcc.git"),
        component("library", "libgcc", gcc, exception, "https://gcc.gnu.org/git/gcc.git"),
    ]


def output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
