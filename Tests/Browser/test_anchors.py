"""The links that an API has printed for years, and the links between pages, with scripts off."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from built_site import BuiltSite
from page_watch import SCREENS

# Where the entry's heading is, and whether anything, such as a sticky header, lies over it.
LANDING = """code => {
    const block = document.getElementById(code);
    const heading = block.matches("h2, h3, h4") ? block : block.querySelector("h2, h3, h4");
    const box = heading.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + Math.min(box.width, 40) / 2, box.top + box.height / 2);
    return {
        target: document.querySelector(":target")?.id,
        top: box.top,
        height: innerHeight,
        uncovered: top !== null && block.contains(top),
    };
}"""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("fragment", ["invalid_card", "invalid-card"])
def test_a_printed_link_lands_on_its_entry_without_a_script(
    address: Callable[[str], str], open_page: Callable, fragment: str, screen: str
) -> None:
    options = {"java_script_enabled": False, "viewport": SCREENS[screen]}
    landing = open_page(address("index.html") + "#" + fragment, **options).page.evaluate(LANDING, "invalid_card")
    assert landing["target"] == fragment
    assert 0 <= landing["top"] < landing["height"] / 2, f"the heading is at {landing['top']}"
    assert landing["uncovered"], "something lies over the heading"


def test_links_can_be_followed_there_and_back_without_a_script(
    site: BuiltSite, address: Callable[[str], str], open_page: Callable
) -> None:
    page = open_page(address("index.html"), java_script_enabled=False).page
    for kind in ("entry", "group", "page"):
        there = site.page(kind)
        back = "../" * there.count("/") + "index.html"
        page.locator(f'a[href="{there}"]').first.click()
        page.wait_for_url(is_page(address(there)))
        page.locator(f'a[href="{back}"]').first.click()
        page.wait_for_url(is_page(address("index.html")))
        assert page.locator("#invalid_card").count() == 1


def is_page(address: str) -> Callable[[str], bool]:
    """Whether an address is that of a page, with or without its `index.html`."""
    path = urlsplit(address).path.removesuffix("index.html")
    return lambda url: urlsplit(url).path.removesuffix("index.html") == path
