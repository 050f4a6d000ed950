"""The search box, in every place that the site is read in."""

import re
from collections.abc import Callable

import pytest
from built_site import BuiltSite
from static_server import StaticServer


@pytest.mark.parametrize("kind", ["errors", "entry"])
def test_typing_a_code_and_enter_leads_to_its_entry(
    site: BuiltSite, address: Callable[[str], str], open_page: Callable, kind: str
) -> None:
    start = "errors/used_token/index.html" if kind == "entry" else site.page(kind)
    watch = open_page(address(start))
    watch.page.locator("#docsite-search").press_sequentially("invalid_card")
    watch.page.keyboard.press("Enter")
    watch.page.wait_for_url(re.compile(r"errors/invalid_card/(index\.html)?$|#invalid[_-]card$"))
    assert not watch.problems


def test_the_index_is_fetched_only_when_the_box_is_used(server: StaticServer, open_page: Callable) -> None:
    watch = open_page(server.address("index.html"))
    watch.page.wait_for_load_state("networkidle")
    before = [url for url in watch.requests if "/search/" in url]
    with watch.page.expect_request(lambda request: "/search/" in request.url):
        watch.page.locator("#docsite-search").press_sequentially("invalid")
    assert before == []
