"""Entries of one code: told apart at a glance, on every way that leads to them."""

from collections.abc import Callable
from itertools import product

import pytest
import scoped_site
from built_site import REPOSITORY, BuiltSite
from checkers import axe, lychee, nu_checker
from page_watch import SCREENS
from playwright.sync_api import expect
from static_server import StaticServer

PICTURES = REPOSITORY / ".build/screenshots"
PAGES = ["index.html", "errors/invalid_card/index.html", "errors/disputes-invalid_card/index.html", "groups/disputes/index.html"]


@pytest.fixture(scope="module")
def scoped(build: Callable[..., BuiltSite], tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    content = tmp_path_factory.mktemp("scoped") / "content"
    scoped_site.write(content)
    return build("https://example.test/", content=content)


@pytest.fixture(scope="module")
def host(scoped: BuiltSite, serve: Callable[[BuiltSite], StaticServer]) -> StaticServer:
    return serve(scoped)


@pytest.mark.parametrize("fragment", ["invalid_card", "invalid-card"])
def test_a_printed_link_lands_on_the_list_without_a_script(host: StaticServer, open_page: Callable, fragment: str) -> None:
    page = open_page(host.address("index.html") + "#" + fragment, java_script_enabled=False).page
    block = page.locator(f".entry:target, .entry:has(> #{fragment}:target)")
    expect(block).to_be_in_viewport()
    assert block.locator(".entry-text p").all_inner_texts() == [
        "payments Invalid Card 402",
        "disputes Card of a Dispute 409",
        "payments/v2 Invalid Card Again 400",
    ]
    block.get_by_role("link", name="disputes").click()
    assert page.locator("h1").inner_text() == "invalid_card disputes"


def test_the_page_of_the_code_tells_its_entries_apart(host: StaticServer, open_page: Callable) -> None:
    page = open_page(host.address("errors/invalid_card/"), java_script_enabled=False).page
    assert page.locator("h1").inner_text() == "invalid_card"
    assert page.locator(".note li").count() == 3
    page.get_by_role("link", name="payments/v2").click()
    assert page.locator("h1").inner_text() == "invalid_card payments/v2"


def test_another_spelling_leads_to_the_list(host: StaticServer, open_page: Callable) -> None:
    page = open_page(host.address("index.html") + "#Invalid.Card").page
    page.wait_for_url("**/#invalid_card")
    expect(page.locator("#invalid_card")).to_be_in_viewport()
    page.goto(host.address("index.html") + "#invalid_crad")
    expect(page.locator("#docsite-missing")).to_contain_text("The nearest is invalid_card.")


@pytest.mark.parametrize(
    ("query", "first", "count"),
    [
        ("invalid_card", None, 3),
        ('{"error": {"code": "invalid_card", "status": 409}}', None, 3),
        ("https://api.example.test/x: invalid-card (request 17)", None, 3),
        ("disputes.invalid_card", "invalid_card disputes", 1),
        ("disputes invalid_card", "invalid_card disputes", 1),
        ("payments/v2 invalid card", "invalid_card payments/v2", 1),
        ("only_here", "only_here payments", 1),
    ],
)
def test_a_search_shows_who_has_the_code(
    host: StaticServer, open_page: Callable, query: str, first: str | None, count: int
) -> None:
    page = open_page(host.address("index.html")).page
    page.locator("#docsite-search").fill(query)
    names = page.locator(".result a > :first-child")
    expect(names.first).to_be_visible()
    found = names.all_inner_texts()
    if first:
        assert found[0] == first
    else:
        assert sorted(found[:count]) == ["invalid_card disputes", "invalid_card payments", "invalid_card payments/v2"]


def test_an_address_that_leads_nowhere_is_answered_with_the_id(host: StaticServer, open_page: Callable) -> None:
    page = open_page(host.address("errors/disputes-invalid_crad/")).page
    expect(page.locator("#docsite-guess")).to_contain_text("disputes.invalid_card")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(host: StaticServer, open_page: Callable, name: str) -> None:
    page = open_page(host.address(name), reduced_motion="reduce").page
    for (screen, size), scheme in product(SCREENS.items(), ["light", "dark"]):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        axe(page).assert_clean()
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"scopes-{PAGES.index(name)}-{screen}-{scheme}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_markup_and_links_are_sound(scoped: BuiltSite) -> None:
    nu_checker([scoped.folder / page for page in scoped.pages]).assert_clean()
    lychee(scoped).assert_clean()
