"""Each check is shown a site with a fault in it: a check that finds nothing wrong there is no check."""

import os
import re
import shutil
import subprocess
import sys
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


FAULTS = {
    "theme.yml": "styles: [faults.css]\n",
    "assets/faults.css": """
.entry-title { font-size: 11px }
:focus-visible { outline: none !important }
main { min-inline-size: 700px }
.entry-summary { margin-block-start: 9rem }
h1 code { word-break: break-all }
article { transition: color 1s }
.top { position: fixed !important; inset: 0 0 auto; block-size: 50vh; z-index: 9; background: #fff }
.hung { margin-block-start: 3px; animation: 1s late }
@media print { .top, .turn { display: block !important } }
.weight { --ballast: "BALLAST" }
""",
    # No link to skip by.
    "templates/header.mustache": """
<header class="top"><div class="frame"><p class="brand"><a href="{{home}}">{{site.title}}</a></p>{{> search}}</div></header>
""",
}
"""Faults of a theme, one for each of the tests that are named below."""

CAUGHT = [
    "test_anchors.py::test_a_printed_link_lands_on_its_entry_without_a_script[at /a/b/-invalid-card-phone]",
    "test_first_visit.py::test_a_first_visit_is_light[entry]",
    "test_first_visit.py::test_the_answer_begins_within_200_pixels_of_a_phone",
    "test_first_visit.py::test_text_is_large_enough_and_lines_are_short_enough[entry]",
    "test_first_visit.py::test_a_code_breaks_only_behind_what_parts_its_words",
    "test_keyboard.py::test_four_tabs_lead_to_the_first_entry[without-phone]",
    "test_keyboard.py::test_every_stop_has_a_name_is_in_view_and_shows_its_focus[entry]",
    "test_preferences.py::test_nothing_moves_for_those_who_want_less_motion[entry]",
    "test_preferences.py::test_a_page_can_be_enlarged[entry]",
    "test_preferences.py::test_a_page_on_paper_is_a_document[entry]",
]
"""What the faults must be caught by."""


def test_the_faults_of_a_theme_are_caught_each_by_its_test(docsite: Path, tmp_path: Path) -> None:
    ballast = os.urandom(20_000).hex()
    for path, text in FAULTS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text.replace("BALLAST", ballast), encoding="utf-8")
    folder = Path(__file__).parent
    command = [sys.executable, "-m", "pytest", "--durations=0", "--tb=no", "-rf", *(folder / test for test in CAUGHT)]
    environment = os.environ | {"DOCSITE_THEME": str(tmp_path), "DOCSITE": str(docsite)}
    result = subprocess.run(command, cwd=folder.parent, env=environment, capture_output=True, text=True, check=False)
    failed = re.findall(r"^FAILED Browser/(.+?)(?: - .*)?$", result.stdout, re.MULTILINE)
    assert sorted(failed) == sorted(CAUGHT), result.stdout + result.stderr
