"""Codes that are parts of others, in the search."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from static_server import StaticServer


@pytest.mark.parametrize(
    "text",
    [
        '{"error": {"code": "card_declined", "decline_code": "insufficient_funds", "message": "no"}}',
        '{"error": {"decline_code": "insufficient_funds", "code": "card_declined"}}',
        '{"error": {"code": "card_declined", "reason": "insufficient_funds"}}',
        "card_declined insufficient_funds",
        "Error: card_declined (insufficient_funds) at line 3",
    ],
)
def test_a_text_that_names_a_code_and_its_sub_code_finds_the_sub_code_first(search: Callable, text: str) -> None:
    (found,) = search("declines", [text])
    assert found[:2] == ["insufficient_funds", "card_declined"]


def test_a_code_alone_stands_above_its_sub_codes_which_are_found_as_well(search: Callable) -> None:
    (found,) = search("declines", ["card_declined"])
    assert found[0] == "card_declined"
    assert {"insufficient_funds", "lost_card", "do_not_honor"} <= set(found)


def test_another_code_that_a_text_names_is_not_lifted(search: Callable) -> None:
    (found,) = search("declines", ['{"code": "filler_7", "reason": "insufficient_funds", "id": "card"}'])
    assert found[0] == "filler_7"


def test_a_result_says_what_it_is_a_part_of(server_of: Callable[[str], StaticServer], open_page: Callable) -> None:
    page: Page = open_page(server_of("declines").address("index.html"))
    page.locator("#docsite-search").press_sequentially("lost_card")
    expect(page.locator("#docsite-results [role=option]").first).to_contain_text("part of card_declined")
