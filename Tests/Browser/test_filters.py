"""The list of the errors page, narrowed by a tag or by whether to retry: every choice is an address."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from awkward_site import write_large_content
from built_site import BuiltSite
from checkers import axe
from playwright.sync_api import Page, expect
from static_server import StaticServer


def shown(page: Page) -> set[str]:
    """The codes that the list shows."""
    return set(page.evaluate("[...document.querySelectorAll('.entry:not([hidden])')].map((entry) => entry.id)"))


def query(page: Page) -> str:
    """What the address says behind its question mark."""
    return page.evaluate("location.search")


def test_a_tag_of_an_entry_leads_to_the_codes_that_have_it(address: Callable[[str], str], open_page: Callable) -> None:
    watch = open_page(address("errors/failed_fraud_check/index.html"))
    page = watch.page
    page.get_by_role("link", name="card", exact=True).click()
    expect(page.locator("#docsite-tagged")).to_contain_text("Codes with the tag card: 8.")
    assert query(page) == "?tag=card"
    assert "failed_fraud_check" in shown(page)
    assert len(shown(page)) == 8
    # The list has the answer: nothing opens over it.
    expect(page.locator("#docsite-search")).not_to_be_focused()
    page.get_by_role("link", name="Show all").click()
    page.wait_for_function("location.search === ''")
    assert len(shown(page)) == 43
    page.go_back()
    page.wait_for_function("location.search === '?tag=card'")
    page.wait_for_function("document.querySelectorAll('.entry:not([hidden])').length === 8")
    assert not watch.problems


def test_without_a_script_a_tag_leads_to_the_whole_list(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("errors/invalid_card/index.html"), java_script_enabled=False).page
    page.get_by_role("link", name="token", exact=True).click()
    expect(page.locator("#used_token")).to_be_visible()
    assert urlsplit(page.url).query == "tag=token"


def test_a_choice_of_retry_is_in_the_address_and_back_takes_it_back(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html") + "?tag=charge").page
    page.get_by_role("link", name="Retry after a check").click()
    assert query(page) == "?tag=charge&retry=after-check"
    assert shown(page) == {"backend_error", "failed_refund", "used_token"}
    page.go_back()
    page.wait_for_function("location.search === '?tag=charge'")
    page.wait_for_function("document.querySelectorAll('.entry:not([hidden])').length > 3")
    page.go_forward()
    page.wait_for_function("location.search.includes('retry')")
    page.reload()
    assert shown(page) == {"backend_error", "failed_refund", "used_token"}
    expect(page.locator("#docsite-tools [aria-current]")).to_have_text("Retry after a check")
    axe(page).assert_clean()


def test_a_choice_that_is_chosen_again_is_taken_back(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html")).page
    link = page.get_by_role("link", name="Retry never")
    link.click()
    assert query(page) == "?retry=never"
    link.click()
    assert query(page) == ""
    assert len(shown(page)) == 43


@pytest.mark.parametrize("asked", ["?retry=nonsense", "?retry=", "?tag=", "?x=card"])
def test_what_is_no_filter_hides_nothing(server: StaticServer, open_page: Callable, asked: str) -> None:
    assert len(shown(open_page(server.address("index.html") + asked).page)) == 43


def test_a_tag_that_no_code_has_says_so_as_text(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html") + "?tag=%3Cimg%20src=x%3E").page
    expect(page.locator("#docsite-tagged")).to_contain_text("Codes with the tag <img src=x>: 0.")
    assert page.locator("main img").count() == 0


def test_a_link_to_an_entry_that_is_filtered_out_ends_the_filter(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html") + "?tag=search#invalid_card").page
    expect(page.locator("#invalid_card")).to_be_in_viewport()
    assert query(page) == ""
    assert page.evaluate("location.hash") == "#invalid_card"


def test_the_box_of_the_search_and_the_list_show_the_same_filters(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html") + "?tag=search").page
    page.locator("#docsite-search").focus()
    tag = page.locator("select[name=tag]")
    expect(tag).to_have_value("search")
    tag.select_option("bank")
    page.wait_for_function("document.querySelectorAll('.entry:not([hidden])').length === 1")
    assert query(page) == "?tag=bank"
    assert shown(page) == {"invalid_bank_account"}
    page.go_back()
    expect(tag).to_have_value("search")
    expect(page.locator("#docsite-tagged b")).to_have_text("search")


def test_a_list_that_is_too_long_for_it_leaves_a_tag_to_the_search(
    build: Callable[..., BuiltSite], serve: Callable, open_page: Callable, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = tmp_path_factory.mktemp("tagged") / "content"
    write_large_content(content, groups=110, entries=3)
    file = content / "catalog/007.yml"
    file.write_text(file.read_text().replace("summary: It failed.}", 'summary: It failed., tags: ["R&D / C++", rare]}'))
    server = serve(build("https://example.test/", content=content))
    page = open_page(server.address("errors/part_7_error_0/index.html")).page
    page.get_by_role("link", name="R&D / C++").click()
    expect(page.locator("#docsite-results [role=option]")).to_have_count(3)
    expect(page.locator("select[name=tag]")).to_have_value("R&D / C++")
