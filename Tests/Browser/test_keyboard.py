"""All of a page by keyboard, and what its controls do. Behaviour, so that it may be run in any browser."""

import json
from collections.abc import Callable

import pytest
from built_site import FOUND_KINDS, BuiltSite
from page_watch import SCREENS
from playwright.sync_api import Page, expect
from static_server import StaticServer

FOCUSED = """() => {
    const { activeElement: element } = document;
    return element.hash || element.id || element.pathname;
}"""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_four_tabs_lead_to_the_first_entry(
    server: StaticServer, open_page: Callable, screen: str, javascript: bool
) -> None:
    page = open_page(server.address("index.html"), viewport=SCREENS[screen], java_script_enabled=javascript).page
    first = page.locator(".entry a").first.get_attribute("href").removesuffix("index.html")
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    assert stops[:3] == ["#docsite-main", "docsite-search", "#docsite-map"]
    assert stops[3].removesuffix("index.html").endswith(f"/{first}")


def test_the_skip_link_shows_itself_and_leads_behind_the_header(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("errors/used_token/index.html")).page
    link = page.locator(".skip")
    expect(link).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


# Every stop of the Tab key, in order: what it is, where it is, and whether one sees that it has the focus.
STOP = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const shown = element.matches("input[type=radio]") ? element.nextElementSibling : element;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(shown);
    return {
        name: element.ariaLabel || element.textContent.trim() || element.labels?.[0]?.textContent || "",
        outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        isInView: box.bottom > 0 && box.top < innerHeight,
        path: `${element.localName} ${element.id} ${element.getAttribute("href")} ${box.left},${box.top + scrollY}`,
    };
}"""


@pytest.mark.parametrize("kind", FOUND_KINDS)
def test_every_stop_has_a_name_is_in_view_and_shows_its_focus(
    site: BuiltSite, server: StaticServer, open_page: Callable, kind: str
) -> None:
    page = open_page(server.address(site.page(kind)), viewport=SCREENS["desktop"], reduced_motion="reduce").page
    seen: set[str] = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["path"] in seen:
            break
        seen.add(stop["path"])
        assert stop["name"], stop
        assert stop["outline"], stop
        assert stop["isInView"], stop
    assert len(seen) > 10


def test_arrow_keys_move_among_the_tools_and_a_filter_shows_only_its_kind(
    server: StaticServer, open_page: Callable
) -> None:
    page = open_page(server.address("index.html")).page
    page.locator("#docsite-tools a").first.focus()
    page.keyboard.press("End")
    expect(page.get_by_role("link", name="Retry never")).to_be_focused()
    page.keyboard.press("Enter")
    kinds = page.evaluate("[...document.querySelectorAll('.entry:not([hidden])')].map((entry) => entry.dataset.retry)")
    assert kinds
    assert set(kinds) == {"never"}
    page.keyboard.press("Home")
    expect(page.locator("#docsite-tools a").first).to_be_focused()


def test_a_link_to_an_entry_that_is_filtered_out_lands_all_the_same(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html")).page
    page.get_by_role("link", name="Retry never").click()
    expect(page.locator("#invalid_card")).to_be_hidden()
    page.evaluate("location.hash = '#invalid-card'")
    expect(page.locator("#invalid_card")).to_be_in_viewport()


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_leads_to_the_search_box(server: StaticServer, open_page: Callable, key: str) -> None:
    page = open_page(server.address("errors/used_token/index.html")).page
    page.keyboard.press(key)
    expect(page.locator("#docsite-search")).to_be_focused()
    expect(page.locator("#docsite-search")).to_have_value("")


def copied(page: Page) -> str:
    """What was put on the clipboard last: a browser may refuse to have it read, so the page's own call is watched."""
    return page.evaluate("window.copied")


WATCH_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });
"""


@pytest.fixture
def entry_page(server: StaticServer, open_page: Callable) -> Page:
    """The page of an entry whose clipboard is watched."""
    page = open_page("about:blank").page
    page.add_init_script(WATCH_CLIPBOARD)
    page.goto(server.address("errors/invalid_card/index.html"))
    return page


def test_one_press_copies_the_code(entry_page: Page) -> None:
    entry_page.get_by_role("button", name="Copy code").press("Enter")
    expect(entry_page.locator("#docsite-said")).to_have_text("Copied")
    assert copied(entry_page) == "invalid_card"


def test_one_press_copies_the_link_that_the_api_prints(entry_page: Page) -> None:
    entry_page.get_by_role("button", name="Copy link").press("Space")
    expect(entry_page.locator("#docsite-said")).to_have_text("Copied")
    assert copied(entry_page) == "https://example.test/a/b/#invalid_card"


def test_one_press_copies_the_body_that_the_api_returns(entry_page: Page) -> None:
    entry_page.locator(".answer").get_by_role("button").click()
    expect(entry_page.locator("#docsite-said")).to_have_text("Copied")
    assert json.loads(copied(entry_page))["code"] == "invalid_card"


# The scheme that a page has when its body begins, and so before anything of it is painted.
AT_BODY = """
new MutationObserver((_, observer) => {
    if (!document.body) return;
    window.schemeAtBody = document.documentElement.dataset.scheme;
    observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_readers_choice_of_scheme_stays_and_is_there_before_the_first_paint(
    server: StaticServer, open_page: Callable, scheme: str
) -> None:
    other = "dark" if scheme == "light" else "light"
    page = open_page(server.address("errors/used_token/index.html"), color_scheme=other).page
    page.get_by_role("radio", name=scheme).check(force=True)
    page.add_init_script(AT_BODY)
    page.goto(server.address("index.html"))
    assert page.evaluate("window.schemeAtBody") == scheme
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme
    frame = page.locator(f"meta[name=theme-color][data-scheme={scheme}]")
    assert frame.get_attribute("media") == "all"
    page.get_by_role("radio", name="Auto").check(force=True)
    assert page.evaluate("localStorage.length") == 0
