"""What a page may do: nothing but show itself."""

from collections.abc import Callable

import pytest
import requests
from built_site import KINDS, BuiltSite
from static_server import StaticServer

# The site contract has it word for word.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def address_inside(site: BuiltSite, kind: str) -> str:
    """Where a page of a kind is met: the one for what isn't there, deep in a folder that isn't there."""
    return "no/such/page/" if kind == "not found" else site.page(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_to_its_policy_and_its_host(
    site: BuiltSite, host: StaticServer, open_page: Callable, kind: str
) -> None:
    watch = open_page(host.address(address_inside(site, kind)))
    watch.page.wait_for_load_state("networkidle")
    assert watch.requests
    assert not watch.problems


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_sent_with_the_strict_policy(site: BuiltSite, host: StaticServer, kind: str) -> None:
    response = requests.get(host.address(address_inside(site, kind)), timeout=5)
    assert response.status_code == (404 if kind == "not found" else 200)
    assert response.headers["Content-Security-Policy"] == POLICY


def test_no_cookie_is_set(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html")).page
    assert page.locator("h1").count() == 1
    assert page.context.cookies() == []
