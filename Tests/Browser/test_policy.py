"""What a page may do: nothing but show itself."""

from collections.abc import Callable

import pytest
from built_site import KINDS, BuiltSite
from static_server import StaticServer

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_to_its_policy_and_its_host(
    site: BuiltSite, host: StaticServer, open_page: Callable, kind: str
) -> None:
    name = "no/such/page/" if kind == "not found" else site.page(kind)
    watch = open_page(host.address(name))
    watch.page.wait_for_load_state("networkidle")
    assert watch.requests
    assert not watch.problems


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_sent_with_the_strict_policy(site: BuiltSite, host: StaticServer, open_page: Callable, kind: str) -> None:
    name = "no/such/page/" if kind == "not found" else site.page(kind)
    response = open_page(host.address("index.html")).page.goto(host.address(name))
    assert response.status == (404 if kind == "not found" else 200)
    assert response.header_value("content-security-policy") == POLICY


def test_no_cookie_is_set(server: StaticServer, open_page: Callable) -> None:
    page = open_page(server.address("index.html")).page
    assert page.locator("h1").count() == 1
    assert page.context.cookies() == []
