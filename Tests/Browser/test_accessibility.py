"""Whoever reads, with whatever they read: axe, narrow screens, no scripts."""

from collections.abc import Callable
from itertools import product

import pytest
from built_site import FOUND_KINDS, KINDS, BuiltSite
from checkers import axe
from page_watch import SCREENS
from static_server import StaticServer

# What scripts add to a page's text are controls and what they announce; all else is there without.
READABLE_TEXT = """() => {
    const main = document.querySelector("main").cloneNode(true);
    const added = "button, [role=toolbar], [role=status], [aria-live], noscript, script";
    for (const element of main.querySelectorAll(added)) element.remove();
    return main.textContent.replace(/\\s+/g, " ").trim();
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_any_screen_in_any_scheme(
    site: BuiltSite, server: StaticServer, open_page: Callable, kind: str
) -> None:
    # Animations off: axe is not to measure the contrast of a colour on its way.
    page = open_page(server.address(site.page(kind)), reduced_motion="reduce").page
    for (name, screen), full in product(SCREENS.items(), (True, False)):
        page.set_viewport_size(screen)
        # A scheme changes colours and nothing else, so each screen is gone through whole in one of the two.
        page.emulate_media(color_scheme="light" if full == (name == "phone") else "dark")
        axe(page, only=None if full else ["color-contrast"]).assert_clean()


def test_no_page_is_wider_than_a_phone(site: BuiltSite, server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html"), viewport=SCREENS["phone"]).page
    wide = {}
    for name in site.pages:
        page.goto(server.address(name))
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SCREENS["phone"]["width"]:
            wide[name] = width
    assert site.pages
    assert not wide


@pytest.mark.parametrize("kind", FOUND_KINDS)
def test_a_page_reads_the_same_without_scripts(
    site: BuiltSite, server: StaticServer, open_page: Callable, kind: str
) -> None:
    address = server.address(site.page(kind))
    with_scripts = open_page(address).page.evaluate(READABLE_TEXT)
    without = open_page(address, java_script_enabled=False).page.evaluate(READABLE_TEXT)
    assert without
    assert with_scripts == without
