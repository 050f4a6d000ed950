"""Each check is shown a site with a fault in it: a check that finds nothing wrong there is no check."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import BuiltSite
from checkers import axe, json_schema, lychee, nu_checker
from static_server import StaticServer


@pytest.fixture
def spoil(site: BuiltSite, tmp_path: Path) -> Callable[[str, str], BuiltSite]:
    """Copies the site, with a piece of markup added to the end of the errors page's main part."""

    def spoil(markup: str) -> BuiltSite:
        copy = BuiltSite(tmp_path, site.base_url)
        shutil.copytree(site.folder, copy.folder)
        page = copy.folder / "index.html"
        text = page.read_text(encoding="utf-8")
        assert text.count("</main>") == 1
        page.write_text(text.replace("</main>", markup + "</main>"), encoding="utf-8")
        return copy

    return spoil


def test_the_nu_checker_reports_an_id_that_stands_twice(spoil: Callable[[str], BuiltSite]) -> None:
    spoilt = spoil('<p id="invalid_card">twice</p>')
    report = nu_checker([spoilt.folder / "index.html"])
    assert any("Duplicate ID" in fault and "invalid_card" in fault for fault in report.faults)


def test_lychee_reports_a_fragment_that_is_nowhere(spoil: Callable[[str], BuiltSite]) -> None:
    report = lychee(spoil('<p><a href="errors/used_token/index.html#no-such-heading">nowhere</a></p>'))
    assert len(report.faults) == 1
    assert "#no-such-heading" in report.faults[0]


def test_lychee_reports_an_absolute_address_of_the_site_that_is_nowhere(spoil: Callable[[str], BuiltSite]) -> None:
    report = lychee(spoil('<p><a href="https://example.test/a/b/errors/no_such_code/">nowhere</a></p>'))
    assert len(report.faults) == 1
    assert "no_such_code" in report.faults[0]


def test_axe_reports_an_image_without_a_text(
    spoil: Callable[[str], BuiltSite], serve: Callable[[BuiltSite], StaticServer], open_page: Callable
) -> None:
    server = serve(spoil('<img src="assets/none.svg">'))
    report = axe(open_page(server.address("index.html")).page)
    assert any(fault.startswith("image-alt") for fault in report.faults)


def test_the_browser_reports_an_inline_script(
    spoil: Callable[[str], BuiltSite], serve: Callable[[BuiltSite], StaticServer], open_page: Callable
) -> None:
    server = serve(spoil("<script>document.title = 'spoilt'</script>"))
    watch = open_page(server.address("index.html"))
    assert watch.page.title() != "spoilt"
    assert any("Content Security Policy" in problem for problem in watch.problems)


def test_the_browser_reports_a_request_to_another_host(
    spoil: Callable[[str], BuiltSite], serve: Callable[[BuiltSite], StaticServer], open_page: Callable
) -> None:
    server = serve(spoil('<img src="http://127.0.0.1:9/pixel.png" alt="">'))
    watch = open_page(server.address("index.html"))
    assert any("127.0.0.1:9" in problem for problem in watch.problems)


def test_the_schema_refuses_another_version_of_the_index(site: BuiltSite, tmp_path: Path) -> None:
    other = tmp_path / "index.json"
    other.write_text('{"version": 0}', encoding="utf-8")
    assert json_schema(site.folder / "search/schema.json", [other]).faults
