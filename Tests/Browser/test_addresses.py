"""Pages at other depths than usual, and all codes elsewhere than at the front: search, anchors and filters answer there."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import REPOSITORY, BuiltSite
from playwright.sync_api import expect

# By what says where pages lie: where a code and the page of all codes are.
SHAPES = {
    '{entry: "{code}.html"}': ("invalid_card.html", "index.html"),
    '{entry: "{code}/", group: "g/{id}/"}': ("invalid_card/index.html", "index.html"),
    '{entry: "e/{slug}/", errors: "errors/"}': ("e/invalid_card/index.html", "errors/index.html"),
    '{entry: "docs/{group}/{code:lower}/", errors: "docs/all.html"}': ("docs/400/invalid_card/index.html", "docs/all.html"),
}
PLACES = {"a host": "https://example.test/a/b/", "file://": "https://example.test/a/b/"}

Site = tuple[Callable[[str], str], str, str]


@pytest.fixture(scope="module", params=[(shape, place) for shape in SHAPES for place in PLACES], ids=lambda it: f"{it[0]} {it[1]}")
def site(request: pytest.FixtureRequest, docsite: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable) -> Site:
    """The addresses of pages of a site that was published elsewhere before, and where its code and all codes are."""
    shape, place = request.param
    content = tmp_path_factory.mktemp("content") / "content"
    shutil.copytree(REPOSITORY / "content", content)
    built = BuiltSite(tmp_path_factory.mktemp("server"), PLACES[place])
    command = [docsite, "build", "--content", content, "--theme", REPOSITORY / "theme", "--output", built.folder]
    command += ["--base-url", built.base_url, "--no-cache", "--quiet"]
    subprocess.run([*command, "--release", "2026-01-02"], check=True, timeout=60)
    with (content / "site.yml").open("a", encoding="utf-8") as file:
        file.write(f"\naddresses: {shape}\n")
    subprocess.run([*command, "--strict"], check=True, timeout=60)
    address = (lambda page: (built.folder / page).as_uri()) if place == "file://" else serve(built).address
    return address, *SHAPES[shape]


def test_search_leads_from_a_code_to_another(site: Site, open_page: Callable) -> None:
    address, code, _ = site
    page = open_page(address(code)).page
    page.locator("#docsite-search").fill("used_token")
    found = page.locator("#docsite-listbox a").first
    expect(found.locator("code")).to_have_text("used_token")
    found.click()
    page.wait_for_url("**/" + code.replace("invalid_card", "used_token").removesuffix("index.html") + "*")
    expect(page.locator("h1")).to_have_text("used_token")


def test_anchors_of_all_codes_answer(site: Site, open_page: Callable) -> None:
    address, _, errors = site
    page = open_page(address(errors) + "#Invalid_Card").page
    page.wait_for_function("location.hash === '#invalid_card'")
    page.goto(address(errors) + "#invalid_crad")
    expect(page.locator("#docsite-missing code")).to_have_text("invalid_card")


def test_a_former_anchor_of_the_front_page_leads_to_the_code(site: Site, open_page: Callable) -> None:
    address, _, errors = site
    page = open_page(address("index.html") + "#invalid-card", java_script_enabled=False).page
    bearer = page.locator('[id="invalid-card"]')
    expect(bearer).to_be_attached()
    if errors != "index.html":
        bearer.locator("a").click()
        page.wait_for_url("**/" + errors.removesuffix("index.html") + "*#invalid-card")


def test_a_script_follows_a_former_anchor_at_once(site: Site, open_page: Callable) -> None:
    address, _, errors = site
    page = open_page(address("index.html") + "#invalid-card").page
    page.wait_for_url("**/" + errors.removesuffix("index.html") + "*#invalid-card")
    expect(page.locator('[id="invalid-card"]')).to_be_attached()


def test_a_former_page_and_a_tag_lead_on(site: Site, open_page: Callable) -> None:
    address, code, errors = site
    page = open_page(address("changes/index.html")).page
    page.goto(address("errors/invalid_card/index.html"))
    page.wait_for_url("**/" + code.removesuffix("index.html") + "*")
    page.locator(".tags a").first.click()
    page.wait_for_url("**/" + errors.removesuffix("index.html") + "*?tag=*")
    expect(page.locator("#docsite-tagged")).to_be_visible()
