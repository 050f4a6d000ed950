"""Former addresses lead on without a script, Back works, and an address that is nearly a code's is answered with it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import REPOSITORY, BuiltSite
from static_server import StaticServer


PLACES = {
    "at /": "https://example.test/",
    "at /a/b/": "https://example.test/a/b/",
    "from file://": "https://example.test/a/b/",
}


@pytest.fixture(scope="module", params=PLACES)
def address_of(
    request: pytest.FixtureRequest, docsite: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable
) -> Callable[[str], str]:
    """The address of a page of the site, with a code that was called otherwise before and one that is retired."""
    content = tmp_path_factory.mktemp("content") / "content"
    shutil.copytree(REPOSITORY / "content", content)
    for file in (content / "catalog").glob("*.yml"):
        text = file.read_text(encoding="utf-8")
        text = text.replace("- code: invalid_card\n", "- code: invalid_card\n    aliases: [bad_card]\n")
        retired = '- code: invalid_amount\n    retired: {since: "2026-05-01", use: invalid_charge, reason: Merged.}\n'
        file.write_text(text.replace("- code: invalid_amount\n", retired), encoding="utf-8")
    guide = content / "pages" / "retrying.md"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("---\n", "---\naliases: [guides/again]\n", 1), encoding="utf-8")
    site = BuiltSite(tmp_path_factory.mktemp("server"), PLACES[request.param])
    command = [docsite, "build", "--content", content, "--theme", REPOSITORY / "theme", "--output", site.folder]
    subprocess.run([*command, "--base-url", site.base_url], check=True, timeout=60)
    if request.param == "from file://":
        return lambda page: (site.folder / page).as_uri()
    return serve(site).address


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_the_page_of_a_former_code_leads_on_and_back_works(
    address_of: Callable[[str], str], open_page: Callable, javascript: bool
) -> None:
    page = open_page(address_of("retrying/index.html"), java_script_enabled=javascript).page
    page.goto(address_of("errors/bad_card/index.html"))
    page.wait_for_url("**/errors/invalid_card/**")
    assert page.locator("h1").inner_text() == "invalid_card"
    page.go_back()
    page.wait_for_url("**/retrying/**")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_the_former_place_of_a_page_with_headings_leads_on(
    address_of: Callable[[str], str], open_page: Callable, javascript: bool
) -> None:
    page = open_page(address_of("retrying/index.html")).page
    heading = page.locator("main h2[id]").first.get_attribute("id")
    page = open_page(address_of("index.html"), java_script_enabled=javascript).page
    page.goto(address_of("guides/again/index.html") + "#" + heading)
    page.wait_for_url("**/retrying/**")
    if javascript:
        # A refresh forgets the fragment, a script does not.
        assert page.url.endswith("#" + heading)
        page.wait_for_function("document.querySelector(':target') !== null")
    page.go_back()
    page.wait_for_url(address_of("index.html"))


def test_where_nothing_leads_on_the_former_place_of_a_page_shows_its_headings(
    address_of: Callable[[str], str], open_page: Callable
) -> None:
    page = open_page(address_of("index.html")).page
    page.route("**/assets/moved-*.js", lambda route: route.abort())
    page.goto(address_of("guides/again/index.html"))
    links = page.locator("main li[id] a")
    assert links.count() > 0
    links.first.click()
    page.wait_for_url("**/retrying/**#*")


@pytest.mark.parametrize("anchor", ["bad_card", "bad-card", "invalid-card", "invalid_card"])
def test_every_anchor_that_a_code_ever_had_lands_on_it_without_a_script(
    address_of: Callable[[str], str], open_page: Callable, anchor: str
) -> None:
    page = open_page(address_of("index.html") + "#" + anchor, java_script_enabled=False).page
    top = page.locator('[id="invalid_card"]').bounding_box()["y"]
    assert -20 <= top < page.viewport_size["height"] / 2


def test_a_retired_code_says_so_and_comes_last_in_the_search(address_of: Callable[[str], str], open_page: Callable) -> None:
    page = open_page(address_of("errors/invalid_amount/index.html")).page
    assert "Retired since 2026-05-01" in page.locator("main").inner_text()
    page.locator("#docsite-search").press_sequentially("invalid")
    page.locator("#docsite-results a").first.wait_for()
    page.wait_for_function("document.querySelectorAll('#docsite-results a').length > 9")
    codes = page.locator("#docsite-results a > code").all_inner_texts()
    assert "invalid_card" in codes
    assert codes[-1] == "invalid_amount"


def test_the_count_says_how_many_of_the_codes_are_retired(address_of: Callable[[str], str], open_page: Callable) -> None:
    page = open_page(address_of("retrying/index.html")).page
    assert page.get_by_text("All 43 codes, 1 retired").count() == 1


@pytest.mark.parametrize(
    ("asked", "code"),
    [("errors/invalid-crad/", "invalid_card"), ("used_tokens", "used_token"), ("api/InvalidCard.html", "invalid_card")],
)
def test_an_address_that_is_nearly_a_codes_is_answered_with_it(
    server: StaticServer, open_page: Callable, asked: str, code: str
) -> None:
    page = open_page(server.address(asked)).page
    guess = page.locator("#docsite-guess a")
    guess.wait_for()
    assert guess.inner_text().strip() == code
    guess.click()
    page.wait_for_url(f"**/errors/{code}/**")


def test_an_address_is_never_put_into_the_page_as_html(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("%3Cimg%20src=x%20onerror=alert(1)%3E/invalid_card")).page
    page.locator("#docsite-guess a").wait_for()
    assert page.locator("img[src=x]").count() == 0


def test_without_a_script_a_missing_page_offers_the_list(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("errors/nowhere/"), java_script_enabled=False).page
    page.get_by_role("link", name="used_token").first.click()
    page.wait_for_url("**/errors/used_token/**")
