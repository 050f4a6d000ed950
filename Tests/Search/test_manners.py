"""The search box by keyboard, by address and in bad weather."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from patience import PATIENCE
from playwright.sync_api import Page, Route, expect
from static_server import StaticServer

BODY = '{\n  "object": "error",\n  "code": "used_token",\n  "message": "token was already used"\n}'


@pytest.fixture
def server(server_of: Callable[[str], StaticServer]) -> StaticServer:
    """The site of this repository's catalog."""
    return server_of("payments")


@pytest.fixture
def page(server: StaticServer, open_page: Callable[..., Page]) -> Page:
    """The errors page with the script at hand and nothing typed."""
    return open_page(server.address("index.html"))


def query(page: Page) -> dict[str, list[str]]:
    """What the address says behind its question mark."""
    # Asked of the page itself: the driver hears of a changed address only some time later.
    return parse_qs(page.evaluate("location.search.slice(1)"))


def paste(page: Page, text: str) -> None:
    """Pastes a text into the box, as a browser does."""
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text", text);
          const box = document.getElementById("docsite-search");
          const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          if (box.dispatchEvent(event)) document.execCommand("insertText", false, text);
        }""",
        text,
    )


def first(page: Page):
    """The first result."""
    return page.locator("#docsite-results [role=option]").first


def test_arrows_move_through_the_results_and_enter_goes(page: Page) -> None:
    box = page.locator("#docsite-search")
    box.press_sequentially("invalid")
    expect(first(page)).to_be_visible()
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "docsite-result-1")
    selected = page.locator("[role=option][aria-selected=true]")
    expect(selected).to_have_count(1)
    target = selected.get_attribute("href")
    box.press("Enter")
    page.wait_for_url(re.compile(re.escape(target.removeprefix("./"))))


def test_the_first_arrow_up_leads_to_the_last_result(page: Page) -> None:
    box = page.locator("#docsite-search")
    box.press_sequentially("token")
    expect(first(page)).to_be_visible()
    box.press("ArrowUp")
    expect(page.locator("[role=option]").last).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_opens_the_box_and_escape_gives_the_focus_back(page: Page, keys: str) -> None:
    link = page.locator("main .group a").first
    link.focus()
    page.keyboard.press(keys)
    expect(page.locator("#docsite-search")).to_be_focused()
    page.keyboard.type("card")
    expect(first(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(page.locator("#docsite-search")).to_have_attribute("aria-expanded", "false")
    assert query(page) == {}


def test_a_slash_in_the_box_is_typed(page: Page) -> None:
    page.locator("#docsite-search").press_sequentially("a/b")
    expect(page.locator("#docsite-search")).to_have_value("a/b")


def test_what_is_typed_is_in_the_address_and_back_returns_to_it(page: Page) -> None:
    page.locator("#docsite-search").press_sequentially("used_token")
    expect(first(page)).to_contain_text("used_token")
    assert query(page) == {"q": ["used_token"]}
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("errors/used_token/"))
    page.go_back()
    expect(page.locator("#docsite-search")).to_have_value("used_token")
    expect(first(page)).to_be_visible()
    page.go_back()
    expect(page.locator("#docsite-search")).to_have_value("")
    expect(first(page)).to_have_count(0)


def test_an_address_with_a_query_opens_with_its_results(server: StaticServer, open_page: Callable[..., Page]) -> None:
    page = open_page(server.address("index.html") + "?q=fraud&status=400")
    expect(first(page)).to_contain_text("failed_fraud_check")
    expect(page.locator("#docsite-search")).to_be_focused()


def test_what_is_pasted_never_enters_the_address_nor_leaves_the_page(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    paste(page, BODY)
    expect(first(page)).to_contain_text("used_token")
    expect(first(page)).to_contain_text("the code in the text")
    assert query(page) == {}
    assert [url for url in sent if "already" in url or "token" in url] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_short_paste_stays_out_of_the_address_too(page: Page) -> None:
    paste(page, "skey_test_4xvpea0ifwajbx3f873")
    page.keyboard.type(" ")
    page.wait_for_timeout(100)
    assert query(page) == {}


def test_what_was_pasted_before_the_script_came_stays_out_of_the_address(
    server: StaticServer, open_page: Callable[..., Page]
) -> None:
    page = open_page(server.address("index.html"), wait=False)
    page.evaluate("document.getElementById('docsite-search').value = 'skey_test_4xvpea0ifwajbx3f873'")
    page.focus("#docsite-search")
    page.wait_for_selector("#docsite-search[role=combobox]")
    page.keyboard.type("x")
    page.wait_for_timeout(100)
    assert query(page) == {}


def test_lines_that_are_pasted_keep_their_words_apart(page: Page) -> None:
    paste(page, "error:\nused_token\nagain")
    expect(page.locator("#docsite-search")).to_have_value("error: used_token again")


def test_a_filter_narrows_the_results_and_shows_in_the_address(page: Page) -> None:
    page.locator("#docsite-search").press_sequentially("not")
    page.locator("select[name=status]").select_option("404")
    only = "() => [...document.querySelectorAll('.result-status')].map((row) => row.textContent).join() === '404,404,404'"
    page.wait_for_function(only)
    assert query(page) == {"q": ["not"], "status": ["404"]}
    page.reload()
    page.wait_for_function(only)


def test_the_count_is_announced_once_the_typing_rests(page: Page) -> None:
    status = page.locator("#docsite-search-status")
    page.locator("#docsite-search").press_sequentially("used_token")
    expect(status).to_have_text(re.compile(r"^\d+ results?"))


def test_nothing_found_says_what_to_do(page: Page) -> None:
    page.locator("#docsite-search").press_sequentially("qqqqzzzz")
    expect(page.locator(".search-message")).to_contain_text("Nothing found. Try")
    expect(page.locator(".search-message a")).to_be_visible()


def test_an_index_that_cannot_be_loaded_says_so_and_can_be_tried_again(
    server: StaticServer, open_page: Callable[..., Page]
) -> None:
    page = open_page(server.address("index.html"), wait=False)
    page.route("**/search/*", lambda route: route.abort())
    page.locator("#docsite-search").press_sequentially("card")
    expect(page.locator(".search-message")).to_contain_text("could not be loaded")
    page.unroute("**/search/*")
    page.locator(".search-message button").click()
    expect(first(page)).to_contain_text("card")


def test_a_late_answer_never_replaces_a_newer_one(server_of: Callable, open_page: Callable[..., Page]) -> None:
    # Only a catalog of several files can answer the second text before the first.
    server = server_of("large")
    page = open_page(server.address("index.html"))
    box = page.locator("#docsite-search")
    with server.holding("search/codes-0.json") as is_asked:
        box.fill("account_expired")
        assert is_asked.wait(PATIENCE)
        box.fill("column_expired")
        expect(first(page)).to_contain_text("column_expired")
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('search/codes-0.json'))"
    )
    expect(first(page)).to_contain_text("column_expired")


def test_an_index_of_a_newer_build_is_read_again(server: StaticServer, open_page: Callable[..., Page]) -> None:
    stale = server.site.folder / "search/index.json"
    old = re.sub(r'"build":"\w+"', '"build":"00000000"', stale.read_text(encoding="utf-8"))
    page = open_page(server.address("index.html"), wait=False)
    answers = [old]

    def answer(route: Route) -> None:
        if answers:
            route.fulfill(body=answers.pop(), content_type="application/json")
        else:
            route.continue_()

    page.route("**/search/index.json", answer)
    page.locator("#docsite-search").press_sequentially("used_token")
    expect(first(page)).to_contain_text("used_token")


def test_markup_in_a_query_stays_text(page: Page) -> None:
    page.locator("#docsite-search").fill("<img src=x onerror=document.title='x'> card <b>")
    expect(first(page)).to_be_visible()
    assert page.locator("#docsite-results img, #docsite-results b").count() == 0


def test_it_works_from_a_folder(server: StaticServer, open_page: Callable[..., Page]) -> None:
    page = open_page((server.site.folder / "errors/not_found/index.html").as_uri())
    page.locator("#docsite-search").press_sequentially("invlaid_card")
    expect(first(page)).to_contain_text("invalid_card")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^file:.*/errors/invalid_card/index\.html$"))


def test_axe_finds_nothing_in_the_open_box(page: Page) -> None:
    page.locator("#docsite-search").press_sequentially("card")
    expect(first(page)).to_be_visible()
    page.keyboard.press("ArrowDown")
    violations = Axe().run(page, context="form[role=search]").response["violations"]
    assert [violation["id"] for violation in violations] == []


def test_the_roles_are_those_of_a_combobox(page: Page) -> None:
    box = page.locator("#docsite-search")
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("card")
    expect(first(page)).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"


@pytest.mark.alone
def test_a_key_is_answered_within_50_ms_on_a_cpu_slowed_four_times(page: Page) -> None:
    page.locator("#docsite-search").press_sequentially("card")
    expect(first(page)).to_be_visible()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    measure = """async () => {
          const box = document.getElementById("docsite-search");
          const list = document.getElementById("docsite-listbox");
          const times = [];
          for (const text of ["i", "in", "inv", "invalid_crad", "why was my token rejected", "token was used"]) {
            const start = performance.now();
            const shown = new Promise((resolve) => new MutationObserver((_, watch) => {
              watch.disconnect();
              resolve();
            }).observe(list, { childList: true }));
            box.value = text;
            box.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
            await shown;
            times.push(performance.now() - start);
          }
          return times;
        }"""
    # The best of five: a machine that does other work besides says nothing of the script.
    best = [min(times) for times in zip(*(page.evaluate(measure) for _ in range(5)), strict=True)]
    assert max(best) < 50, best
