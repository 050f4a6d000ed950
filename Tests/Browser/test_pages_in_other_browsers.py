"""The pages in Firefox and WebKit: that they run under their policy, and that printed links land."""

from collections.abc import Callable

import pytest
from built_site import KINDS, BuiltSite
from readers import Firefox, Reader
from static_server import StaticServer
from test_anchors import LANDING


def assert_lands(reader: Reader, address: str) -> None:
    """The entry of the fragment is in the upper half of the window, and nothing lies over its heading."""
    reader.open(address)
    landing = reader.wait(f"({LANDING})('invalid_card')")
    assert landing["target"] == address.partition("#")[2]
    assert 0 <= landing["top"] < landing["height"] / 2
    assert landing["uncovered"]


def test_no_page_has_anything_for_the_console(site: BuiltSite, server: StaticServer, firefox: Firefox) -> None:
    for kind in set(KINDS) - {"not found"}:
        firefox.open(server.address(site.page(kind)))
        assert firefox.wait("document.readyState === 'complete' && document.querySelectorAll('h1').length === 1")
        assert firefox.problems() == [], kind


def test_an_inline_script_would_be_reported(site: BuiltSite, server: StaticServer, firefox: Firefox) -> None:
    firefox.open(server.address(site.page("page")))
    firefox.ask("document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))")
    firefox.wait("violations.length")
    assert "script-src" in firefox.problems()[0]


@pytest.mark.parametrize("fragment", ["invalid_card", "invalid-card"])
def test_a_printed_link_lands_on_its_entry(
    address: Callable[[str], str], reader: Reader, fragment: str
) -> None:
    assert_lands(reader, address("index.html") + "#" + fragment)


def test_a_printed_link_lands_without_scripts_too(
    address: Callable[[str], str], firefox_without_scripts: Reader
) -> None:
    assert_lands(firefox_without_scripts, address("index.html") + "#invalid-card")
