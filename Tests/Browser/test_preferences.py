"""What readers ask of their browser: contrast, colours of their own, less motion, larger text, paper."""

import io
from collections.abc import Callable

import pytest
from built_site import FOUND_KINDS, REPOSITORY, BuiltSite
from checkers import axe
from page_watch import SCREENS
from playwright.sync_api import Page
from pypdf import PdfReader
from static_server import StaticServer

PICTURES = REPOSITORY / ".build/screenshots"


@pytest.mark.parametrize("kind", ["errors", "entry", "group"])
def test_more_contrast_makes_all_text_7_to_1(
    site: BuiltSite, server: StaticServer, open_page: Callable, kind: str
) -> None:
    page = open_page(server.address(site.page(kind)), contrast="more").page
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        # WCAG 2.2, 1.4.6, which is more than AA asks for.
        axe(page, only=["color-contrast-enhanced"]).assert_clean()
        page.screenshot(path=PICTURES / f"{kind}-1280-{scheme}-contrast.png")


def test_without_it_not_all_text_is_7_to_1(server: StaticServer, open_page: Callable) -> None:
    assert axe(open_page(server.address("index.html")).page, only=["color-contrast-enhanced"]).faults


def test_with_colors_of_the_readers_own_what_is_chosen_and_where_one_landed_is_still_marked(
    server: StaticServer, open_page: Callable
) -> None:
    page = open_page(server.address("index.html") + "#invalid-card", forced_colors="active").page
    page.screenshot(path=PICTURES / "errors-1280-forced.png")
    style = "(element) => { const s = getComputedStyle(element); return [s.outlineStyle, s.backgroundColor, s.color]; }"
    assert page.locator("#invalid_card").evaluate(style)[0] == "solid"
    assert page.locator("#used_token").evaluate(style)[0] == "none"
    chosen = page.locator("#docsite-tools [aria-current]").evaluate(style)
    other = page.locator("#docsite-tools [data-retry]:not([aria-current])").first.evaluate(style)
    assert chosen[1:] != other[1:]


@pytest.mark.parametrize("kind", FOUND_KINDS)
def test_nothing_moves_for_those_who_want_less_motion(
    site: BuiltSite, server: StaticServer, open_page: Callable, kind: str
) -> None:
    page = open_page(server.address(site.page(kind)), reduced_motion="reduce").page
    moving = page.evaluate("""[...document.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        return style.animationName !== "none" || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0)
            || style.scrollBehavior === "smooth";
    }).map((element) => element.outerHTML.slice(0, 80))""")
    assert moving == []
    assert page.evaluate("document.getAnimations().length") == 0


# What sticks out of the page on its sides, but for what scrolls by itself or is there for screen readers only.
STICKING_OUT = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element) => element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    return [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement))
        .map((element) => element.outerHTML.slice(0, 120));
}"""


def sticking_out(page: Page) -> list[str]:
    """The elements that make a page wider than the window."""
    return page.evaluate(STICKING_OUT)


@pytest.mark.parametrize("kind", FOUND_KINDS)
def test_a_page_can_be_enlarged(site: BuiltSite, server: StaticServer, open_page: Callable, kind: str) -> None:
    page = open_page(server.address(site.page(kind)), viewport=SCREENS["desktop"]).page
    # A window of 1280 pixels at 200 %, and at the 400 % of WCAG 2.2, 1.4.10.
    for width, height in ((640, 400), (320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        assert sticking_out(page) == []
    # Text alone, twice as large, on a phone.
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.set_viewport_size(SCREENS["phone"])
    assert sticking_out(page) == []
    page.screenshot(path=PICTURES / f"{kind}-360-light-large.png")


def test_a_sticky_header_never_takes_a_small_window(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("errors/used_token/index.html"), viewport={"width": 800, "height": 400}).page
    page.evaluate("scrollTo(0, 300)")
    assert page.locator("header.top").bounding_box()["y"] < 0


@pytest.mark.parametrize("kind", ["errors", "entry", "page"])
def test_a_page_on_paper_is_a_document(site: BuiltSite, server: StaticServer, open_page: Callable, kind: str) -> None:
    page = open_page(server.address(site.page(kind)), color_scheme="dark").page
    pdf = page.pdf(path=PICTURES / f"{kind}.pdf", format="A4", print_background=False)
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)
    assert "".join(page.locator("h1").inner_text().split()) in "".join(text.split())
    for control in ("Copy", "Previous", "Map of", "Colors", "Code or message", "Skip to"):
        assert control not in text
    # Where it came from, and where its links lead: paper cannot be clicked.
    address = f"https://example.test/a/b/{site.page(kind).removesuffix('index.html')}"
    assert address in "".join(text.split())
    outer = page.locator("main a[href^=https]").first
    if outer.count():
        assert "".join(f"<{outer.get_attribute('href')}>".split()) in "".join(text.split())


def test_paper_is_light_also_in_the_dark(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("errors/invalid_card/index.html"), color_scheme="dark").page
    page.get_by_role("radio", name="Dark").check(force=True)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"
