"""What notes hold beside CommonMark: code in tabs, wrong beside right, marked lines. Shown without a script, too."""

from collections.abc import Callable

import pytest
from built_site import REPOSITORY, BuiltSite
from checkers import axe, nu_checker
from page_watch import SCREENS
from playwright.sync_api import Page, expect
from static_server import StaticServer

CONTENT = REPOSITORY / "Tests/SitePipelineTests/GoldenSites/notation/content"
CODE = "errors/no-undef/index.html"


@pytest.fixture(scope="module")
def notation(build: Callable[..., BuiltSite]) -> BuiltSite:
    """The site of the golden content, in our own theme."""
    return build("https://example.test/", content=CONTENT)


@pytest.fixture(scope="module")
def host(notation: BuiltSite, serve: Callable[[BuiltSite], StaticServer]) -> StaticServer:
    """A host of it."""
    return serve(notation)


@pytest.fixture
def page(host: StaticServer, open_page: Callable) -> Page:
    """A page with code in tabs."""
    return open_page(host.address(CODE), viewport=SCREENS["desktop"]).page


def chosen(page: Page) -> list[str]:
    """The names of the tabs that are chosen, group by group."""
    return page.locator("[role=tab][aria-selected=true]").all_inner_texts()


def test_one_tab_of_a_group_is_shown_and_a_choice_holds_for_all_groups_and_pages(page: Page) -> None:
    assert chosen(page) == ["Ruby", "Ruby"]
    expect(page.get_by_text("create_card", exact=False)).to_have_count(2)
    expect(page.locator(".code-tab:visible")).to_have_count(2)
    page.get_by_role("tab", name="Python").click()
    assert chosen(page) == ["Python", "Ruby"]
    page.get_by_role("tab", name="Ruby").last.click()
    assert chosen(page) == ["Ruby", "Ruby"]
    page.get_by_role("tab", name="Shell").click()
    page.reload()
    assert chosen(page) == ["Shell", "Ruby"]


def test_tabs_are_chosen_by_keys(page: Page) -> None:
    page.get_by_role("tab", name="Ruby").first.focus()
    for key, name in [("ArrowRight", "Python"), ("End", "Shell"), ("ArrowRight", "Ruby"), ("ArrowLeft", "Shell"), ("Home", "Ruby")]:
        page.keyboard.press(key)
        expect(page.get_by_role("tab", name=name).first).to_be_focused()
        assert chosen(page)[0] == name
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[role=tabpanel]') !== null")


def test_a_tab_stays_where_it_is_when_code_above_it_grows(page: Page) -> None:
    tab = page.get_by_role("tab", name="Go & others")
    page.mouse.wheel(0, 300)
    page.wait_for_function("scrollY > 100")
    top = tab.bounding_box()["y"]
    tab.click()
    assert abs(tab.bounding_box()["y"] - top) < 2


def test_without_a_script_and_on_paper_all_code_is_there_with_its_names(
    page: Page, host: StaticServer, open_page: Callable
) -> None:
    page.emulate_media(media="print")
    plain = open_page(host.address(CODE), java_script_enabled=False, viewport=SCREENS["phone"]).page
    for reader in (page, plain):
        names = reader.locator(".code-name")
        assert names.all_inner_texts() == ["Ruby", "Python", "Shell", "Ruby", "Go & others"]
        for code in [*names.all(), *reader.locator("pre").all()]:
            assert code.bounding_box()["height"] > 10
            expect(code).to_be_visible()
    expect(page.locator("[role=tablist]").first).to_be_hidden()


def test_wrong_and_right_stand_side_by_side_where_there_is_room(page: Page) -> None:
    wrong, right = page.locator(".code-comparison").first.locator("figure").all()
    assert wrong.locator("figcaption").inner_text() == "Wrong"
    assert right.locator("figcaption").inner_text().split() == ["Right", "src/a.js"]
    assert wrong.bounding_box()["y"] == right.bounding_box()["y"]
    page.set_viewport_size(SCREENS["phone"])
    assert wrong.bounding_box()["x"] == right.bounding_box()["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= SCREENS["phone"]["width"]


def test_a_marked_line_is_marked_in_every_scheme_and_goes_as_far_as_its_code_scrolls(page: Page) -> None:
    marks = page.locator("mark.code-line")
    assert marks.count() == 4
    style = "(element) => { const s = getComputedStyle(element); return [s.borderInlineStartStyle, s.backgroundColor]; }"
    for media in [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"forced_colors": "none", "media": "print"}]:
        page.emulate_media(**media)
        assert marks.first.evaluate(style)[0] == "solid"
    page.emulate_media(media="screen", color_scheme="light")
    assert marks.first.evaluate(style)[1] != page.locator("pre").first.evaluate(style)[1]
    widths = marks.last.evaluate("(mark) => [mark.offsetWidth, mark.closest('pre').scrollWidth]")
    assert widths[0] == widths[1] > 600


def test_a_block_is_copied_and_selected_as_its_code_alone(host: StaticServer, open_page: Callable) -> None:
    page = open_page(host.address(CODE), permissions=["clipboard-read", "clipboard-write"]).page
    code = "# Defined above\ncard = create_card\ncharge(card)\n"
    page.locator(".code").first.get_by_role("button").click()
    assert page.evaluate("navigator.clipboard.readText()") == code
    selected = page.evaluate("""() => {
        getSelection().selectAllChildren(document.querySelector("pre"));
        return getSelection().toString();
    }""")
    assert selected.strip() == code.strip()


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_and_the_nu_checker_find_nothing(
    notation: BuiltSite, host: StaticServer, open_page: Callable, screen: str
) -> None:
    pages = [name for name in notation.pages if name.startswith(("errors/", "groups/"))]
    assert len(pages) > 2
    for options in ({"color_scheme": "light"}, {"color_scheme": "dark"}):
        watch = open_page("about:blank", viewport=SCREENS[screen], **options)
        for name in pages:
            watch.page.goto(host.address(name))
            axe(watch.page).assert_clean()
            assert watch.page.evaluate("document.documentElement.scrollWidth") <= SCREENS[screen]["width"]
    report = nu_checker([notation.folder / name for name in pages])
    assert report.faults == []
    assert report.looked_at == len(pages)


NOTE = "errors/no-unused/index.html"


def test_details_fold_and_are_open_on_paper(host: StaticServer, open_page: Callable) -> None:
    page = open_page(host.address(NOTE), viewport=SCREENS["phone"]).page
    line = page.get_by_text("One line.")
    expect(line).to_be_hidden()
    page.locator("summary", has_text="The whole log").click()
    expect(line).to_be_visible()
    page.reload()
    page.emulate_media(media="print")
    assert line.bounding_box()["height"] > 10


def test_the_contents_of_a_long_note_are_open_where_there_is_room_and_fold_on_a_phone(
    host: StaticServer, open_page: Callable
) -> None:
    page = open_page(host.address(NOTE), viewport=SCREENS["desktop"]).page
    contents = page.get_by_role("navigation", name="On this page")
    link = contents.get_by_role("link", name="Example").last
    expect(link).to_be_visible()
    page.set_viewport_size(SCREENS["phone"])
    expect(link).to_be_hidden()
    contents.get_by_text("On this page").click()
    link.click()
    expect(page.locator("#fix-example")).to_be_in_viewport()
    assert page.url.endswith("#fix-example")
    page.goto(host.address(NOTE) + "#example-2")
    expect(page.locator("#fix-example")).to_be_in_viewport()
