"""Messages as catalogs of other tools write them: a message with everything filled in leads to its entry."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import BuiltSite
from playwright.sync_api import Page
from static_server import StaticServer

REPOSITORY = Path(__file__).resolve().parents[2]

# The message of the entry, and one that the API sends. Others hold more of its words, but not in this order.
STYLES = {
    "braces": ("the {kind} of {a.b} was not found", "the Pod of default was not found"),
    "double-braces": ("the {{ kind }} of {{name}} was not found", "the Pod of default was not found"),
    "dollar-braces": ("the ${kind} of ${a.b()} was not found", "the Pod of default was not found"),
    "percent-names": ("the %kind% of %name% was not found", "the Pod of default was not found"),
    "printf": ("the %s of %-10.3f was not found at 100%%", "the Pod of 3.142 was not found at 100%"),
    "positional": ("the '{0}' of {1:N2} was not found", "the 'Pod' of 3.14 was not found"),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_message_that_was_filled_in_leads_to_its_entry(
    style: str, docsite: Path, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    message, sent = STYLES[style]
    entries = [
        {"code": "noise_1", "title": "Pod default", "summary": "The Pod default of this was found, or not found."},
        {"code": "wanted", "message": message},
        {"code": "noise_2", "message": "not found was the Pod of default"},
    ]
    content = tmp_path / "content"
    (content / "catalog").mkdir(parents=True)
    (content / "site.yml").write_text(
        f"title: E\ndescription: D\nbase_url: https://example.test/\nplaceholders: {style}\n", encoding="utf-8"
    )
    (content / "catalog/g.yml").write_text(json.dumps({"group": "g", "title": "G", "errors": entries}), encoding="utf-8")
    site = BuiltSite(tmp_path / "server", "https://example.test/")
    command = [docsite, "build", "--content", content, "--theme", REPOSITORY / "theme", "--output", site.folder]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    server = StaticServer(site)
    try:
        page = open_page(server.address("index.html"))
        page.fill("#docsite-search", sent)
        first = page.locator("#docsite-results [role=option]").first
        first.wait_for()
        assert first.locator("code").inner_text() == "wanted"
        # Found as a message, not only by its words.
        assert first.locator(".result-why").inner_text().startswith("the ")
    finally:
        server.close()
