"""Anchors that are not there: what a reader with a link to one is told, and where it leads."""

from collections.abc import Callable

import pytest
from awkward_site import write_large_content
from built_site import BuiltSite
from checkers import axe
from page_watch import PageWatch
from playwright.sync_api import expect
from static_server import StaticServer


@pytest.fixture
def opened(server: StaticServer, open_page: Callable) -> Callable[[str], PageWatch]:
    """Opens the errors page at a fragment."""
    return lambda fragment: open_page(server.address("index.html") + fragment)


@pytest.mark.parametrize(
    "fragment",
    ["#Invalid_Card", "#INVALID-CARD", "#invalid.card", "#invalidCard", "#invalid%20card", "#%EF%BD%89nvalid_card"],
)
def test_case_and_separators_lead_straight_on(opened: Callable[[str], PageWatch], fragment: str) -> None:
    page = opened(fragment).page
    page.wait_for_function("location.hash === '#invalid_card'")
    expect(page.locator("#invalid_card")).to_be_in_viewport()
    expect(page.locator("#docsite-missing")).to_be_hidden()


def test_a_group_in_another_case_leads_straight_on_too(opened: Callable[[str], PageWatch]) -> None:
    opened("#Group-400").page.wait_for_function("location.hash === '#group-400'")


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("#invalid-cards", "No code here is called invalid-cards. The nearest is invalid_card."),
        ("#used_tokne", "No code here is called used_tokne. The nearest is used_token."),
        ("#nonsense", "No code here is called nonsense."),
        ("#%E9%8C%AF%E8%AA%A4", "No code here is called 錯誤."),
        ("#%E3%81", "No code here is called %E3%81."),
        ("#<img src=x onerror=alert(1)>", "No code here is called <img src=x onerror=alert(1)>."),
    ],
)
def test_what_is_not_there_is_said_with_the_nearest_code(
    opened: Callable[[str], PageWatch], fragment: str, said: str
) -> None:
    watch = opened(fragment)
    line = watch.page.locator("[role=status] > #docsite-missing")
    expect(line).to_have_text(said, use_inner_text=True)
    expect(line).to_be_in_viewport()
    assert watch.page.locator("main img[src=x]").count() == 0
    assert not watch.problems


def test_the_nearest_code_is_a_link_and_the_line_goes_once_it_is_followed(opened: Callable[[str], PageWatch]) -> None:
    page = opened("#invalid-cards").page
    page.locator("#docsite-missing a").click()
    expect(page.locator("#invalid_card")).to_be_in_viewport()
    expect(page.locator("#docsite-missing")).to_be_hidden()


def test_an_endless_fragment_is_cut(opened: Callable[[str], PageWatch]) -> None:
    page = opened("#" + "x" * 20_000).page
    assert len(page.locator("#docsite-missing").inner_text()) < 100


@pytest.mark.parametrize(
    "fragment",
    ["", "#", "#top", "#!", "#invalid_card", "#invalid-card", "#group-400", "#docsite-map", "#docsite-x", "#:~:text=card"],
)
def test_what_is_there_or_is_no_code_is_not_spoken_of(opened: Callable[[str], PageWatch], fragment: str) -> None:
    page = opened(fragment).page
    before = page.evaluate("location.hash")
    page.wait_for_timeout(50)
    assert page.evaluate("location.hash") == before
    expect(page.locator("#docsite-missing")).to_be_hidden()


def test_it_leads_on_within_the_page_as_well_and_back_leads_to_where_one_was(opened: Callable[[str], PageWatch]) -> None:
    page = opened("#used_token").page
    steps = page.evaluate("history.length")
    page.evaluate("location.hash = '#Invalid_Card'")
    page.wait_for_function("location.hash === '#invalid_card'")
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    page.wait_for_function("location.hash === '#used_token'")
    page.evaluate("scrollTo(0, 3000)")
    page.evaluate("location.hash = '#invalid-cards'")
    expect(page.locator("#docsite-missing")).to_be_in_viewport()


def test_an_entry_that_is_filtered_out_is_led_to_all_the_same(opened: Callable[[str], PageWatch]) -> None:
    page = opened("?retry=never#Invalid_Card").page
    expect(page.locator("#invalid_card")).to_be_in_viewport()


def test_it_works_from_a_folder(site: BuiltSite, open_page: Callable) -> None:
    page = open_page((site.folder / "index.html").as_uri() + "#Invalid_Card").page
    page.wait_for_function("location.hash === '#invalid_card'")


def test_axe_finds_nothing_in_the_line(opened: Callable[[str], PageWatch]) -> None:
    axe(opened("#invalid-cards").page).assert_clean()


def test_without_a_script_nothing_is_said(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html") + "#nonsense", java_script_enabled=False).page
    expect(page.locator("#docsite-missing")).to_be_hidden()


def test_a_list_that_shows_codes_in_a_line_each_answers_too(
    build: Callable[..., BuiltSite], serve: Callable, open_page: Callable, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = tmp_path_factory.mktemp("lines") / "content"
    write_large_content(content, groups=20, entries=20)
    page = open_page(serve(build("https://example.test/", content=content)).address("index.html")).page
    page.evaluate("location.hash = '#Part_7_Error_12'")
    page.wait_for_function("location.hash === '#part_7_error_12'")
    page.evaluate("location.hash = '#part_7_eror_12'")
    expect(page.locator("#docsite-missing a")).to_have_text("part_7_error_12")
