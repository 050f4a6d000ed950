"""Pages of catalogs that are not as tidy as ours."""

from collections.abc import Callable
from pathlib import Path

import pytest
from awkward_site import write_awkward_content, write_large_content
from built_site import REPOSITORY, BuiltSite
from checkers import axe, nu_checker
from page_watch import SCREENS
from playwright.sync_api import expect
from static_server import StaticServer

PICTURES = REPOSITORY / ".build/screenshots"

Build = Callable[..., BuiltSite]


@pytest.fixture(scope="module", params=["en", "ar"])
def awkward(build: Build, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> BuiltSite:
    """A site with long texts and other scripts, in a language that is written to the right, and in one to the left."""
    content = tmp_path_factory.mktemp("awkward") / "content"
    write_awkward_content(content, request.param)
    return build("https://example.test/", content=content)


@pytest.fixture(scope="module")
def large(build: Build, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with 110 groups, and more codes than the errors page shows in full."""
    content = tmp_path_factory.mktemp("large") / "content"
    write_large_content(content, groups=110, entries=3)
    return build("https://example.test/", content=content)


# What is cut off or sticks out on either side, but for what can be scrolled to.
OUTSIDE = """() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element) => element && (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll("main *, footer *")].filter((element) => {
        const box = element.getBoundingClientRect();
        return (box.right > width + 1 || box.left < -1) && !element.closest(".unseen") && !scrolls(element);
    }).map((element) => element.outerHTML.slice(0, 120));
}"""


def test_nothing_sticks_out_of_any_page(
    awkward: BuiltSite, serve: Callable[[BuiltSite], StaticServer], open_page: Callable
) -> None:
    server = serve(awkward)
    watch = open_page(server.address("index.html"), viewport=SCREENS["phone"])
    page = watch.page
    language = page.evaluate("document.documentElement.lang")
    assert len(awkward.pages) > 10
    for number, name in enumerate(awkward.pages):
        page.goto(server.address(name))
        for width in (320, 768):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate(OUTSIDE) == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.screenshot(path=PICTURES / f"awkward-{language}-{number:02}.png")
    assert not watch.problems


def test_axe_and_the_nu_checker_find_nothing(
    awkward: BuiltSite, serve: Callable[[BuiltSite], StaticServer], open_page: Callable
) -> None:
    server = serve(awkward)
    page = open_page("about:blank", viewport=SCREENS["phone"]).page
    names = ["index.html", "errors/ERR-001/index.html", "errors/html/index.html"]
    for name in names:
        page.goto(server.address(name))
        axe(page).assert_clean()
    report = nu_checker([awkward.folder / name for name in names])
    # It guesses the language of a page, and most words of these are English in any.
    assert [fault for fault in report.faults if "appears to be written in" not in fault] == []
    assert report.looked_at == len(names)


def test_a_line_of_a_long_list_is_one_line_and_stands_out_when_one_lands_on_it(
    large: BuiltSite, serve: Callable[[BuiltSite], StaticServer], open_page: Callable
) -> None:
    page = open_page(serve(large).address("index.html") + "#part-80-error-1", viewport=SCREENS["desktop"]).page
    line = page.locator('[id="part_80_error_1"]')
    expect(line).to_be_in_viewport()
    link = line.locator("a").bounding_box()
    title = line.evaluate("""(line) => {
        const range = document.createRange();
        range.selectNodeContents(line.lastChild);
        return range.getBoundingClientRect().toJSON();
    }""")
    assert abs(link["y"] + link["height"] / 2 - title["top"] - title["height"] / 2) < 4
    color = "(element) => getComputedStyle(element).backgroundColor"
    assert line.evaluate(color) != page.locator('[id="part_80_error_2"]').evaluate(color)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_long_map_shows_where_one_is(
    large: BuiltSite, serve: Callable[[BuiltSite], StaticServer], open_page: Callable, screen: str
) -> None:
    page = open_page(serve(large).address("index.html") + "#part_80_error_1", viewport=SCREENS[screen]).page
    current = page.locator("#docsite-map [aria-current]")
    expect(current).to_have_attribute("href", "#group-g80")
    expect(current).to_be_in_viewport()


def test_the_rail_of_an_entry_shows_its_group_and_the_page_stays_at_its_top(
    large: BuiltSite, serve: Callable[[BuiltSite], StaticServer], open_page: Callable
) -> None:
    page = open_page(serve(large).address("errors/part_80_error_1/index.html"), viewport=SCREENS["desktop"]).page
    expect(page.locator(".rail [aria-current]")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0


def test_a_message_keeps_its_lines(
    build: Build, serve: Callable[[BuiltSite], StaticServer], open_page: Callable, tmp_path: Path
) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "site.yml").write_text("title: T\ndescription: D\nbase_url: https://example.test/\n", encoding="utf-8")
    entry = '  - {code: two_lines, title: T, message: "first line\\n  second line", summary: Short.}\n'
    (tmp_path / "catalog/a.yml").write_text(f"group: g\ntitle: G\nerrors:\n{entry}", encoding="utf-8")
    server = serve(build("https://example.test/", content=tmp_path))
    page = open_page(server.address("index.html")).page
    for name in ("index.html", "groups/g/index.html", "errors/two_lines/index.html"):
        page.goto(server.address(name))
        assert page.locator("samp").first.inner_text() == "first line\n  second line", name
    page.locator("#docsite-search").fill("second line")
    expect(page.locator(".result-why").first).to_be_visible()
    assert page.locator(".result-why").first.inner_text() == "first line\n  second line"
