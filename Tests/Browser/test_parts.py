"""Examples of answers, variants, sub-codes and operations, as pages show them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import BuiltSite
from checkers import axe, nu_checker
from page_watch import SCREENS
from playwright.sync_api import expect
from static_server import StaticServer

DECLINED = {
    "code": "card_declined",
    "title": "Card Declined",
    "message": "declined",
    "summary": "The bank refused.",
    "retry": "after-change",
    "error_body": '{"code": "{{code}}"}',
    "examples": [
        {"title": "As problem details", "media_type": "application/problem+json", "body": '{"status": {{status}}}'},
        {"title": "As XML", "media_type": "application/xml", "body": '<error code="{{code}}">{{message}}</error>'},
        {"body": "{{code}}: " + "a-very-long-word" * 9},
    ],
    "variants": [
        {"name": "By your bank", "status": 409, "message": "declined by {bank}", "when": "the card is *new*"},
        {"name": "By us", "summary": "See `insufficient_funds`."},
    ],
    "returned_by": ["POST /charges", "POST /charges/{id}/capture"],
}
LONG = {
    "code": "PREFERRED_SHIPPING_AMOUNT_MISMATCH_OF_THE_PAYEE_ACCOUNT_LOCKED",
    "title": "Long",
    "returned_by": ["POST /charges"],
}
FUNDS = {
    "code": "insufficient_funds",
    "title": "Insufficient Funds",
    "parent": "card_declined",
    "deprecated": {},
    "returned_by": [f"POST /things/{'of/a/very/long/path/' * 4}{number}" for number in range(9)] + ["POST /charges"],
}
MANY = [{"code": f"part_{number}", "title": f"Part {number}", "parent": "card_declined"} for number in range(9)]


@pytest.fixture(scope="module")
def parts(build: Callable[..., BuiltSite], tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with all of it."""
    content: Path = tmp_path_factory.mktemp("content")
    (content / "catalog").mkdir()
    (content / "site.yml").write_text("title: Errors\ndescription: All\nbase_url: https://example.test/\n", encoding="utf-8")
    entries = "".join(f"  - {json.dumps(entry)}\n" for entry in [DECLINED, FUNDS, LONG, *MANY])
    group = f'group: "402"\ntitle: 402 Payment Required\nstatus: 402\nerrors:\n{entries}'
    (content / "catalog/402.yml").write_text(group, encoding="utf-8")
    return build("https://example.test/", content=content)


@pytest.fixture(scope="module")
def host(parts: BuiltSite, serve: Callable[[BuiltSite], StaticServer]) -> StaticServer:
    """A host of it."""
    return serve(parts)


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_and_the_nu_checker_find_nothing(
    parts: BuiltSite, host: StaticServer, open_page: Callable, screen: str
) -> None:
    pages = [
        "index.html", "groups/402/index.html", "errors/card_declined/index.html", "errors/insufficient_funds/index.html",
        "operations/index.html", "operations/post-charges/index.html",
    ]  # fmt: skip
    for options in ({"color_scheme": "light"}, {"color_scheme": "dark"}):
        # High enough for all of a page: what lies behind the bar at the bottom by chance is no target that is too small.
        watch = open_page("about:blank", viewport=SCREENS[screen] | {"height": 6000}, **options)
        for name in pages:
            watch.page.goto(host.address(name))
            axe(watch.page).assert_clean()
            assert watch.page.evaluate("document.documentElement.scrollWidth") <= SCREENS[screen]["width"], name
    report = nu_checker([parts.folder / name for name in pages])
    assert report.faults == []
    assert report.looked_at == len(pages)


def test_long_lists_fold_without_a_script(host: StaticServer, open_page: Callable) -> None:
    page = open_page(host.address("errors/insufficient_funds/index.html"), java_script_enabled=False).page
    link = page.get_by_role("link", name="POST /charges", exact=True)
    expect(link).to_be_hidden()
    page.get_by_text("10 operations").click()
    link.click()
    expect(page.locator("h1")).to_have_text("POST /charges")
    assert page.locator(".related > li").count() == 3
    page.get_by_role("link", name="card_declined").first.click()
    page.get_by_text("10 sub-codes").click()
    page.get_by_role("link", name="part_3").click()
    expect(page.locator(".facts")).to_contain_text("card_declined Card Declined")


def test_a_link_to_a_variant_leads_to_its_section(host: StaticServer, open_page: Callable) -> None:
    page = open_page(host.address("errors/card_declined/index.html#card_declined~by-us")).page
    assert page.locator(":target").inner_text() == "By us"
    page.goto(host.address("index.html#card_declined~by-us"))
    assert page.evaluate("document.querySelector(':target').closest('article').id") == "card_declined"
