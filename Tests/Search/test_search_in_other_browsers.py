"""The search in Firefox and in WebKit: what its keys, addresses and scripts do differs from browser to browser."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from patience import PATIENCE
from readers import Reader
from static_server import StaticServer

FIRST = "document.querySelector('#docsite-results [role=option] code')?.textContent"
FOCUSED = "document.activeElement.id"
VALUE = "document.getElementById('docsite-search').value"


@pytest.fixture
def server(server_of: Callable[[str], StaticServer]) -> StaticServer:
    """The site of this repository's catalog."""
    return server_of("payments")


@pytest.fixture
def box(reader: Reader, server: StaticServer) -> Reader:
    """A reader at the errors page who opened the box with a slash."""
    reader.open(server.address("index.html"))
    reader.press("/")
    reader.wait(f"{FOCUSED} === 'docsite-search'")
    return reader


def query(reader: Reader) -> dict[str, list[str]]:
    """What the address says behind its question mark."""
    return parse_qs(urlsplit(str(reader.ask("location.href"))).query)


def test_arrows_move(box: Reader) -> None:
    box.type("invalid_c")
    box.wait(f"{FIRST} === 'invalid_card'")
    box.press("ArrowDown")
    box.press("ArrowDown")
    assert box.wait("document.querySelector('[aria-selected=true]')?.href")
    assert box.ask("document.getElementById('docsite-search').getAttribute('aria-activedescendant')") == "docsite-result-1"


# The driver of WebKitGTK at times never answers while a page is being left, so leaving is tried in Firefox only.
def test_enter_goes_and_back_returns(firefox: Reader, server: StaticServer) -> None:
    box = firefox
    box.open(server.address("index.html"))
    box.press("/")
    box.type("invalid_c")
    box.wait(f"{FIRST} === 'invalid_card'")
    box.press("ArrowDown")
    target = box.wait("document.querySelector('[aria-selected=true]')?.href")
    box.press("Enter")
    box.wait("location.href === arguments[0]", target)
    box.back()
    box.wait(f"{FIRST} === 'invalid_card' && {VALUE} === 'invalid_c'")


def test_escape_leaves_and_gives_the_focus_back(reader: Reader, server: StaticServer) -> None:
    reader.open(server.address("index.html"))
    reader.focus("main .group a[href]")
    link = reader.ask("document.activeElement.href")
    reader.press("k", control=True)
    reader.wait(f"{FOCUSED} === 'docsite-search'")
    reader.type("card")
    reader.wait(FIRST)
    reader.press("Escape")
    reader.wait("document.activeElement.href === arguments[0]", link)
    assert query(reader) == {}


def test_an_address_with_a_query_opens_with_its_results(reader: Reader, server: StaticServer) -> None:
    reader.open(server.address("index.html") + "?q=fraud&status=400")
    reader.wait(f"{FIRST} === 'failed_fraud_check'")
    reader.wait(f"{FOCUSED} === 'docsite-search'")


def test_the_count_is_announced(box: Reader) -> None:
    box.type("used_token")
    box.wait("/^[0-9]+ results?/.test(document.getElementById('docsite-search-status').textContent)")


def test_what_is_pasted_never_enters_the_address(box: Reader) -> None:
    box.type('{"code":"used_token"}')
    box.press("a", control=True)
    box.press("x", control=True)
    box.wait(f"{VALUE} === '' && !location.search")
    box.press("v", control=True)
    box.wait(f"{FIRST} === 'used_token'")
    assert query(box) == {}
    assert box.ask("localStorage.length + sessionStorage.length") == 0


def test_a_late_answer_never_replaces_a_newer_one(reader: Reader, server_of: Callable[[str], StaticServer]) -> None:
    server = server_of("large")
    reader.open(server.address("index.html"))
    reader.press("/")
    with server.holding("search/codes-0.json") as is_asked:
        reader.type("account_expired")
        assert is_asked.wait(PATIENCE)
        reader.press("a", control=True)
        reader.type("column_expired")
        reader.wait(f"{FIRST} === 'column_expired'")
    reader.wait("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('search/codes-0.json'))")
    assert reader.ask(FIRST) == "column_expired"


def test_it_works_from_a_folder(reader: Reader, server: StaticServer) -> None:
    reader.open((server.site.folder / "errors/not_found/index.html").as_uri())
    reader.press("/")
    reader.type("invlaid_card")
    reader.wait(f"{FIRST} === 'invalid_card'")
    address = str(reader.ask("document.querySelector('#docsite-results [role=option]').href"))
    assert address.startswith("file:")
    assert address.endswith("/errors/invalid_card/index.html")


@pytest.mark.parametrize("examples", ["normalisation", "stems"])
def test_text_becomes_comparable_by_the_same_rule(box: Reader, examples: str) -> None:
    recorded = json.loads(Path(__file__).with_name(f"{examples}.json").read_text(encoding="utf-8"))
    box.wait("!!globalThis.docsiteSearch")
    differing = box.ask(
        """JSON.stringify(JSON.parse(arguments[0]).filter((was) => {
          const { key, words, stem } = docsiteSearch;
          const now = Array.isArray(was) ? [was[0], stem(was[0])]
            : { text: was.text, key: key(was.text), words: words(was.text) };
          return JSON.stringify(was) !== JSON.stringify(now);
        }))""",
        json.dumps(recorded),
    )
    assert json.loads(str(differing)) == []


def test_without_scripts_enter_leads_to_the_list(firefox_without_scripts: Reader, server: StaticServer) -> None:
    reader = firefox_without_scripts
    reader.open(server.address("errors/not_found/index.html"))
    reader.focus("#docsite-search")
    reader.type("card")
    reader.press("Enter")
    reader.wait("location.pathname.endsWith('/a/b/index.html')")
    assert reader.ask("document.querySelectorAll('main [id=invalid_card], main [id=used_token]').length") == 2
