"""The links of the header: many and long ones, at any width."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import BuiltSite
from checkers import axe
from playwright.sync_api import Page, expect

LONG = [
    "Getting started with payments", "Reference of all endpoints", "Webhooks and events", "Client libraries and plugins",
    "Status of the service", "Changes of the API", "Dashboard and accounts", "Ask somebody who knows",
]  # fmt: skip

Opener = Callable[[list[str], int], Page]


@pytest.fixture(scope="module")
def address_of(
    build: Callable[..., BuiltSite], serve: Callable, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[tuple[str, ...]], str]:
    """The address of an entry's page in a site with these links in its header."""
    made: dict[tuple[str, ...], str] = {}

    def address_of(titles: tuple[str, ...]) -> str:
        if titles not in made:
            theme: Path = tmp_path_factory.mktemp("theme")
            (theme / "theme.yml").write_text("header:\n" + "".join(f"  {title}: retrying/\n" for title in titles))
            server = serve(build("https://example.test/", theme=theme))
            made[titles] = server.address("errors/invalid_card/index.html")
        return made[titles]

    return address_of


@pytest.fixture
def opened(address_of: Callable, open_page: Callable) -> Opener:
    """Opens a page with these links, at a width."""

    def opened(titles: list[str], width: int, **options: object) -> Page:
        return open_page(address_of(tuple(titles)), viewport={"width": width, "height": 700}, **options).page

    return opened


# Whether the middle and the ends of each element are seen, and not another one that lies over it.
COVERED = """() => [...document.querySelectorAll(".header-links a, .header-links summary, #docsite-search, .brand a")].filter((element) => {
    if (!element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) return false;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return [left + 2, (left + right) / 2, right - 2].some((x) => {
        const seen = document.elementFromPoint(x, (top + bottom) / 2);
        return !seen || !element.contains(seen);
    });
}).map((element) => element.outerHTML)"""


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
@pytest.mark.parametrize("titles", [LONG, LONG[:3], ["Guide", "API"]], ids=["8 long", "3 long", "2 short"])
def test_no_link_is_under_the_search_box_at_any_width(opened: Opener, titles: list[str], width: int) -> None:
    page = opened(titles, width)
    assert page.evaluate(COVERED) == []
    assert page.locator("#docsite-search").bounding_box()["width"] >= 120
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The header is no higher than what anchors keep clear of.
    assert page.locator("header.top").bounding_box()["height"] <= 66
    summary = page.locator(".header-links summary")
    if summary.is_visible():
        summary.click()
        assert page.evaluate(COVERED) == []
    links = page.locator(".header-links a")
    assert links.count() == len(titles)
    for link in links.all():
        box = link.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_a_few_short_links_stand_side_by_side_where_there_is_room(opened: Opener) -> None:
    page = opened(["Guide", "API"], 1280)
    expect(page.locator(".header-links summary")).to_be_hidden()
    page.get_by_role("link", name="Guide").click()
    page.wait_for_url("**/retrying/**")


def test_the_menu_needs_no_script(opened: Opener) -> None:
    page = opened(LONG, 360, java_script_enabled=False)
    expect(page.get_by_text(LONG[-1])).to_be_hidden()
    page.locator(".header-links summary").click()
    page.get_by_text(LONG[-1]).click()
    page.wait_for_url("**/retrying/**")


def test_the_menu_opens_and_closes_by_keyboard_and_by_a_press_elsewhere(opened: Opener) -> None:
    page = opened(LONG, 360)
    summary = page.locator(".header-links summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(LONG[0])).to_be_visible()
    axe(page).assert_clean()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_text(LONG[0])).to_be_hidden()
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    page.mouse.click(180, 690)
    expect(page.get_by_text(LONG[0])).to_be_hidden()


def test_a_site_without_links_has_no_menu(site: BuiltSite) -> None:
    assert "header-links" not in (site.folder / site.page("entry")).read_text(encoding="utf-8")
