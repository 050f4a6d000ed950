"""Facts that a site declares, on its pages: shown, and narrowing the list and the search by an address."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import BuiltSite
from checkers import axe
from playwright.sync_api import Page, expect
from static_server import StaticServer

SITE = """title: Shop errors
description: All of them.
base_url: https://example.test/
fields:
  severity: {type: choice, choices: {info: Info, error: Error}, description: How bad it is., filter: true, head: true}
  fixed: {type: flag, filter: true}
  product: {type: list, filter: true, search: true}
  sqlstate: {label: SQLSTATE, type: code, search: true}
  why: {type: markdown}
  owner: {of: group}
"""

CATALOG = """group: "503"
title: 503 Service Unavailable
status: 503
fields: {owner: Platform}
errors:
  - code: database_down
    title: Database Down
    summary: It did not answer.
    fields: {severity: error, fixed: true, product: [Shop, "R&D / C++"], sqlstate: "08006", why: "See `read_only`."}
  - code: read_only
    title: Read Only
    summary: We are moving.
    fields: {severity: info, fixed: true, product: [Shop]}
  - code: gone
    title: Gone
    summary: It is gone.
"""


@pytest.fixture(scope="module")
def shop(build: Callable[..., BuiltSite], serve: Callable, tmp_path_factory: pytest.TempPathFactory) -> StaticServer:
    content = tmp_path_factory.mktemp("fields") / "content"
    (content / "catalog").mkdir(parents=True)
    (content / "site.yml").write_text(SITE)
    (content / "catalog/503.yml").write_text(CATALOG)
    return serve(build("https://example.test/", content=content))


def shown(page: Page) -> list[str]:
    """The codes that the list shows."""
    return page.evaluate("[...document.querySelectorAll('.entry:not([hidden])')].map((entry) => entry.id)")


def test_a_value_of_few_stands_above_the_list(shop: StaticServer, open_page: Callable) -> None:
    watch = open_page(shop.address("index.html"))
    page = watch.page
    # All entries that say it say that it is fixed: there is nothing to choose.
    assert page.locator("#docsite-tools").inner_text().count("Severity") == 3
    assert "Fixed" not in page.locator("#docsite-tools").inner_text()
    link = page.get_by_role("link", name="Severity Error")
    link.click()
    assert page.evaluate("location.search") == "?severity=error"
    assert shown(page) == ["database_down"]
    expect(page.locator("#docsite-tools [aria-current]")).to_have_text(["Severity Error"])
    axe(page).assert_clean()
    link.click()
    assert page.evaluate("location.search") == ""
    assert len(shown(page)) == 3
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.entry:not([hidden])').length === 1")
    assert not watch.problems


def test_a_value_of_an_entry_leads_to_all_that_have_it(shop: StaticServer, open_page: Callable) -> None:
    page = open_page(shop.address("errors/database_down/index.html")).page
    axe(page).assert_clean()
    page.get_by_role("link", name="R&D / C++").click()
    expect(page.locator("#docsite-tagged")).to_contain_text("Codes with R&D / C++: 1.")
    assert shown(page) == ["database_down"]
    page.get_by_role("link", name="Show all").click()
    page.wait_for_function("location.search === ''")
    assert len(shown(page)) == 3


def test_the_search_is_narrowed_by_a_field(shop: StaticServer, open_page: Callable) -> None:
    page = open_page(shop.address("errors/gone/index.html") + "?severity=info").page
    expect(page.locator("#docsite-results [role=option]")).to_have_count(1)
    expect(page.locator("select[name=severity]")).to_have_value("info")
    expect(page.locator("select[name=product]")).to_have_value("")
    assert page.locator("label:has(select[name=severity])").inner_text().startswith("Severity")


def test_the_search_finds_a_value(shop: StaticServer, open_page: Callable) -> None:
    page = open_page(shop.address("index.html")).page
    page.locator("#docsite-search").fill("08006")
    expect(page.locator("#docsite-results [role=option]")).to_have_count(1)
    expect(page.locator(".result-why")).to_contain_text("a fact of it")


def test_a_group_shows_its_facts(shop: StaticServer, open_page: Callable) -> None:
    page = open_page(shop.address("groups/503/index.html")).page
    expect(page.locator(".facts").first).to_contain_text("Platform")
    axe(page).assert_clean()


def test_a_long_list_has_what_stands_in_heads_on_the_line_of_its_code(
    build: Callable[..., BuiltSite], serve: Callable, open_page: Callable, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    (content / "catalog").mkdir(parents=True)
    (content / "site.yml").write_text(SITE)
    names = [f"  - {{code: E{number}, title: Error {number}, fields: {{severity: error}}}}" for number in range(300)]
    names.append("  - {code: E300, title: An Error of Long Ago, retired: {}, fields: {severity: info}}")
    names.append("  - {code: E301, title: E301, fields: {severity: info}}")
    (content / "catalog/503.yml").write_text("group: g\ntitle: All\nerrors:\n" + "\n".join(names) + "\n")
    page = open_page(serve(build("https://example.test/", content=content)).address("index.html")).page
    boxes = page.evaluate(
        """[...document.querySelectorAll(".lines li")].slice(-3).map((line) =>
          [line.querySelector("a"), ...line.querySelectorAll(".state")].map((part) => part.getBoundingClientRect().toJSON()))"""
    )
    assert [len(line) for line in boxes] == [2, 3, 2]
    for code, *marks in boxes:
        assert all(mark["top"] < code["bottom"] and mark["left"] > code["right"] for mark in marks)
        assert all(mark["width"] < 100 and mark["height"] < 40 for mark in marks)
