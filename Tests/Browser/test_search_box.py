"""The search box, in every place that the site is read in."""

import re
from collections.abc import Callable

import pytest
from built_site import BuiltSite
from patience import PATIENCE
from static_server import StaticServer

ENTRY = re.compile(r"errors/invalid_card/(index\.html)?$|#invalid[_-]card$")
"""Where a search for the code must lead: its page, or its entry on the errors page."""


@pytest.mark.parametrize("kind", ["errors", "entry"])
def test_typing_a_code_and_enter_leads_to_its_entry(
    site: BuiltSite, address: Callable[[str], str], open_page: Callable, kind: str
) -> None:
    start = "errors/used_token/index.html" if kind == "entry" else site.page(kind)
    watch = open_page(address(start))
    watch.page.locator("#docsite-search").press_sequentially("invalid_card")
    watch.page.keyboard.press("Enter")
    watch.page.wait_for_url(ENTRY)
    assert not watch.problems


@pytest.mark.parametrize("late", ["assets/search", "search/"])
def test_an_enter_that_comes_before_the_search_has_loaded_is_not_lost(
    server: StaticServer, open_page: Callable, late: str
) -> None:
    page = open_page(server.address("errors/used_token/index.html")).page
    with server.holding(late) as is_asked:
        page.locator("#docsite-search").press_sequentially("invalid_card")
        assert is_asked.wait(PATIENCE)
        page.keyboard.press("Enter")
    page.wait_for_url(ENTRY)


@pytest.mark.parametrize("lost", ["assets/search-engine", "assets/search."])
def test_where_a_script_of_the_search_is_lost_enter_leads_to_the_list(
    server: StaticServer, open_page: Callable, lost: str
) -> None:
    watch = open_page(server.address("errors/used_token/index.html"))
    watch.page.route(re.compile(re.escape(server.address(lost))), lambda route: route.abort())
    watch.page.locator("#docsite-search").press_sequentially("invalid_card")
    watch.page.keyboard.press("Enter")
    watch.page.wait_for_url(server.address("") + "index.html?")
    assert [problem for problem in watch.problems if problem.startswith("script error")] == []


def test_the_index_is_fetched_only_when_the_box_is_used(server: StaticServer, open_page: Callable) -> None:
    watch = open_page(server.address("index.html"))
    watch.page.wait_for_load_state("networkidle")
    before = [url for url in watch.requests if "/search/" in url]
    with watch.page.expect_request(lambda request: "/search/" in request.url):
        watch.page.locator("#docsite-search").press_sequentially("invalid")
    assert before == []
